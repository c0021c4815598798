import type { Command } from '#core/commands.ts';
import { decide } from '#core/decide.ts';
import type { Circumstances } from '#core/decider.ts';
import { evolve } from '#core/evolve.ts';
import type { JobId } from '#core/ids.ts';
import type { Job } from '#core/job/job.ts';
import type { WorkshopState } from '#core/state.ts';
import type { Instant } from '#core/time/instant.ts';
import { frontDeskWish, isLeftForNow, planWish, promiseWish, toPlan } from './desk.ts';
import { floorWish } from './floor.ts';

/** New plans per round: each looks through all bays and people, and a round should stay short. */
const MOST_PLANS = 6;

/** A command, and how many events it should lead to. */
export interface Wish {
	readonly command: Command;
	readonly events: number;
}

/**
 * Everything the crew would do now, in the order it should be sent. Each wish is tried on the rules
 * first and the next is made on what came of it, so that two hands never reach for the same bay.
 */
export function crewWishes(
	state: WorkshopState,
	isTakenOver: (job: JobId) => boolean,
	circumstances: Circumstances
): readonly Wish[] {
	const { now } = circumstances;
	const wishes: Wish[] = [];
	let ahead = state;
	const attempt = (make: (job: Job) => Command | null, id: JobId): boolean => {
		const job = ahead.jobs.get(id);
		const wish = job === undefined || job.end !== null ? null : make(job);
		if (wish === null) return false;
		const next = supposing(ahead, wish, circumstances);
		if (next === null) return false;
		wishes.push({ command: wish, events: next.seq - ahead.seq });
		ahead = next;
		return true;
	};
	const own = byPromise(state).filter((id) => !isTakenOver(id));
	for (const id of own) {
		attempt((job) => frontDeskWish(job, now), id);
		attempt((job) => floorWish(ahead, job, now), id);
		attempt((job) => promiseWish(ahead, job, now), id);
	}
	let looks = 0;
	for (const id of own) {
		if (looks >= MOST_PLANS) break;
		const job = ahead.jobs.get(id);
		if (job === undefined || isLeftForNow(ahead, job, now) || toPlan(job, now) === null) continue;
		looks += 1;
		attempt((current) => planIn(ahead, current, now), id);
	}
	return wishes;
}

function planIn(state: WorkshopState, job: Job, now: Instant): Command | null {
	const operation = toPlan(job, now);
	return operation === null ? null : planWish(state, { job, operation }, now);
}

/** Who was promised first is served first; without a promise last. */
const byPromise = ({ jobs }: WorkshopState): readonly JobId[] =>
	[...jobs.values()]
		.filter(({ end }) => end === null)
		.map(({ id, promises }) => ({ id, at: promises.at(-1)?.at ?? Infinity }))
		.sort((a, b) => a.at - b.at)
		.map(({ id }) => id);

/** The state as it would be after the wish; null when the rules refuse it. */
function supposing(
	state: WorkshopState,
	wish: Command,
	circumstances: Circumstances
): WorkshopState | null {
	const decision = decide(state, wish, circumstances);
	if (!decision.ok || decision.value.events.length === 0) return null;
	const { events, at } = decision.value;
	return evolve(
		state,
		events.map((event, index) => ({
			seq: state.seq + index + 1,
			at,
			recordedAt: circumstances.now,
			actor: circumstances.actor.id,
			command: circumstances.command,
			event
		}))
	);
}
