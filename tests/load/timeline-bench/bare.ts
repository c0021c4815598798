import { mount } from 'svelte';
import BenchPlain from './BenchPlain.svelte';
import { LiveRows } from '$lib/timeline/live-rows.svelte.ts';

/** A runtime with a list in it and nothing else: what the timeline's own code is weighed against. */
mount(BenchPlain, { target: document.body, props: { rows: new LiveRows() } });
