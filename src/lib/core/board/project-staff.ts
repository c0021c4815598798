import type { Addition, Job, Operation } from '../job/job.ts';
import { plateLabel } from '../plate/plate.ts';
import type { WorkshopState } from '../state.ts';
import type { Registers } from '../workshop/registers.ts';
import { bareJob, wallId } from './bare-job.ts';
import { notesOf } from './notes-of.ts';
import type { JobProjection } from './projection.ts';
import type { StaffAddition, StaffJob, WallJob } from './rows.ts';

/** Visits as staff see them, and as the workshop's walls do: facts of the work, nobody's business else. */

/** Signed-in people see everything but phone numbers, which leave the server one by one and noted. */
export const staffJobs: JobProjection = {
	masked: false,
	named: false,
	shows: () => true,
	idOf: ({ id }) => id,
	row: (job, state, { version }) => ({
		kind: 'job',
		id: job.id,
		version,
		body: staffJob(job, state)
	})
};

/** A visit whose car is in no register: it cannot come from a decision, and must not stop a screen. */
const NO_CAR = { plate: '', vin: null, model: '', colour: '' };

function staffJob(job: Job, { registers }: WorkshopState): StaffJob {
	const { plate, vin, model, colour } = registers.vehicle.get(job.vehicle) ?? NO_CAR;
	return {
		...job,
		plate,
		vin,
		model,
		colour,
		customerName: registers.customer.get(job.customer)?.name ?? '',
		remark: registers.remark.get(job.id)?.text ?? '',
		additions: job.additions.map((addition) => staffAddition(addition, registers)),
		operations: job.operations.map((operation) =>
			withFinding(named(operation, job, registers), registers)
		),
		notes: notesOf(registers, job.id).map(({ id, text }) => ({ id, text }))
	};
}

const NOTHING_SAID = { text: '', parts: '', saidBy: '', price: '' };

function staffAddition(addition: Addition, registers: Registers): StaffAddition {
	const { text, parts, saidBy, price } = registers.addition.get(addition.id) ?? NOTHING_SAID;
	return { ...addition, text, parts, saidBy, price };
}

/** Approved additional work goes by what was written of it; the log has no name for it. */
function named(operation: Operation, { additions }: Job, registers: Registers): Operation {
	if (operation.name !== '' || operation.kind !== 'work') return operation;
	const addition = additions.find(({ becomes }) => becomes === operation.id);
	const text = addition === undefined ? '' : (registers.addition.get(addition.id)?.text ?? '');
	return text === '' ? operation : { ...operation, name: text };
}

/** Why an inspection failed stands in the register; staff read it where they always did. */
function withFinding(operation: Operation, { note }: Registers): Operation {
	const finding = operation.inspection?.findingNote;
	if (finding == null) return operation;
	return { ...operation, finding: note.get(finding)?.text ?? '' };
}

const goesOn = ({ end }: Job): boolean => end === null;

/** The workshop TV: full plate and the word of a stoppage; no customer, no order, no notes. */
export const wallJobs: JobProjection = {
	masked: false,
	named: false,
	shows: goesOn,
	idOf: wallId,
	row: (job, state, { version }) => {
		const { plate, model } = state.registers.vehicle.get(job.vehicle) ?? NO_CAR;
		const body: WallJob = { ...bareJob(job), plate: plateLabel(plate), model };
		return { kind: 'job', id: wallId(job), version, body };
	}
};

/** The same TV where customers can see it: plates masked, causes and faults dropped, no advisor, and not where the key is. */
export const maskedWallJobs: JobProjection = {
	masked: true,
	named: false,
	shows: goesOn,
	idOf: wallId,
	row: (job, _state, { version, label }) => {
		const bare = bareJob(job);
		const operations = bare.operations.map(withoutCause);
		const hidden = { advisor: null, keyTag: null, slot: null } as const;
		const body: WallJob = { ...bare, ...hidden, operations, plate: label, model: '' };
		return { kind: 'job', id: wallId(job), version, body };
	}
};

/**
 * The name of the work tells the fault. The times of parts and stoppages stay: without them this
 * screen would forecast otherwise than the next one.
 */
const withoutCause = (operation: Operation): Operation => ({
	...operation,
	itemCode: '',
	name: '',
	outcome: operation.outcome === 'failed' ? null : operation.outcome,
	stoppages: operation.stoppages.map((stoppage) => ({ ...stoppage, reason: 'other' }))
});
