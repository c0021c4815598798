import { describe, expect, it } from 'vitest';
import { viewFrom } from './kept-view.svelte.ts';

describe('the kept view of the floor', () => {
	it.each([
		[null, { by: 'bay', team: null }],
		['{"by":"stage","team":"机电一组"}', { by: 'stage', team: '机电一组' }],
		['{"by":"colour","team":7}', { by: 'bay', team: null }],
		['{{', { by: 'bay', team: null }],
		['3', { by: 'bay', team: null }]
	])('%s', (text, view) => {
		expect(viewFrom(text)).toEqual(view);
	});
});
