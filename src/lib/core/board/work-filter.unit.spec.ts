import { describe, expect, it } from 'vitest';
import { advisorCode, jobId, skillCode } from '#core/ids.ts';
import { aJob, aWash } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { trayOf } from './tray.ts';
import {
	filterChoices,
	filterTest,
	filterTray,
	isFiltering,
	knownFilter,
	NO_FILTER,
	type WorkFilter
} from './work-filter.ts';

const state = aState({
	jobs: [
		aJob({ id: jobId('engine'), operations: [{}, aWash()] }),
		aJob({
			id: jobId('dent'),
			advisor: advisorCode('other'),
			operations: [{ trade: 'body', skill: skillCode('BODY') }]
		})
	]
});
const left = (filter: Partial<WorkFilter>): readonly string[] =>
	filterTray(state, trayOf(state, at('10:00')), { ...NO_FILTER, ...filter })['to-place'].map(
		({ job }) => job
	);

describe('filterTray', () => {
	it.each<[string, Partial<WorkFilter>, readonly string[]]>([
		['nothing', {}, ['engine', 'dent']],
		['a trade', { trade: 'body' }, ['dent']],
		['a trade nobody needs', { trade: 'paint' }, []],
		['a team by what it can do', { team: '机电一组' }, ['engine']],
		['another team', { team: '钣喷组' }, ['dent']],
		['an advisor', { advisor: advisorCode('other') }, ['dent']],
		['a team and a trade it does not have', { team: '洗车组', trade: 'mechanical' }, []]
	])('by %s', (_, filter, jobs) => {
		expect(left(filter)).toEqual(jobs);
	});
});

describe('filterChoices', () => {
	it('offers what the workshop has, and nothing before it is set up', () => {
		expect(filterChoices(state)).toMatchObject({
			trades: ['mechanical', 'body', 'paint', 'inspection', 'wash'],
			teams: ['机电一组', '机电二组', '钣喷组', '质检组', '洗车组'],
			advisors: [{ advisor: '谢明' }]
		});
		expect(filterChoices({ ...state, setup: null })).toEqual({
			trades: [],
			teams: [],
			advisors: []
		});
	});

	it('drops from a kept filter what is not there any more', () => {
		const kept: WorkFilter = { trade: 'sublet', team: '机电一组', advisor: advisorCode('gone') };
		const known = knownFilter(filterChoices(state), kept);
		expect(known).toEqual({ trade: null, team: '机电一组', advisor: null });
		expect([isFiltering(known), isFiltering(NO_FILTER)]).toEqual([true, false]);
	});

	it('lets everything through where only the advisor is asked for and there is no work', () => {
		const test = filterTest(state, { ...NO_FILTER, advisor: advisorCode('other') });
		expect(test({ advisor: advisorCode('other'), needs: [] })).toBe(true);
	});
});
