import { describe, expect, it } from 'vitest';
import { jobId, personId } from '#core/ids.ts';
import { aJob, aPlan, aPromise, aStint, aWash } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import { sortLines, workTableOf, type SortBy } from './work-table.ts';

const now = at('10:00');
const who = { id: personId('P1'), role: 'dispatcher' } as const;
const shown = { shown: { from: at('07:00'), to: at('19:00') }, now, who } as const;
const table = (...jobs: ReturnType<typeof aJob>[]) => workTableOf(aState({ jobs }), shown);

describe('workTableOf', () => {
	it('has a row for what is planned, what runs and what has no place', () => {
		const lines = table(
			aJob({
				operations: [
					{ state: 'running', plan: aPlan(), stints: [aStint({ from: at('09:05') })] },
					{ plan: aPlan({ start: at('11:00') }) },
					aWash()
				]
			})
		);
		expect(lines.map(({ state, bays, from, verbs }) => [state, bays[0], from, verbs[0]])).toEqual([
			['running', 'A01', at('09:00'), 'finish'],
			['open', 'A01', at('11:00'), 'place'],
			['open', undefined, null, 'place']
		]);
	});

	it('leaves out what lies on another day, and the open work of a visit that ended', () => {
		const tomorrow = aJob({ operations: [{ plan: aPlan({ start: at('09:00', TOMORROW) }) }] });
		const gone = aJob({ end: { how: 'cancelled', at: at('09:00'), reason: '' } });
		expect([table(tomorrow), table(gone)]).toEqual([[], []]);
	});

	it('offers only what the person may do', () => {
		const lines = workTableOf(aState({ jobs: [aJob()] }), {
			...shown,
			who: { ...who, role: 'display' }
		});
		expect(lines[0]?.verbs).toEqual([]);
	});
});

describe('sortLines', () => {
	const lines = table(
		aJob({ id: jobId('b'), promises: [aPromise(at('16:00'))], operations: [{ plan: aPlan() }] }),
		aJob({ id: jobId('a'), promises: [aPromise(at('12:00'))], operations: [{ name: '洗' }] }),
		aJob({ id: jobId('c'), operations: [{ standardMinutes: 10 }] })
	);
	const sorted = (by: SortBy, isDescending = false): readonly string[] =>
		sortLines(lines, { by, isDescending }).map(({ job }) => job);

	it('puts the earliest promise first, and cars without one last either way', () => {
		expect([sorted('promise'), sorted('promise', true)]).toEqual([
			['a', 'b', 'c'],
			['b', 'a', 'c']
		]);
	});

	it.each<[SortBy, readonly string[]]>([
		['from', ['b', 'a', 'c']],
		['bay', ['b', 'a', 'c']],
		['technician', ['b', 'a', 'c']],
		['minutes', ['c', 'a', 'b']],
		['state', ['a', 'b', 'c']],
		['plate', ['b', 'a', 'c']]
	])('by %s, equal ones by promise', (by, order) => {
		expect(sorted(by)).toEqual(order);
	});
});
