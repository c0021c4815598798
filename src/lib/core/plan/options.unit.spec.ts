import { describe, expect, it } from 'vitest';
import { aJob, anInspection, aPlan, aPromise, aStint } from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { anAbsence, anOutage, aState } from '../../../../tests/builders/a-state.ts';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import { jobId, operationId, skillCode } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import { localTimeOf } from '../time/zone.ts';
import { alternativesTo } from './alternatives.ts';
import { optionsFor, type PlacementOption } from './options.ts';

const J1 = jobId('J1');
const NOW = at('08:58');
const wish = (n = 1) => ({ job: J1, operation: operationId(J1, n) });
const text = ({ placement, end }: PlacementOption): string => {
	const from = localTimeOf(placement.start, 'Asia/Shanghai');
	const to = localTimeOf(end, 'Asia/Shanghai');
	return `${placement.bay} ${placement.technicians.join()} ${from}-${to}`;
};
const options = (state: WorkshopState, now = NOW, n = 1): string[] =>
	optionsFor(state, wish(n), now).map(text);

describe('options for an operation', () => {
	it('are every able technician in every suitable bay, the best first, on five minutes', () => {
		expect(options(aState({ jobs: [aJob()] }))).toEqual([
			'K01 T001 09:00-10:00',
			'K01 T003 09:00-10:00',
			'A01 T001 09:00-10:00',
			'A01 T003 09:00-10:00',
			'A02 T001 09:00-10:00',
			'A02 T003 09:00-10:00',
			'A03 T001 09:00-10:00',
			'A03 T003 09:00-10:00',
			'K01 T002 09:00-10:15',
			'A01 T002 09:00-10:15',
			'A02 T002 09:00-10:15',
			'A03 T002 09:00-10:15'
		]);
	});

	it('go into a gap that is long enough, and no shorter one', () => {
		const busy = (id: string, start: string) =>
			aJob({
				id: jobId(id),
				operations: [
					{ plan: aPlan({ start: at(start), bay: BAY.quick, technicians: [TECHNICIAN.slow] }) }
				]
			});
		const state = aState({ jobs: [aJob(), busy('J2', '09:30'), busy('J3', '11:30')] });
		const quick = options(state).filter((one) => one.startsWith('K01 T001'));
		// The gap from 10:30 to 11:30 is exactly an hour.
		expect(quick).toEqual(['K01 T001 10:30-11:30']);
	});

	it('give the work to whoever has less of it when all else is equal', () => {
		const state = aState({
			jobs: [
				aJob(),
				aJob({ id: jobId('J2'), operations: [{ plan: aPlan({ start: at('15:00') }) }] })
			]
		});
		expect(options(state)[0]).toBe('K01 T003 09:00-10:00');
	});

	it('prefer a bay where no other car still stands', () => {
		const place = { bay: BAY.quick, since: at('08:00') };
		const done = { state: 'finished' as const, finishedAt: at('08:30') };
		const parked = aJob({ id: jobId('J2'), place, operations: [done] });
		expect(options(aState({ jobs: [aJob(), parked] }))[0]).toBe('A01 T001 09:00-10:00');
		expect(options(aState({ jobs: [aJob({ place })] }))[0]).toBe('K01 T001 09:00-10:00');
	});

	it.each<[string, Parameters<typeof aState>[0], string]>([
		['for the parts', { jobs: [aJob({ operations: [{ partsDueAt: at('09:31') }] })] }, '09:35'],
		['for the car', { jobs: [aJob({ arrivedAt: null, expectedAt: at('10:00') })] }, '10:00'],
		['for lunch to end', { jobs: [aJob({ operations: [{ standardMinutes: 200 }] })] }, '12:30'],
		[
			'for tomorrow',
			{
				jobs: [aJob()],
				absences: ['T001', 'T002', 'T003'].map((code, n) =>
					anAbsence({ id: String(n), technician: code as never })
				)
			},
			'08:00'
		]
	])('wait %s', (_what, given, start) => {
		const first = optionsFor(aState(given), wish(), NOW)[0];
		expect(localTimeOf(first?.placement.start ?? 0, 'Asia/Shanghai')).toBe(start);
	});

	it('wait for the work before it', () => {
		const state = aState({
			jobs: [aJob({ operations: [{ plan: aPlan({ start: at('10:00') }) }, anInspection()] })]
		});
		expect(options(state, NOW, 2)[0]).toBe('Q01 T006 11:00-11:15');
	});

	it('span the night when the work may be split', () => {
		const job = aJob({ operations: [{ skill: skillCode('BODY'), standardMinutes: 600 }] });
		const [first] = optionsFor(aState({ jobs: [job] }), wish(), NOW);
		expect(first?.end).toBe(at('10:30', TOMORROW));
	});

	it('go through lunch, with a reason to be given, when the work fits no other way', () => {
		const job = aJob({ operations: [{ standardMinutes: 310 }] });
		const [first] = optionsFor(aState({ jobs: [job] }), wish(), NOW);
		expect(first === undefined ? null : text(first)).toBe('K01 T001 09:00-14:10');
		expect(first?.conflicts.map(({ code }) => code)).toEqual(['closed-hours']);
	});

	it('leave out a bay that is out of order, and go on after one that returns', () => {
		const jobs = [aJob()];
		const out = [anOutage({ bay: BAY.quick }), anOutage({ until: at('11:00') })];
		const found = options(aState({ jobs, outages: out }));
		expect(found.some((one) => one.startsWith('K01'))).toBe(false);
		expect(found).toContain('A01 T001 11:00-12:00');
	});

	it('say which promise each would break', () => {
		const job = aJob({ promises: [aPromise(at('09:30'))] });
		const [first] = optionsFor(aState({ jobs: [job] }), wish(), NOW);
		expect(first?.broken.map(({ minutesLate }) => minutesLate)).toEqual([30]);
	});

	it('look no further than asked', () => {
		const state = aState({ jobs: [aJob({ operations: [{ partsDueAt: at('11:00', TOMORROW) }] })] });
		const found = (until: number) => optionsFor(state, { ...wish(), until }, NOW).length;
		expect(found(at('10:59', TOMORROW))).toBe(0);
		expect(found(at('11:00', TOMORROW))).toBeGreaterThan(0);
	});

	it.each<[string, WorkshopState]>([
		['of an unknown visit', aState()],
		[
			'of work that began',
			aState({ jobs: [aJob({ operations: [{ state: 'running', stints: [aStint()] }] })] })
		],
		[
			'of work nobody can do',
			aState({ jobs: [aJob({ operations: [{ skill: skillCode('SUBLET') }] })] })
		],
		[
			'of work longer than the day',
			aState({ jobs: [aJob({ operations: [{ standardMinutes: 600 }] })] })
		],
		[
			'while what comes after it is planned too early',
			aState({ jobs: [aJob({ operations: [{}, { plan: aPlan() }] })] })
		]
	])('are none: %s', (_what, state) => {
		expect(options(state)).toEqual([]);
	});
});

