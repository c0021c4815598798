import { describe, expect, it } from 'vitest';
import { aBay, aSetup, aTechnician, BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aJob, anInspection, aPlan } from '../../../../tests/builders/a-job.ts';
import { aState, anAbsence, anOutage } from '../../../../tests/builders/a-state.ts';
import { after, when } from '../../../../tests/support/scenario.ts';
import type { Command } from '../commands.ts';
import { advisorCode, bayCode, skillCode, technicianCode } from '../ids.ts';
import type { Refusal } from '../refusals.ts';
import { emptyState, type WorkshopState } from '../state.ts';
import { problemsOfEdit } from './decide-edit-setup.ts';
import { withoutVersion } from './decide-workshop.ts';
import type { SetupEdit } from './setup-edit.ts';
import type { ArrivalSettings, Setup } from './setup.ts';

const edit = (change: SetupEdit, name?: string, seen = 1): Command => ({
	type: 'EditSetup',
	seen,
	edit: change,
	...(name === undefined ? {} : { name })
});
const setupAfter = (state: WorkshopState, change: SetupEdit, name?: string): Setup =>
	after(state, [edit(change, name)]).setup!;
const codes = (things: readonly { readonly code: string }[]): readonly string[] =>
	things.map(({ code }) => code);

const skill = { ...aSetup().skills[0]!, code: skillCode('EV'), name: '三电' };
const operation = { ...aSetup().operations[0]!, itemCode: 'DP011', name: '更换前制动片' };
const newYear = { date: '2027-01-01', name: '元旦', open: null };
const newcomer = aTechnician({
	code: technicianCode('T900'),
	team: '机电二组',
	skills: { M1: 1.2 }
});

describe('the yard in the set-up', () => {
	const set = (arrivals: Partial<ArrivalSettings>) => edit({ kind: 'set-arrivals', arrivals });

	it('keeps what is not named', () => {
		const { state } = when(aState(), set({ noShowMinutes: 45 }));
		expect(state.setup).toMatchObject({ noShowMinutes: 45, parkingSlots: ['P01', 'P02', 'P03'] });
	});

	it('keeps a slot as long as a car stands in it', () => {
		const parked = aState({ jobs: [aJob({ slot: 'P02' })] });
		expect(when(parked, set({ parkingSlots: ['P01'] })).refusal).toMatchObject({
			code: 'workshop/in-use',
			what: 'P02',
			count: 1
		});
		expect(when(parked, set({ parkingSlots: ['P02'] })).refusal).toBeNull();
	});

	it.each<[Partial<ArrivalSettings>, string]>([
		[{ parkingSlots: ['P01', 'P01'] }, 'parkingSlots[1]'],
		[{ noShowMinutes: 0 }, 'noShowMinutes']
	])('%o cannot be', (arrivals, where) => {
		expect(when(aState(), set(arrivals)).refusal).toMatchObject({
			code: 'workshop/invalid-set-up',
			where
		});
	});
});

