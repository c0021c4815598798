import type { Command } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided } from '../decision.ts';
import type { JobId } from '../ids.ts';
import { registerIds } from '../job/order-facts.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import type {
	AdditionText,
	CallText,
	Note,
	PersonalRecord,
	Remark
} from '../workshop/registers.ts';

/**
 * Erases whose the visits were: name, phone, plate, VIN and what was typed about them. That there was
 * a car, what was done to it and when stays. A visit that goes on still needs its customer.
 */
export function decideErase(
	state: WorkshopState,
	{ jobs }: Extract<Command, { type: 'ErasePerson' }>,
	circumstances: Circumstances
): Decision {
	const unknown = jobs.find((job) => !isKnown(state, job));
	if (unknown !== undefined) return refused({ code: 'job/unknown', job: unknown });
	const served = jobs.find((job) => state.jobs.get(job)?.end === null);
	if (served !== undefined) return refused({ code: 'person/still-served', job: served });
	return decided([{ type: 'PersonErased', jobs: [...new Set(jobs)] }], circumstances, {
		records: jobs.flatMap((job) => blankRecords(state, job))
	});
}

const isKnown = ({ registers }: WorkshopState, job: JobId): boolean => {
	const { vehicle, customer } = registerIds(job);
	return registers.vehicle.has(vehicle) || registers.customer.has(customer);
};

/** What the registers in memory hold of a visit, with nobody in it. The store blanks what is not loaded. */
function blankRecords({ registers }: WorkshopState, job: JobId): readonly PersonalRecord[] {
	const ids = registerIds(job);
	const vehicle = registers.vehicle.get(ids.vehicle);
	const customer = registers.customer.get(ids.customer);
	const remark = registers.remark.get(job);
	const additions = [...registers.addition.values()].filter((addition) => addition.job === job);
	const calls = [...registers.call.values()].filter((call) => call.job === job);
	const notes = [...registers.note.values()].filter((note) => note.job === job);
	return [
		...(vehicle === undefined ? [] : [{ ...vehicle, plate: '', vin: null }]),
		...(customer === undefined ? [] : [{ ...customer, name: '', phone: '' }]),
		...(remark === undefined ? [] : [blankRemark(remark)]),
		...additions.map(blankAddition),
		...calls.map(blankCall),
		...notes.map(blankNote)
	];
}

/** A remark that says nothing any more. */
export const blankRemark = (remark: Remark): Remark => ({ ...remark, text: '' });

/** A call for help with which nothing was said; who called are the workshop's own. */
export const blankCall = (call: CallText): CallText => ({ ...call, note: '' });
/** A note that says nothing any more. */
export const blankNote = (note: Note): Note => ({ ...note, text: '' });

/** Additional work of which nobody said anything any more. */
export const blankAddition = (addition: AdditionText): AdditionText => ({
	...addition,
	...{ text: '', parts: '', saidBy: '', price: '' }
});
