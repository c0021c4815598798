import { mount } from 'svelte';
import BenchPlain from './BenchPlain.svelte';
import { LiveRows } from '$lib/timeline/live-rows.svelte.ts';
import { getLocale } from '$lib/i18n/context.ts';
import { operationName } from '$lib/i18n/operation-name.ts';
import { wordsText } from '$lib/i18n/words.ts';
import Icon from '$lib/ui/Icon.svelte';

/** The bare runtime with what the timeline uses of the product's words and icons, which other pages load as well. */
mount(BenchPlain, { target: document.body, props: { rows: new LiveRows() } });
mount(Icon, { target: document.body, props: { name: 'car' } });
Object.assign(globalThis, { getLocale, operationName, wordsText });
