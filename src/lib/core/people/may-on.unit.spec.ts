import { describe, expect, it } from 'vitest';
import { anAbsence, aState } from '../../../../tests/builders/a-state.ts';
import { aJob, aPlan } from '../../../../tests/builders/a-job.ts';
import { aSetup, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import type { Command } from '../commands.ts';
import { advisorCode, personId } from '../ids.ts';
import { mayOnAbsence, mayOnCar, mayOnOperation } from './may-on.ts';
import { wishRefusal } from './may-wish.ts';
import type { Asker } from './own.ts';
import { ROLES, type Role } from './role.ts';
import type { StaffLink } from './staff-link.ts';

const job = aJob({
	advisor: advisorCode('谢明'),
	operations: [
		{ plan: aPlan({ technicians: [TECHNICIAN.mechanic] }) },
		{ kind: 'final-inspection', plan: aPlan({ technicians: [TECHNICIAN.inspector] }) },
		{}
	]
});
const state = aState({ jobs: [job] });

const someone = (role: Role, code: StaffLink['code'] | null = null): Asker => ({
	id: personId('P1'),
	role,
	staff: code === null ? null : { workshop: aSetup().code, code }
});
const ASKERS = [
	...ROLES.map((role) => someone(role)),
	...(['leader', 'inspector', 'technician'] as const).flatMap((role) =>
		Object.values(TECHNICIAN).map((code) => someone(role, code))
	),
	...['谢明', '别人'].map((name) => someone('advisor', advisorCode(name)))
];

describe('what a screen offers', () => {
	it('is what the server lets them do to an operation', () => {
		const seen = 1;
		for (const who of ASKERS) {
			for (const operation of job.operations) {
				const on = { job: job.id, operation: operation.id, seen };
				const commands: readonly Command[] = [
					{ type: 'StartOperation', ...on },
					{ type: 'UnassignOperation', ...on },
					{ type: 'ReceiveParts', ...on }
				];
				for (const command of commands)
					expect(mayOnOperation({ state, who }, command.type, { job, operation })).toBe(
						wishRefusal(state, command, who) === null
					);
			}
		}
	});

	it('is what the server lets them do to a visit', () => {
		const commands: readonly Command[] = [
			{ type: 'ArriveJob', job: job.id },
			{ type: 'MoveCar', job: job.id, to: null },
			{ type: 'SettleJob', job: job.id }
		];
		for (const who of ASKERS) {
			for (const command of commands)
				expect(mayOnCar({ state, who }, command.type, job)).toBe(
					wishRefusal(state, command, who) === null
				);
		}
	});

	it('is what the server lets them say of who is away', () => {
		for (const who of ASKERS) {
			for (const technician of Object.values(TECHNICIAN)) {
				const command = {
					type: 'RecordAbsence',
					absence: { ...anAbsence(), technician }
				} as const;
				expect(mayOnAbsence({ state, who }, technician)).toBe(
					wishRefusal(state, command, who) === null
				);
			}
		}
	});

	it('is something to some and nothing to others', () => {
		const start = (who: Asker) =>
			mayOnOperation({ state, who }, 'StartOperation', { job, operation: job.operations[0]! });
		expect(ASKERS.filter(start).length).toBeGreaterThan(5);
		expect(start(someone('technician', TECHNICIAN.mechanic))).toBe(true);
		expect(start(someone('technician', TECHNICIAN.painter))).toBe(false);
	});
});
