import { mount } from 'svelte';
import { Hands } from '$lib/timeline/hands.svelte.ts';
import { LiveRows } from '$lib/timeline/live-rows.svelte.ts';
import Timeline from '$lib/timeline/Timeline.svelte';
import BenchPlain from './BenchPlain.svelte';

/** The same with the timeline and its controller, as a page loads them. */
const nothing = (): undefined => undefined;
const rows = new LiveRows();
mount(BenchPlain, { target: document.body, props: { rows } });
mount(Timeline, {
	target: document.body,
	props: {
		rows,
		label: '',
		shown: { from: 0, to: 1 },
		zoom: 1,
		midnight: 0,
		now: 0,
		selectedBar: null,
		selectedJob: null,
		isPending: () => false,
		clock: String,
		hands: new Hands({
			grid: () => ({ stepMs: 1, origin: 0 }),
			drop: nothing,
			back: nothing,
			carries: nothing,
			menu: nothing,
			backBox: () => null
		}),
		verbs: {
			select: nothing,
			open: nothing,
			name: () => '',
			level: () => '',
			promise: () => ''
		}
	}
});
