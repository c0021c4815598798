import { describe, expect, it } from 'vitest';
import { anAbsence, aState } from '../../../../tests/builders/a-state.ts';
import { aJob, aPlan, aStint, anOperation } from '../../../../tests/builders/a-job.ts';
import { aSetup, BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import type { Command } from '../commands.ts';
import type { Actor } from '../decider.ts';
import { advisorCode, commandId, jobId, operationIdFrom, personId, workshopCode } from '../ids.ts';
import { wishRefusal } from './may-wish.ts';
import type { Role } from './role.ts';
import type { StaffLink } from './staff-link.ts';

const HERE = aSetup().code;
const inHouse = (code: StaffLink['code']): StaffLink => ({ workshop: HERE, code });

/** One car with work for the mechanic, an inspection, and work nobody was given. */
const job = aJob({
	advisor: advisorCode('谢明'),
	operations: [
		{ plan: aPlan({ technicians: [TECHNICIAN.mechanic, TECHNICIAN.slow] }) },
		{ kind: 'final-inspection', plan: aPlan({ technicians: [TECHNICIAN.inspector] }) },
		{}
	]
});
const [planned, inspection, unplanned] = job.operations.map(({ id }) => id);
const nobodysCar = aJob({ id: jobId('J2'), advisor: null });
const state = aState({ jobs: [job, nobodysCar], absences: [anAbsence()] });

const teamOf = (code: string): string =>
	state.setup!.technicians.find((one) => one.code === code)!.team;

const someone = (role: Role, staff: StaffLink | null = null): Actor => ({
	id: personId('P1'),
	role,
	name: '王',
	staff
});

const start = (operation = planned!, technicians?: (typeof TECHNICIAN)['mechanic'][]): Command => ({
	type: 'StartOperation',
	job: job.id,
	operation,
	seen: 1,
	technicians
});

const may = (actor: Actor, command: Command, on = state): boolean =>
	wishRefusal(on, command, actor) === null;

describe('a technician', () => {
	const mechanic = someone('technician', inHouse(TECHNICIAN.mechanic));
	const painter = someone('technician', inHouse(TECHNICIAN.painter));

	it('works on what they are planned for, and on nothing else', () => {
		expect(may(mechanic, start())).toBe(true);
		expect(may(painter, start())).toBe(false);
		expect(may(mechanic, start(inspection))).toBe(false);
		expect(may(mechanic, start(unplanned))).toBe(false);
	});

	it('is told that it is somebody else’s work, and which', () => {
		expect(wishRefusal(state, start(), painter)).toEqual({
			code: 'person/not-allowed',
			role: 'technician',
			command: 'StartOperation',
			of: planned
		});
	});

	it('keeps what they have worked on when the plan is given to another', () => {
		const worked = aJob({
			operations: [
				anOperation({
					plan: aPlan({ technicians: [TECHNICIAN.slow] }),
					stints: [aStint({ technician: TECHNICIAN.mechanic })]
				})
			]
		});
		const finish = {
			type: 'FinishOperation',
			job: worked.id,
			operation: worked.operations[0]!.id,
			seen: 1
		} as const;
		const on = aState({ jobs: [worked] });
		expect(may(mechanic, finish, on)).toBe(true);
		expect(may(painter, finish, on)).toBe(false);
	});

	it('names nobody who has nothing to do with it', () => {
		expect(may(mechanic, start(planned, [TECHNICIAN.mechanic]))).toBe(true);
		expect(may(mechanic, start(planned, [TECHNICIAN.slow]))).toBe(true);
		expect(may(mechanic, start(planned, [TECHNICIAN.painter]))).toBe(false);
	});

	it('moves cars they work on', () => {
		const move = { type: 'MoveCar', job: job.id, to: BAY.lift2 } as const;
		expect(may(mechanic, move)).toBe(true);
		expect(may(painter, move)).toBe(false);
	});

	it('is nobody without a number, and under a number of another workshop', () => {
		const elsewhere = { workshop: workshopCode('other'), code: TECHNICIAN.mechanic };
		expect(may(someone('technician'), start())).toBe(false);
		expect(may(someone('technician', elsewhere), start())).toBe(false);
	});
});

describe('a team leader', () => {
	const leader = someone('leader', inHouse(TECHNICIAN.mechanic));
	const other = someone('leader', inHouse(TECHNICIAN.painter));
	const away = (technician: (typeof TECHNICIAN)['mechanic']): Command => {
		const { id, from, to, reason } = anAbsence();
		return { type: 'RecordAbsence', absence: { id, technician, from, to, reason } };
	};

	it('works for the team', () => {
		expect(teamOf(TECHNICIAN.slow)).toBe(teamOf(TECHNICIAN.mechanic));
		expect(teamOf(TECHNICIAN.painter)).not.toBe(teamOf(TECHNICIAN.mechanic));
		expect(may(leader, start())).toBe(true);
		expect(may(other, start())).toBe(false);
		expect(may(leader, start(planned, [TECHNICIAN.slow]))).toBe(true);
		expect(may(leader, start(planned, [TECHNICIAN.painter]))).toBe(false);
	});

	it('records absences of the team and withdraws them', () => {
		expect(may(leader, away(TECHNICIAN.slow))).toBe(true);
		expect(may(leader, away(TECHNICIAN.painter))).toBe(false);
		const withdraw = { type: 'WithdrawAbsence', absence: anAbsence().id } as const;
		expect(may(leader, withdraw)).toBe(true);
		expect(may(other, withdraw)).toBe(false);
		expect(may(other, { ...withdraw, absence: 'gone' })).toBe(true);
	});

	it('takes any bay out of order', () => {
		const out = { type: 'TakeBayOut', bay: BAY.booth, reason: '烘房', until: null } as const;
		expect(may(other, out)).toBe(true);
	});
});

describe('an inspector', () => {
	it('inspects whatever is to be inspected, and repairs nothing', () => {
		expect(may(someone('inspector'), start(inspection))).toBe(true);
		expect(may(someone('inspector'), start(inspection, [TECHNICIAN.inspector]))).toBe(true);
		expect(may(someone('inspector'), start(planned))).toBe(false);
		expect(may(someone('inspector'), { type: 'MoveCar', job: job.id, to: null })).toBe(true);
	});
});

describe('an advisor', () => {
	const own = someone('advisor', inHouse(advisorCode('谢明')));
	const other = someone('advisor', inHouse(advisorCode('高洁')));
	const deliver = (of: typeof job): Command => ({ type: 'DeliverJob', job: of.id });

	it('speaks for their own cars, and for cars that have no advisor', () => {
		expect(may(own, deliver(job))).toBe(true);
		expect(may(other, deliver(job))).toBe(false);
		expect(may(other, deliver(nobodysCar))).toBe(true);
		expect(may(someone('advisor'), deliver(nobodysCar))).toBe(true);
	});

	it('expects parts for them', () => {
		const parts = {
			type: 'ExpectParts',
			job: job.id,
			operation: planned!,
			seen: 1,
			dueAt: 0
		} as const;
		expect(may(own, parts)).toBe(true);
		expect(may(other, parts)).toBe(false);
	});

	it('meets anybody who drives in', () => {
		expect(may(other, { type: 'ArriveJob', job: job.id })).toBe(true);
	});
});

describe('everybody', () => {
	it('hears from the decision what is not there', () => {
		const painter = someone('technician', inHouse(TECHNICIAN.painter));
		expect(may(painter, { ...start(), job: jobId('gone') } as Command)).toBe(true);
		expect(may(painter, start(operationIdFrom('gone')))).toBe(true);
	});

	it('is held to the table without anything being named', () => {
		expect(wishRefusal(state, { type: 'CloseDay' }, someone('parts'))).toEqual({
			code: 'person/not-allowed',
			role: 'parts',
			command: 'CloseDay'
		});
		expect(may(someone('dispatcher'), start(unplanned))).toBe(true);
		expect(may(someone('administrator'), { type: 'CloseDay' })).toBe(true);
	});

	it('is told by the undo whose step it was', () => {
		expect(may(someone('technician'), { type: 'UndoStep', step: commandId('S1') })).toBe(true);
		expect(may(someone('board'), { type: 'UndoStep', step: commandId('S1') })).toBe(false);
	});
});