describe('editing the set-up', () => {
	it.each<[string, SetupEdit, string | undefined, (setup: Setup) => unknown, unknown]>([
		[
			'names the workshop',
			{ kind: 'set-workshop', name: '城南店', timeZone: 'Asia/Urumqi' },
			undefined,
			({ name, timeZone }) => [name, timeZone],
			['城南店', 'Asia/Urumqi']
		],
		[
			'sets the opening hours',
			{ kind: 'set-hours', hours: { from: '09:00', to: '18:00', weekdays: [1, 7] } },
			undefined,
			({ hours }) => hours,
			{ from: '09:00', to: '18:00', weekdays: [1, 7] }
		],
		[
			'says whom to call for help',
			{ kind: 'set-andon', andon: { levels: [{ role: 'manager', afterMinutes: 2 }] } },
			undefined,
			({ andon }) => andon.levels,
			[{ role: 'manager', afterMinutes: 2 }]
		],
		[
			'adds a bay as the last',
			{ kind: 'put-bay', bay: aBay({ code: bayCode('A09') }) },
			undefined,
			({ bays }) => codes(bays).at(-1),
			'A09'
		],
		[
			'changes a bay in its place',
			{ kind: 'put-bay', bay: aBay({ name: '双柱举升' }) },
			undefined,
			({ bays }) => bays[0],
			aBay({ name: '双柱举升' })
		],
		[
			'moves a bay',
			{ kind: 'move-bay', code: BAY.lift3, to: 0 },
			undefined,
			({ bays }) => codes(bays).slice(0, 3),
			['A03', 'A01', 'A02']
		],
		[
			'removes a bay',
			{ kind: 'remove-bay', code: BAY.lift1 },
			undefined,
			({ bays }) => codes(bays)[0],
			'A02'
		],
		[
			'adds a technician',
			{ kind: 'put-technician', technician: newcomer },
			'陈明',
			({ technicians }) => technicians.at(-1),
			newcomer
		],
		[
			'removes a technician',
			{ kind: 'remove-technician', code: TECHNICIAN.mechanic },
			undefined,
			({ technicians }) => codes(technicians)[0],
			'T002'
		],
		[
			'renames a team',
			{ kind: 'rename-team', from: '机电一组', to: '快修组' },
			undefined,
			({ technicians }) => technicians.slice(0, 3).map(({ team }) => team),
			['快修组', '快修组', '机电二组']
		],
		[
			'adds an advisor',
			{ kind: 'put-advisor', code: advisorCode('SA9') },
			'林春梅',
			({ advisors }) => advisors,
			['谢明', 'SA9']
		],
		[
			'removes an advisor',
			{ kind: 'remove-advisor', code: advisorCode('谢明') },
			undefined,
			({ advisors }) => advisors,
			[]
		],
		['adds a skill', { kind: 'put-skill', skill }, undefined, ({ skills }) => skills.at(-1), skill],
		[
			'adds a holiday among the others by date',
			{ kind: 'put-holiday', holiday: newYear },
			undefined,
			({ holidays }) => holidays.map(({ date }) => date),
			['2027-01-01', '2027-05-01']
		],
		[
			'removes a holiday',
			{ kind: 'remove-holiday', date: '2027-05-01' },
			undefined,
			({ holidays }) => holidays,
			[]
		],
		[
			'adds an operation to the catalogue',
			{ kind: 'put-operation', operation },
			undefined,
			({ operations }) => operations.at(-1),
			operation
		],
		[
			'removes an operation from the catalogue',
			{ kind: 'remove-operation', itemCode: 'BY001' },
			undefined,
			({ operations }) => operations,
			[]
		],
		[
			'sets one rule and leaves the others',
			{ kind: 'set-rules', rules: { roadTest: { items: ['BX003'], minutes: 20 } } },
			undefined,
			({ rules }) => [rules.roadTest, rules.sameDay],
			[{ items: ['BX003'], minutes: 20 }, ['定期保养']]
		],
		[
			'sets one list of reasons and leaves the other',
			{ kind: 'set-reasons', reasons: { lateFinish: ['停电'] } },
			undefined,
			({ reasons }) => reasons,
			{ ...aSetup().reasons, lateFinish: ['停电'] }
		]
	])('%s', (_what, change, name, read, expected) => {
		const holidays = [{ date: '2027-05-01', name: '劳动节', open: null }];
		const state = aState({ setup: aSetup({ holidays }) });
		expect(read(setupAfter(state, change, name))).toEqual(expected);
		expect(when(state, edit(change, name)).events[0]).toEqual({
			type: 'SetupEdited',
			edit: change
		});
	});

	it('removes a skill nobody needs any more', () => {
		const state = after(aState(), [edit({ kind: 'put-skill', skill })]);
		const command = edit({ kind: 'remove-skill', code: skill.code }, undefined, state.setupVersion);
		expect(codes(after(state, [command]).setup!.skills)).not.toContain('EV');
	});

	it('keeps the name beside the log; a new name alone is news for the screens', () => {
		const put: SetupEdit = { kind: 'put-technician', technician: aSetup().technicians[0]! };
		const first = when(aState(), edit(put, ' 韩嘉豪 '));
		expect(JSON.stringify(first.events)).not.toContain('韩嘉豪');
		expect(first.state.registers.staff.get('T001')?.name).toBe('韩嘉豪');
		expect(first.state.setupVersion).toBeGreaterThan(1);
		expect(when(first.state, edit(put, '韩嘉豪', first.state.setupVersion)).events).toEqual([]);
	});

	it('takes the absences of a removed technician and the outage of a removed bay along', () => {
		const state = aState({ absences: [anAbsence()], outages: [anOutage()] });
		const { absences } = after(state, [
			edit({ kind: 'remove-technician', code: TECHNICIAN.mechanic })
		]);
		expect(absences.size).toBe(0);
		const events = when(state, edit({ kind: 'remove-bay', code: BAY.lift1 })).events;
		const was = withoutVersion(anOutage());
		expect(events.at(-1)).toEqual({ type: 'BayReturned', bay: 'A01', was });
		expect(after(state, [edit({ kind: 'remove-bay', code: BAY.lift1 })]).outages.size).toBe(0);
	});
});

