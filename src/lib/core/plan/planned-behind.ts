import type { Cause } from '../planner/causes.ts';
import type { Lane } from '../planner/room.ts';
import type { Replay } from '../planner/replayed.ts';

/**
 * Work is mostly planned for later because its people or its bay have something else before: the plan is
 * only where that is written down. As far as others have them until it begins, the minutes of a plan
 * are theirs; what is left is a plan that leaves somebody waiting.
 */

interface Stretch {
	readonly from: number;
	readonly to: number;
}

const overlap = (a: Stretch, b: Stretch): number =>
	Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));

/** Minutes that other cars have a lane within a stretch, and their work, the last first. */
function takenBy(lane: Lane | undefined, within: Stretch, job: number) {
	const behind: number[] = [];
	let minutes = 0;
	let until = within.from;
	for (let index = 0; lane !== undefined && index < lane.count; index += 1) {
		const from = Math.max(until, lane.from[index] ?? 0);
		const taken = overlap({ from, to: lane.to[index] ?? 0 }, within);
		if (taken === 0 || lane.job[index] === job) continue;
		minutes += taken;
		until = from + taken;
		behind.unshift(lane.operation[index] ?? 0);
	}
	return { minutes, behind };
}

function split(replay: Replay, cause: Cause): readonly Cause[] {
	const one = replay.all[cause.operation];
	const to = one?.operation.place?.start;
	if (one === undefined || to === undefined) return [cause];
	const within = { from: to - cause.minutes, to };
	const lead = replay.technician[cause.operation] ?? -1;
	const person = takenBy(replay.people[lead], within, one.job);
	const bay = takenBy(replay.bays[replay.bay[cause.operation] ?? -1], within, one.job);
	const [kind, queue] =
		person.minutes >= bay.minutes ? (['technician', person] as const) : (['bay', bay] as const);
	const windows = replay.problem.technicians[lead]?.windows ?? [];
	const workable = windows.reduce((sum, window) => sum + overlap(window, within), 0);
	// A queue that fills most of the hours brings the break or the night behind it with it.
	const off = queue.minutes * 2 >= workable ? Math.max(0, cause.minutes - workable) : 0;
	const minutes = queue.minutes === 0 ? 0 : Math.min(cause.minutes, queue.minutes + off);
	const parts: readonly Cause[] = [
		{ ...cause, kind, minutes, behind: queue.behind, holds: [] },
		{ ...cause, minutes: cause.minutes - minutes }
	];
	return parts.filter((part) => part.minutes > 0);
}

/** The causes with what is planned behind a queue told as the queue; the minutes stay the same in all. */
export const queuesBehindPlans = (replay: Replay, causes: readonly Cause[]): readonly Cause[] =>
	causes.flatMap((cause) => (cause.kind === 'plan' ? split(replay, cause) : [cause]));
