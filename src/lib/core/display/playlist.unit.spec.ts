import { describe, expect, it } from 'vitest';
import { entryAt, entryByClock, nextTurn } from './playlist.ts';

const bays = { layout: 'bay', scope: '', dwellS: 30 } as const;
const people = { layout: 'technician', scope: '', dwellS: 45 } as const;
const both = [bays, people];

describe('a playlist', () => {
	it('turns at the end of a page once the time of the entry is over', () => {
		const first = { index: 0, since: 1000 };
		expect(nextTurn(both, first, { cause: 'page-end', at: 30_999 })).toBe(first);
		const second = nextTurn(both, first, { cause: 'page-end', at: 31_000 });
		expect(second).toEqual({ index: 1, since: 31_000 });
		expect(nextTurn(both, second, { cause: 'page-end', at: 75_999 })).toBe(second);
		expect(nextTurn(both, second, { cause: 'page-end', at: 76_000 }).index).toBe(0);
	});

	it('turns at once when somebody asks for it', () => {
		expect(nextTurn(both, { index: 0, since: 0 }, { cause: 'asked', at: 1 })).toEqual({
			index: 1,
			since: 1
		});
	});

	it('stays where there is nothing to turn to', () => {
		const only = { index: 0, since: 0 };
		expect(nextTurn([bays], only, { cause: 'asked', at: 1e9 })).toBe(only);
	});

	it('goes by the clock where nobody counts its turns', () => {
		expect(entryByClock(both, 0)).toBe(bays);
		expect(entryByClock(both, 29_999)).toBe(bays);
		expect(entryByClock(both, 30_000)).toBe(people);
		expect(entryByClock(both, 74_999)).toBe(people);
		expect(entryByClock(both, 75_000)).toBe(bays);
		expect(entryByClock([bays], 1e12)).toBe(bays);
		expect(entryByClock([], 5)).toBeNull();
	});

	it('begins anew where it became shorter', () => {
		const turn = { index: 4, since: 0 };
		expect(entryAt(both, turn)).toBe(bays);
		expect(nextTurn(both, turn, { cause: 'page-end', at: 5 })).toEqual({ index: 0, since: 5 });
		expect(entryAt([], turn)).toBeNull();
	});
});