describe('an edit is refused', () => {
	it('when somebody else edited in between', () => {
		expect(
			when(aState(), edit({ kind: 'remove-bay', code: BAY.lift1 }, undefined, 0)).refusal
		).toEqual({ code: 'stale', what: 'setup', seen: 0, version: 1 });
	});

	it('when nothing has been set up', () => {
		const command = edit({ kind: 'remove-bay', code: BAY.lift1 }, undefined, 0);
		expect(when(emptyState, command).refusal).toEqual({ code: 'workshop/not-set-up' });
	});

	it.each<[SetupEdit, Refusal]>([
		[
			{ kind: 'move-bay', code: bayCode('Z9'), to: 0 },
			{ code: 'bay/unknown', bay: 'Z9' }
		],
		[
			{ kind: 'remove-bay', code: bayCode('Z9') },
			{ code: 'bay/unknown', bay: 'Z9' }
		],
		[
			{ kind: 'remove-technician', code: technicianCode('T9') },
			{ code: 'technician/unknown', technician: 'T9' }
		],
		[
			{ kind: 'remove-skill', code: skillCode('X') },
			{ code: 'skill/unknown', skill: 'X' }
		],
		[
			{ kind: 'rename-team', from: '?', to: '!' },
			{ code: 'workshop/no-such-entry', list: 'teams', value: '?' }
		],
		[
			{ kind: 'remove-advisor', code: advisorCode('?') },
			{ code: 'workshop/no-such-entry', list: 'advisors', value: '?' }
		],
		[
			{ kind: 'remove-holiday', date: '2027-01-01' },
			{ code: 'workshop/no-such-entry', list: 'holidays', value: '2027-01-01' }
		],
		[
			{ kind: 'remove-operation', itemCode: '?' },
			{ code: 'workshop/no-such-entry', list: 'operations', value: '?' }
		]
	])('for what is not there: %j', (change, refusal) => {
		expect(when(aState(), edit(change)).refusal).toEqual(refusal);
	});

	it.each<[SetupEdit, string | undefined, string, string]>([
		[{ kind: 'set-workshop', name: '', timeZone: 'UTC' }, undefined, 'name', 'empty'],
		[{ kind: 'set-workshop', name: 'x', timeZone: 'Mars' }, undefined, 'timeZone', 'unknown-zone'],
		[
			{ kind: 'set-hours', hours: { from: '18:00', to: '08:00', weekdays: [1] } },
			undefined,
			'hours',
			'ends-before-start'
		],
		[
			{ kind: 'put-bay', bay: aBay({ code: bayCode('A09'), type: '' }) },
			undefined,
			'bays[8].type',
			'empty'
		],
		[{ kind: 'put-technician', technician: newcomer }, ' ', 'technicians[7].name', 'empty'],
		[
			{ kind: 'put-technician', technician: { ...newcomer, skills: { M9: 1 } } },
			'陈明',
			'technicians[7].skills.M9',
			'unknown-skill'
		],
		[
			{ kind: 'put-technician', technician: { ...newcomer, skills: { M1: 99 } } },
			'陈明',
			'technicians[7].skills.M1',
			'out-of-range'
		],
		[
			{
				kind: 'put-technician',
				technician: { ...newcomer, lunch: { from: '12:00', to: '11:00' } }
			},
			'陈明',
			'technicians[7].lunch',
			'ends-before-start'
		],
		[{ kind: 'put-advisor', code: advisorCode('T001') }, '陈明', 'advisors[1].code', 'duplicate'],
		[
			{ kind: 'put-skill', skill: { ...skill, bayTypes: [] } },
			undefined,
			'skills[6].bayTypes',
			'empty'
		],
		[
			{ kind: 'put-holiday', holiday: { ...newYear, date: '2027-02-30' } },
			undefined,
			'holidays[0].date',
			'not-a-date'
		],
		[
			{ kind: 'put-operation', operation: { ...operation, standardMinutes: 0 } },
			undefined,
			'operations[1].standardMinutes',
			'out-of-range'
		],
		[
			{ kind: 'set-rules', rules: { wash: { skill: skillCode('?'), minutes: {} } } },
			undefined,
			'rules.wash.skill',
			'unknown-skill'
		],
		[
			{ kind: 'set-reasons', reasons: { lengthening: [''] } },
			undefined,
			'reasons.lengthening[0]',
			'empty'
		],
		[{ kind: 'rename-team', from: '机电二组', to: '' }, undefined, 'technicians[2].team', 'empty']
	])('for what cannot be, with its place: %j', (change, name, where, why) => {
		const refusal = when(aState(), edit(change, name)).refusal;
		expect(refusal).toMatchObject({ code: 'workshop/invalid-set-up', where, why });
		const [problem] = problemsOfEdit(aState(), { edit: change, name });
		expect(problem).toMatchObject({ path: where, code: why });
	});

	it('for the last bay', () => {
		const state = aState({ setup: aSetup({ bays: [aBay()] }) });
		expect(when(state, edit({ kind: 'remove-bay', code: BAY.lift1 })).refusal).toMatchObject({
			code: 'workshop/invalid-set-up',
			where: 'bays',
			why: 'empty'
		});
	});

	it('for what is in use, with where', () => {
		const job = aJob({
			operations: [{ plan: aPlan() }, anInspection()],
			place: { bay: BAY.lift1, since: 0 }
		});
		const state = aState({ jobs: [job] });
		const [work, inspection] = job.operations.map(({ id }) => ({
			by: 'operation',
			job: job.id,
			operation: id
		}));
		const whereOf = (change: SetupEdit) => when(state, edit(change)).refusal;
		expect(whereOf({ kind: 'remove-bay', code: BAY.lift1 })).toEqual({
			code: 'workshop/in-use',
			what: 'A01',
			where: [{ by: 'job', job: job.id }, work],
			count: 2
		});
		expect(whereOf({ kind: 'remove-technician', code: TECHNICIAN.mechanic })).toMatchObject({
			code: 'workshop/in-use',
			where: [work]
		});
		expect(whereOf({ kind: 'remove-advisor', code: advisorCode('谢明') })).toMatchObject({
			code: 'workshop/in-use',
			where: [{ by: 'job', job: job.id }]
		});
		expect(whereOf({ kind: 'remove-skill', code: skillCode('QC') })).toMatchObject({
			code: 'workshop/in-use',
			where: [
				{ by: 'rule', rule: 'finalInspection' },
				{ by: 'rule', rule: 'processInspection' },
				{ by: 'technician', technician: 'T006' },
				inspection
			]
		});
		expect(whereOf({ kind: 'remove-operation', itemCode: 'BY001' })).toMatchObject({
			code: 'workshop/in-use',
			where: [work]
		});
	});

	it('for an operation the road test names, and a skill the catalogue names', () => {
		const listed = aSetup({ operations: [operation] });
		const state = aState({ setup: listed });
		expect(
			when(state, edit({ kind: 'remove-operation', itemCode: 'DP011' })).refusal
		).toMatchObject({
			where: [{ by: 'rule', rule: 'roadTest' }]
		});
		const refusal = when(state, edit({ kind: 'remove-skill', code: skillCode('M1') })).refusal;
		expect(refusal).toMatchObject({
			where: expect.arrayContaining([{ by: 'operation-type', itemCode: 'DP011' }]) as unknown
		});
	});
});
