import { describe, expect, it } from 'vitest';
import { markToggled } from './walk-around.ts';

const dent = { place: 'roof', kind: 'dent' } as const;
const scratch = { place: 'roof', kind: 'scratch' } as const;

describe('a tap on the outline', () => {
	it('marks, marks another kind beside it, and takes back', () => {
		const one = markToggled([], dent);
		expect(one).toEqual([dent]);
		const both = markToggled(one, scratch);
		expect(both).toEqual([scratch, dent]);
		expect(markToggled(both, dent)).toEqual([scratch]);
	});
});
