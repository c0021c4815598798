import { describe, expect, it } from 'vitest';
import { choicesFrom } from './kept-choices.svelte.ts';

const FIRST = choicesFrom(null);

describe('choicesFrom', () => {
	it('reads back what was kept', () => {
		const kept = {
			filter: { trade: 'body', team: '钣喷组', advisor: '谢明' },
			folded: ['booked'],
			view: 'table',
			isLoadOpen: true,
			isQuiet: true
		};
		expect(choicesFrom(JSON.stringify(kept))).toEqual(kept);
	});

	it.each(['', 'not json', '3', 'null', '[]', '{"filter":7,"folded":"all","view":"globe"}'])(
		'begins anew with %j',
		(text) => {
			expect(choicesFrom(text)).toEqual(FIRST);
		}
	);

	it('keeps what it knows of a text from another version', () => {
		const kept = '{"folded":["parts","attic"],"filter":{"trade":"magic","team":"A"}}';
		expect(choicesFrom(kept)).toEqual({
			...FIRST,
			folded: ['parts'],
			filter: { trade: null, team: 'A', advisor: null }
		});
	});
});
