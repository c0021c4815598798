import { describe, expect, it } from 'vitest';
import {
	aJob,
	anInspection,
	aPlan,
	aStint,
	aStoppage,
	aWash
} from '../../../../tests/builders/a-job.ts';
import { aSetup, BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { anAbsence, anOutage, aState } from '../../../../tests/builders/a-state.ts';
import { at, SUNDAY, TOMORROW } from '../../../../tests/builders/at.ts';
import { jobId, operationId, skillCode } from '../ids.ts';
import type { Job, Operation } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import { CONFLICT_WEIGHT, type Conflict, type Placement } from './conflict.ts';
import { conflictsOf, heaviest } from './conflicts.ts';

const J1 = jobId('J1');
const J2 = jobId('J2');
const NOW = at('08:00');

const placement = (overrides: Partial<Placement> = {}): Placement => ({
	job: J1,
	operation: operationId(J1, 1),
	bay: BAY.lift1,
	technicians: [TECHNICIAN.mechanic],
	start: at('09:00'),
	...overrides
});
const conflicts = (
	state: WorkshopState,
	change: Partial<Placement> = {},
	now = NOW
): readonly Conflict[] => conflictsOf(state, placement(change), now);
const codes = (...given: Parameters<typeof conflicts>): string[] =>
	conflicts(...given).map(({ code }) => code);
const mine = (
	operation: Partial<Operation> = {},
	job: Partial<Omit<Job, 'operations'>> = {}
): Job => aJob({ ...job, operations: [operation] });
const other = (operation: Partial<Operation>, job: Partial<Omit<Job, 'operations'>> = {}): Job =>
	aJob({ id: J2, ...job, operations: [operation] });

describe('a placement with nothing against it', () => {
	it('has no conflicts, and none with its own present plan', () => {
		expect(conflicts(aState({ jobs: [mine()] }))).toEqual([]);
		expect(conflicts(aState({ jobs: [mine({ plan: aPlan({ start: at('09:30') }) })] }))).toEqual(
			[]
		);
	});

	it('has none either when it names something unknown: planFor refuses that', () => {
		expect(conflicts(aState())).toEqual([]);
	});
});

describe('a bay', () => {
	it.each<[string, string, boolean]>([
		['until just before', '08:00', false],
		['until a minute into it', '08:01', true],
		['all the while', '09:00', true],
		['from a minute before its end', '09:59', true],
		['from its end on', '10:00', false]
	])('that has another car %s', (_when, start, clash) => {
		const plan = aPlan({ start: at(start), technicians: [TECHNICIAN.slow] });
		expect(conflicts(aState({ jobs: [mine(), other({ plan })] }))).toEqual(
			clash
				? [
						{
							code: 'bay-busy',
							bay: BAY.lift1,
							with: { job: J2, operation: operationId(J2, 1), from: plan.start, to: plan.end }
						}
					]
				: []
		);
	});

	it('is held through lunch and night by work that may be split', () => {
		const plan = aPlan({
			start: at('16:00'),
			end: at('09:00', TOMORROW),
			technicians: [TECHNICIAN.slow]
		});
		const state = aState({ jobs: [mine({ standardMinutes: 30 }), other({ plan })] });
		expect(codes(state, { start: at('08:00', TOMORROW) })).toEqual(['bay-busy']);
		expect(codes(state, { start: at('09:00', TOMORROW) })).toEqual([]);
	});

	it('may be shared by two people on one car', () => {
		const job = aJob({
			operations: [{}, { after: [], plan: aPlan({ technicians: [TECHNICIAN.slow] }) }]
		});
		expect(conflicts(aState({ jobs: [job] }))).toEqual([]);
	});

	it('where a finished car still stands is no conflict: it will have been moved', () => {
		const car = other({ state: 'finished' }, { place: { bay: BAY.lift1, since: at('08:00') } });
		expect(conflicts(aState({ jobs: [mine(), car] }))).toEqual([]);
	});

	it.each([
		['until further notice', null, ['bay-out-of-order']],
		['until the start', at('09:00'), []],
		['until just after the start', at('09:01'), ['bay-out-of-order']]
	])('that is out of order %s', (_how, until, expected) => {
		expect(codes(aState({ jobs: [mine()], outages: [anOutage({ until })] }))).toEqual(expected);
	});

	it('must have what the work needs', () => {
		expect(conflicts(aState({ jobs: [mine()] }), { bay: BAY.wash })).toEqual([
			{ code: 'bay-unsuitable', bay: BAY.wash, skill: 'M1' }
		]);
	});
});

describe('a technician', () => {
	it('does one thing at a time', () => {
		const plan = aPlan({ bay: BAY.lift2 });
		expect(conflicts(aState({ jobs: [mine(), other({ plan })] }))).toEqual([
			{
				code: 'technician-busy',
				technician: TECHNICIAN.mechanic,
				with: { job: J2, operation: operationId(J2, 1), from: plan.start, to: plan.end }
			}
		]);
	});

	it('cannot do two operations of one car at once either', () => {
		const job = aJob({ operations: [{}, { after: [], plan: aPlan() }] });
		expect(codes(aState({ jobs: [job] }))).toEqual(['technician-busy']);
	});

	it('on work that overran is busy until now', () => {
		const running = other({
			plan: aPlan({ start: at('08:00'), bay: BAY.lift2 }),
			state: 'running',
			stints: [aStint({ bay: BAY.lift2, from: at('08:00') })]
		});
		const state = aState({ jobs: [mine(), running] });
		expect(codes(state, { start: at('09:20') }, at('09:30'))).toEqual([
			'technician-busy',
			'in-the-past'
		]);
		expect(codes(state, { start: at('09:30') }, at('09:30'))).toEqual([]);
	});

	it('needs the skill', () => {
		expect(conflicts(aState({ jobs: [mine()] }), { technicians: [TECHNICIAN.body] })).toEqual([
			{ code: 'skill-missing', technician: TECHNICIAN.body, skill: 'M1' }
		]);
	});

	it.each([
		['ends as the work starts', at('08:00'), at('09:00'), []],
		['ends just after', at('08:00'), at('09:01'), ['absent']],
		['begins as the work ends', at('10:00'), at('11:00'), []],
		['begins just before', at('09:59'), at('11:00'), ['absent']]
	])('whose absence %s', (...[, from, to, expected]) => {
		const absences = [anAbsence({ from, to })];
		expect(codes(aState({ jobs: [mine()], absences }))).toEqual(expected);
	});

	it('is named for each of several people', () => {
		const state = aState({
			jobs: [mine(), other({ plan: aPlan({ bay: BAY.lift2, technicians: [TECHNICIAN.slow] }) })],
			absences: [anAbsence()]
		});
		const technicians = [TECHNICIAN.mechanic, TECHNICIAN.slow, TECHNICIAN.washer, TECHNICIAN.slow];
		expect(
			conflicts(state, { technicians }).map((conflict) => [
				conflict.code,
				'technician' in conflict ? conflict.technician : null
			])
		).toEqual([
			['absent', TECHNICIAN.mechanic],
			['technician-busy', TECHNICIAN.slow],
			['skill-missing', TECHNICIAN.washer]
		]);
	});
});

describe('hours', () => {
	it.each<[string, Partial<Placement>, readonly (string | null)[]]>([
		['end at lunch', { start: at('11:00') }, []],
		['into lunch', { start: at('11:01') }, [TECHNICIAN.mechanic]],
		['end at closing', { start: at('16:30') }, []],
		['past closing', { start: at('16:31') }, [null]],
		['before opening', { start: at('07:30', TOMORROW) }, [null]],
		['on a Sunday', { start: at('09:00', SUNDAY) }, [null]],
		[
			'into the lunch of a helper',
			{ start: at('10:45'), technicians: [TECHNICIAN.mechanic, TECHNICIAN.early] },
			[TECHNICIAN.early]
		]
	])('%s', (_what, change, whose) => {
		expect(conflicts(aState({ jobs: [mine()] }), change)).toEqual(
			whose.map((technician) => ({ code: 'closed-hours', technician }))
		);
	});

	it('do not stand against work that may be split, nor does the lunch of who helps with it', () => {
		const state = aState({ jobs: [mine({ skill: skillCode('M2'), standardMinutes: 600 })] });
		const technicians = [TECHNICIAN.mechanic, TECHNICIAN.early];
		expect(conflicts(state, { technicians, start: at('16:00') })).toEqual([]);
		expect(codes(state, { technicians, start: at('12:15') })).toEqual(['closed-hours']);
	});

	it('of a shift are the person’s own', () => {
		const setup = aSetup();
		const technicians = setup.technicians.map((technician) => ({
			...technician,
			shift: { from: '09:30', to: '17:30' }
		}));
		const state = aState({ jobs: [mine()], setup: { ...setup, technicians } });
		expect(conflicts(state)).toEqual([{ code: 'closed-hours', technician: TECHNICIAN.mechanic }]);
	});
});

describe('the order of operations', () => {
	const chain = (first: Partial<Operation>, wash: Partial<Operation> = {}): WorkshopState =>
		aState({ jobs: [aJob({ operations: [first, anInspection(), aWash(wash)] })] });
	const washing = {
		operation: operationId(J1, 3),
		bay: BAY.wash,
		technicians: [TECHNICIAN.washer]
	};

	it.each<[string, Partial<Operation>, string, boolean]>([
		['as the planned one before it ends', { plan: aPlan() }, '10:15', false],
		['a minute too early for it', { plan: aPlan() }, '10:14', true],
		['before unplanned work can be done', {}, '08:30', true],
		['after unplanned work can be done', {}, '09:15', false],
		[
			'after the one before it was finished',
			{ state: 'finished', finishedAt: at('08:00') },
			'08:15',
			false
		],
		[
			'while the one before it overruns',
			{
				plan: aPlan({ start: at('07:00') }),
				state: 'running',
				stints: [aStint({ from: at('07:00') })]
			},
			'08:10',
			true
		]
	])('forbids starting: %s', (...[, first, start, clash]) => {
		expect(codes(chain(first), { ...washing, start: at(start) })).toEqual(
			clash ? expect.arrayContaining(['order-of-operations']) : []
		);
	});

	it('names all the work before it that would end too late', () => {
		const found = conflicts(chain({ plan: aPlan() }), { ...washing, start: at('09:30') });
		expect(found.map((one) => ('with' in one ? one.with.operation : null))).toEqual([
			operationId(J1, 1),
			operationId(J1, 2)
		]);
	});

	it.each([
		['as it ends', '10:00', []],
		['before it ends', '09:59', ['order-of-operations']]
	])('lets later work be planned %s', (_what, start, expected) => {
		const plan = aPlan({ start: at(start), bay: BAY.wash, technicians: [TECHNICIAN.washer] });
		expect(codes(chain({}, { plan }))).toEqual(expected);
	});

	it('does not have the car in two places at once', () => {
		const plan = aPlan({ bay: BAY.lift2, technicians: [TECHNICIAN.slow] });
		const job = aJob({ operations: [{}, { after: [], plan }] });
		expect(codes(aState({ jobs: [job] }))).toEqual(['order-of-operations']);
		expect(codes(aState({ jobs: [job] }), { start: at('10:00') })).toEqual([]);
	});
});

describe('whether it can begin then', () => {
	it.each<[string, Partial<Operation>, Conflict[]]>([
		['parts due by then', { partsDueAt: at('09:00') }, []],
		[
			'parts due later',
			{ partsDueAt: at('09:01') },
			[{ code: 'parts-missing', dueAt: at('09:01') }]
		],
		['parts due later that came', { partsDueAt: at('09:01'), partsArrivedAt: at('07:30') }, []],
		['parts overdue', { partsDueAt: at('07:30') }, [{ code: 'parts-missing', dueAt: at('07:30') }]],
		[
			'stopped for parts, nobody knows when',
			{ state: 'stopped', stoppages: [aStoppage()] },
			[{ code: 'parts-missing', dueAt: null }]
		],
		[
			'stopped for parts with a date',
			{ state: 'stopped', stoppages: [aStoppage({ expectedUntil: at('08:30') })] },
			[]
		],
		[
			'stopped for a decision',
			{ state: 'stopped', stoppages: [aStoppage({ reason: 'decision' })] },
			[]
		]
	])('%s', (_what, operation, expected) => {
		expect(conflicts(aState({ jobs: [mine(operation)] }))).toEqual(expected);
	});

	it.each([
		['due at the start', { expectedAt: at('09:00') }, []],
		[
			'due later',
			{ expectedAt: at('09:01') },
			[{ code: 'before-arrival', expectedAt: at('09:01') }]
		],
		[
			'with a later appointment',
			{ appointmentAt: at('10:00') },
			[{ code: 'before-arrival', expectedAt: at('10:00') }]
		]
	])('a car %s', (_what, job, expected) => {
		expect(conflicts(aState({ jobs: [mine({}, { arrivedAt: null, ...job })] }))).toEqual(expected);
	});

	it('warns of a start in the past, not of one now', () => {
		const state = aState({ jobs: [mine()] });
		expect(codes(state, {}, at('09:00'))).toEqual([]);
		expect(codes(state, {}, at('09:00') + 1)).toEqual(['in-the-past']);
	});
});

describe('work that began or ended', () => {
	it.each<[string, Job]>([
		['runs', mine({ state: 'running', stints: [aStint()] })],
		['is paused', mine({ state: 'paused', stints: [aStint({ to: at('09:30') })] })],
		['is finished', mine({ state: 'finished' })],
		['was cancelled', mine({ state: 'cancelled' })],
		['belongs to a visit that ended', mine({}, { end: { how: 'no-show', at: NOW, reason: '' } })]
	])('%s', (_what, job) => {
		expect(conflicts(aState({ jobs: [job], outages: [anOutage()] }))).toEqual([
			{ code: 'already-started' }
		]);
	});
});

describe('the weight of conflicts', () => {
	it('is that of the gravest', () => {
		const busy: Conflict = { code: 'already-started' };
		const hours: Conflict = { code: 'closed-hours', technician: null };
		const past: Conflict = { code: 'in-the-past' };
		expect(heaviest([])).toBeNull();
		expect(heaviest([past])).toBe('warn');
		expect(heaviest([past, hours])).toBe('override');
		expect(heaviest([past, hours, busy])).toBe('never');
	});

	it.each([
		[
			'never',
			['bay-busy', 'technician-busy', 'bay-out-of-order', 'order-of-operations', 'already-started']
		],
		['override', ['bay-unsuitable', 'skill-missing', 'closed-hours', 'absent', 'parts-missing']],
		['warn', ['before-arrival', 'in-the-past']]
	])('%s: the settled list', (weight, list) => {
		const found = Object.entries(CONFLICT_WEIGHT).filter(([, own]) => own === weight);
		expect(found.map(([code]) => code).sort()).toEqual(list.sort());
	});
});
