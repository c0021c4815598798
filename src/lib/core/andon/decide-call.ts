import type { Command } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, nothingToDo, openJob, setupOf } from '../decision.ts';
import { technicianCode, type TechnicianCode } from '../ids.ts';
import type { Refusal } from '../refusals.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import type { CallText } from '../workshop/registers.ts';
import { isOpenCall, type Call, type CallPlace } from './call.ts';

/** Calling for help, saying that one comes, and saying that it is settled. */

/** More than any floor has people to call; beyond it somebody's screen has gone mad. */
export const MOST_OPEN_CALLS = 100;

function callRefusal(state: WorkshopState, { id, bay, job }: CallPlace): Refusal | null {
	if (state.calls.has(id)) return { code: 'call/already-made', call: id };
	if (bay !== null && !state.setup?.bays.some(({ code }) => code === bay))
		return { code: 'bay/unknown', bay };
	const car = job === null ? null : openJob(state, job);
	if (car !== null && !car.ok) return car.refusal;
	const open = [...state.calls.values()].filter(isOpenCall);
	return open.length < MOST_OPEN_CALLS ? null : { code: 'call/too-many', limit: MOST_OPEN_CALLS };
}

/** The technician the sender is; null for anybody else. */
function technicianOf({ setup }: WorkshopState, { actor }: Circumstances): TechnicianCode | null {
	const { staff } = actor;
	if (staff == null || setup?.code !== staff.workshop) return null;
	const code = technicianCode(staff.code);
	return setup.technicians.some((one) => one.code === code) ? code : null;
}

/** Somebody on the floor needs help, at a bay, with a car, or anywhere. */
export function decideCallForHelp(
	state: WorkshopState,
	{ call, note }: Extract<Command, { type: 'CallForHelp' }>,
	circumstances: Circumstances
): Decision {
	const setup = setupOf(state);
	if (!setup.ok) return setup;
	const refusal = callRefusal(state, call);
	if (refusal !== null) return refused(refusal);
	const { id, kind, bay, job } = call;
	const technician = technicianOf(state, circumstances);
	const said: CallText = {
		kind: 'call',
		id,
		job,
		note: note.trim(),
		calledBy: circumstances.actor.name,
		answeredBy: ''
	};
	return decided(
		[{ type: 'HelpCalled', call: { id, kind, bay, job, technician } }],
		circumstances,
		{ records: [said] }
	);
}

/** Somebody says that they come; the first who does counts. */
export function decideAnswerHelp(
	state: WorkshopState,
	{ call: id }: Extract<Command, { type: 'AnswerHelp' }>,
	circumstances: Circumstances
): Decision {
	const call = state.calls.get(id);
	if (call === undefined) return refused({ code: 'call/unknown', call: id });
	if (call.answered !== null || call.ended !== null)
		return refused({ code: 'call/already-answered', call: id });
	return decided([{ type: 'HelpAnswered', call: id }], circumstances, {
		records: [{ ...textOf(state, call), answeredBy: circumstances.actor.name }]
	});
}

const textOf = ({ registers }: WorkshopState, { id, job }: Call): CallText =>
	registers.call.get(id) ?? { kind: 'call', id, job, note: '', calledBy: '', answeredBy: '' };

/** It is settled, or nobody needs to come any more; the same again is no news. */
export function decideEndHelp(
	state: WorkshopState,
	{ call: id }: Extract<Command, { type: 'EndHelp' }>,
	circumstances: Circumstances
): Decision {
	const call = state.calls.get(id);
	if (call === undefined) return refused({ code: 'call/unknown', call: id });
	return call.ended === null
		? decided([{ type: 'HelpEnded', call: id }], circumstances)
		: nothingToDo(circumstances);
}
