import { expect, it } from 'vitest';
import { afterFault, MOST_AN_HOUR } from './self-care.ts';

const HOUR = 3_600_000;

it('loads a page again after a fault, three times an hour, and then leaves it', () => {
	let kept: readonly number[] = [];
	for (let at = 0; at < MOST_AN_HOUR; at += 1) {
		const { todo, kept: next } = afterFault(kept, at * 1_000);
		expect(todo).toBe('reload');
		kept = next;
	}
	expect(afterFault(kept, 5_000)).toEqual({ todo: 'lite', kept: [] });
});

it('forgets faults of more than an hour ago, and those of a clock that was ahead', () => {
	expect(afterFault([0, 1, 2], HOUR + 3)).toEqual({ todo: 'reload', kept: [HOUR + 3] });
	expect(afterFault([9_000, 9_001, 9_002], 10)).toEqual({ todo: 'reload', kept: [10] });
});
