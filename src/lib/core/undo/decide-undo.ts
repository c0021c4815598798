import type { Command } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided } from '../decision.ts';
import type { Event, OperationSpec, Recorded } from '../job/events.ts';
import type { Job, Operation } from '../job/job.ts';
import { reachOf } from '../people/may.ts';
import type { Refusal } from '../refusals.ts';
import { ok, refused, type Result } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import { localDateOf } from '../time/zone.ts';
import { builtUpon, type StepAt } from './built-upon.ts';
import {
	changedVisit,
	isSame,
	operationIn,
	routeOf,
	turnsOf,
	workFacts,
	type Turn
} from './past-step.ts';
import { restorationRefusal } from './restoration.ts';
import { notUndoable } from './undoable.ts';
import { takenBackCalls } from './undo-call.ts';
import { takenBackInShop } from './undo-shop.ts';

/**
 * Taking a step back. What the step had changed becomes as it was before, if nothing was built upon it
 * and no hard rule speaks against it now. The step stays in the log, and the undo is a step of its own:
 * undoing that does the first one again.
 */
export function decideUndo(
	state: WorkshopState,
	{ step }: Extract<Command, { type: 'UndoStep' }>,
	circumstances: Circumstances
): Decision {
	const { events = [] } = circumstances.step ?? {};
	const last = events.at(-1);
	if (circumstances.step == null || last === undefined)
		return refused({ code: 'undo/unknown-step', step });
	const refusal = mayNot(state, events, circumstances);
	if (refusal !== null) return refused(refusal);
	const turns = turnsOf(circumstances.step);
	if (turns === null) return refused({ code: 'undo/unknown-step', step });
	const at: StepAt = { step, since: last.seq, undone: events.map(({ event }) => event.type) };
	const inShop = takenBackInShop(state, events, at);
	if (!inShop.ok) return inShop;
	const calls = takenBackCalls(state, events, at);
	if (!calls.ok) return calls;
	const inJobs = takenBackInJobs(state, turns, at);
	if (!inJobs.ok) return inJobs;
	const back = [...inShop.value, ...calls.value, ...inJobs.value];
	const broken = restorationRefusal(state, { turns, back, at }, circumstances);
	return broken === null ? decided(back, circumstances) : refused(broken);
}

/** Whose step it is, how old, and whether it is of a kind that can be taken back. */
function mayNot(
	{ setup }: WorkshopState,
	events: readonly Recorded[],
	{ actor, now }: Circumstances
): Refusal | null {
	const [first] = events;
	if (first === undefined) return null;
	const step = first.command;
	const what = notUndoable(events);
	if (what !== null) return { code: 'undo/not-undoable', step, what };
	if (first.actor !== actor.id && reachOf(actor.role, 'UndoStep') !== 'any')
		return { code: 'undo/not-yours', step, by: first.actor };
	const zone = setup?.timeZone ?? 'UTC';
	return localDateOf(first.recordedAt, zone) === localDateOf(now, zone)
		? null
		: { code: 'undo/too-old', step, at: first.recordedAt };
}

function takenBackInJobs(
	state: WorkshopState,
	turns: readonly Turn[],
	at: StepAt
): Result<readonly Event[], Refusal> {
	const events: Event[] = [];
	for (const turn of turns) {
		const refusal = builtUpon(state.jobs.get(turn.after.id), turn, at);
		if (refusal !== null) return refused(refusal);
		events.push(...backTo(turn, at));
	}
	return ok(events);
}

/** The facts that make a visit as it was: its route first, so that everything on it is there. */
function backTo({ before, after }: Turn, { step, undone }: StepAt): readonly Event[] {
	const { id: job } = before;
	const route = routeOf(before);
	const laid: readonly Event[] = isSame(route, routeOf(after))
		? []
		: [{ type: 'RouteLaid', job, route, added: before.operations.flatMap(specIfLost(after)) }];
	const operations = before.operations
		.map((operation) => ({ operation: operation.id, facts: workFacts(operation) }))
		.filter(({ operation, facts }) => {
			const then = operationIn(after, operation);
			return then === undefined || !isSame(facts, workFacts(then));
		});
	return [
		...laid,
		{ type: 'StepUndone', job, step, undone, visit: changedVisit({ before, after }), operations }
	];
}

const specIfLost =
	(after: Job) =>
	(operation: Operation): readonly OperationSpec[] => {
		if (operationIn(after, operation.id) !== undefined) return [];
		const { id, kind, line, itemCode, name, trade, skill, standardMinutes, partsDueAt } = operation;
		return [{ id, kind, line, itemCode, name, trade, skill, standardMinutes, partsDueAt }];
	};