describe('alternatives at a wished time', () => {
	const state = aState({
		jobs: [
			aJob(),
			aJob({ id: jobId('J2'), operations: [{ plan: aPlan({ technicians: [TECHNICIAN.slow] }) }] })
		],
		absences: [anAbsence({ to: at('12:00') })]
	});
	const { technicians, bays } = alternativesTo(
		state,
		{ ...wish(), bay: BAY.lift1, technicians: [TECHNICIAN.mechanic], start: at('09:00') },
		NOW
	);

	it('are all technicians, each with what speaks against them, the fittest first', () => {
		expect(
			technicians.map(({ technician, conflicts }) => [
				technician,
				conflicts.map(({ code }) => code)
			])
		).toEqual([
			['T003', []],
			['T001', ['absent']],
			['T004', ['skill-missing']],
			['T005', ['skill-missing']],
			['T006', ['skill-missing']],
			['T007', ['skill-missing']],
			['T002', ['technician-busy']]
		]);
	});

	it('are all bays, each with what speaks against it, the fittest first', () => {
		expect(bays.map(({ bay, conflicts }) => [bay, conflicts.map(({ code }) => code)])).toEqual([
			['A02', []],
			['A03', []],
			['K01', []],
			['B01', ['bay-unsuitable']],
			['H01', ['bay-unsuitable']],
			['Q01', ['bay-unsuitable']],
			['X01', ['bay-unsuitable']],
			['A01', ['bay-busy']]
		]);
	});
});
