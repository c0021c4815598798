import type { Command } from '../commands.ts';
import type { OrderDraft } from './order-draft.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, setupOf } from '../decision.ts';
import { evolve } from '../evolve.ts';
import type { JobId } from '../ids.ts';
import { knownAt } from '../promise/proposal.ts';
import type { Refusal } from '../refusals.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import type { Event } from './events.ts';
import type { Job, JobOrder } from './job.ts';
import { arrivalOf, factsOf, lineOf, recordsOf, registerIds, workOf } from './order-facts.ts';
import { layRoute } from './route.ts';

/**
 * More open visits than any workshop has: 250 cars a day with three weeks of carry-over stay far
 * below. A file that brings more is a wrong file, and must not drown the walls.
 */
export const MOST_OPEN_JOBS = 5000;

/**
 * More pieces of work than any visit has, orders added later included: a total loss being rebuilt
 * has some sixty. Every change of a visit sends it whole, so an endless one would slow every screen.
 */
export const MOST_OPERATIONS = 300;

interface Opening {
	readonly id: JobId;
	readonly draft: OrderDraft;
	/** The repair order it comes from; null for a job typed in by hand. */
	readonly order: JobOrder | null;
}

/** What forbids opening this visit; null when nothing does. */
function refusalToOpen(
	state: WorkshopState,
	{ id: job, draft }: Opening,
	{ now }: Circumstances
): Refusal | null {
	if (draft.plate === '' && draft.vin === null) return { code: 'car/unidentified' };
	if (draft.lines.length === 0) return { code: 'job/no-lines', job };
	if (draft.lines.length > MOST_OPERATIONS)
		return { code: 'job/too-long', job, limit: MOST_OPERATIONS };
	if (state.jobs.size >= MOST_OPEN_JOBS) return { code: 'workshop/full', limit: MOST_OPEN_JOBS };
	const { arrivedAt, expectedAt } = arrivalOf(draft, now);
	const here = arrivedAt ?? expectedAt ?? now;
	if (draft.promisedAt !== null && draft.promisedAt < here)
		return { code: 'promise/before-arrival', promisedAt: draft.promisedAt };
	return null;
}

const isNotIn =
	(list: readonly string[]) =>
	(one: string): boolean =>
		!list.includes(one);

/** The events that open a visit; the set-up must be there and nothing may forbid it. */
export function opening(
	state: WorkshopState,
	{ id, draft, order }: Opening,
	circumstances: Circumstances
): Decision {
	const setup = setupOf(state);
	if (!setup.ok) return setup;
	const refusal = refusalToOpen(state, { id, draft, order }, circumstances);
	if (refusal !== null) return refused(refusal);
	const unknown = draft.lines.find(
		({ skill }) => !setup.value.skills.some(({ code }) => code === skill)
	);
	if (unknown !== undefined) return refused({ code: 'skill/unknown', skill: unknown.skill });
	const { specialTools } = setup.value;
	const noTool = draft.lines.flatMap(({ tools = [] }) => tools).find(isNotIn(specialTools));
	if (noTool !== undefined) return refused({ code: 'tool/unknown', tool: noTool });

	const ids = registerIds(id);
	const { arrivedAt, expectedAt } = arrivalOf(draft, circumstances.now);
	const route = layRoute(id, null, {
		setup: setup.value,
		category: draft.category,
		washWanted: draft.washWanted,
		work: draft.lines.map((line) =>
			workOf(line, order === null ? null : lineOf(order.orderNo, line))
		)
	});
	const facts = factsOf(draft, ids, expectedAt);
	const { comebackOf } = draft;
	const events: Event[] = [
		comebackOf === undefined
			? { type: 'JobOpened', job: id, facts, order, arrivedAt }
			: { type: 'JobOpened', job: id, facts, order, arrivedAt, comebackOf }
	];
	if (route !== null) events.push(route);
	if (draft.promisedAt !== null)
		events.push(
			promiseOf(state, { events, id, order, promisedAt: draft.promisedAt }, circumstances)
		);
	return decided(events, circumstances, { records: recordsOf(draft, { id, ...ids }, state) });
}

/**
 * What was known when it was promised: the visit as it will be, among all the others. What a DMS says
 * was promised elsewhere, nobody knows knowing what.
 */
function promiseOf(
	state: WorkshopState,
	{ events, id, order, promisedAt }: Promising,
	{ now, actor, command, outlook }: Circumstances
): Event {
	const given: Event = { type: 'PromiseGiven', job: id, promisedAt, reason: '' };
	if (order !== null) return given;
	const opened = evolve(
		state,
		events.map((event, index) => ({
			seq: state.seq + index + 1,
			...{ at: now, recordedAt: now, actor: actor.id, command, event }
		}))
	);
	const job = opened.jobs.get(id);
	if (job === undefined) return given;
	return { ...given, known: knownAt(opened, job, { promisedAt, now, outlook }) };
}

interface Promising {
	/** The facts that open the visit. */
	readonly events: readonly Event[];
	readonly id: JobId;
	readonly order: JobOrder | null;
	readonly promisedAt: Instant;
}

/** The visit of this car that goes on, by VIN, else by plate; null when there is none. */
export function openVisitOf(
	state: WorkshopState,
	{ plate, vin }: Pick<OrderDraft, 'plate' | 'vin'>
): Job | null {
	const open = [...state.jobs.values()].filter(({ end }) => end === null);
	const carOf = (job: Job) => state.registers.vehicle.get(job.vehicle);
	const byVin = vin === null ? undefined : open.find((job) => carOf(job)?.vin === vin);
	const byPlate = plate === '' ? undefined : open.find((job) => carOf(job)?.plate === plate);
	return byVin ?? byPlate ?? null;
}

/** A job typed in by hand. A car that is here already keeps its visit. */
export function decideOpenJob(
	state: WorkshopState,
	{ job: id, draft }: Extract<Command, { type: 'OpenJob' }>,
	circumstances: Circumstances
): Decision {
	if (state.jobs.has(id)) return refused({ code: 'job/already-open', job: id });
	const here = openVisitOf(state, draft);
	if (here !== null) return refused({ code: 'job/already-open', job: here.id });
	return opening(state, { id, draft, order: null }, circumstances);
}
