import type { PlanningProblem, Span } from '../problem.ts';
import { replay } from '../replay.ts';
import { finishOf } from '../replayed.ts';
import { effectOf } from './effect.ts';
import { heldBy, operationAt, readyAt, type Help, type HelpOption, type Late } from './late.ts';

/** Help that is no change of the plan: longer hours, one more hand, parts that come earlier. */

/** Half an hour is what people stay without being asked twice. */
const OVERTIME_MINUTES = 30;
/** Somebody who helps out comes for two hours, from a full half hour on. */
const HAND_MINUTES = 120;
const HALF_HOUR = 30;
/** A courier makes it an hour earlier. */
const PARTS_EARLIER = 60;

/** The question with other hours, hands or parts. */
type World = Pick<PlanningProblem, 'technicians' | 'jobs'>;

function withStaying({ replay: { problem } }: Late, spans: ReadonlyMap<number, Span>): World {
	return {
		jobs: problem.jobs,
		technicians: problem.technicians.map((one, index) => {
			const span = spans.get(index);
			return span === undefined ? one : { ...one, windows: [...one.windows, span] };
		})
	};
}

function* overtime(late: Late): Generator<readonly [Help, World], void, undefined> {
	const { replay: ripple, job, means } = late;
	const spans = new Map<number, Span>();
	const last = ripple.firstOf[job + 1] ?? 0;
	for (let number = ripple.firstOf[job] ?? 0; number < last; number += 1) {
		const technician = ripple.technician[number] ?? -1;
		const span = technician < 0 ? null : means.staying(technician, OVERTIME_MINUTES);
		if (span !== null) spans.set(technician, span);
	}
	const help = (technicians: readonly number[]): Help => ({
		kind: 'overtime',
		technicians,
		minutes: OVERTIME_MINUTES
	});
	for (const [technician, span] of spans)
		yield [help([technician]), withStaying(late, new Map([[technician, span]]))];
	if (spans.size > 1) yield [help([...spans.keys()]), withStaying(late, spans)];
}

/** Two hours from the last full half hour on, while the house is open; null where it is closed by then. */
function helpingOut({ open }: PlanningProblem, at: number): Span | null {
	const hours = open.find(({ from, to }) => at >= from && at < to);
	if (hours === undefined) return null;
	const from = Math.max(hours.from, Math.floor(at / HALF_HOUR) * HALF_HOUR);
	return { from, to: Math.min(hours.to, from + HAND_MINUTES) };
}

/** One more hand for work that waits for its turn: pinned and planned work stays with its people. */
function* hands(late: Late): Generator<readonly [Help, World], void, undefined> {
	const { replay: ripple, job, means } = late;
	const { problem } = ripple;
	const technician = problem.technicians.length;
	for (const index of heldBy(late, ['technician', 'hours'])) {
		const which = { job, index };
		const operation = operationAt(late, which);
		if (operation?.place !== null || means.handMinutes(which, which) === null) continue;
		const during = helpingOut(problem, readyAt(late, which));
		if (during === null) continue;
		const jobs = problem.jobs.map((one, other) => ({
			...one,
			operations: one.operations.map((piece, at) => {
				const minutes =
					piece.pin === 'started' ? null : means.handMinutes(which, { job: other, index: at });
				return minutes === null
					? piece
					: { ...piece, choices: [...piece.choices, { technician, minutes }] };
			})
		}));
		const extra = { id: '', team: '', windows: [during] };
		yield [
			{ kind: 'hand', index, during },
			{ jobs, technicians: [...problem.technicians, extra] }
		];
	}
}

function* parts(late: Late): Generator<readonly [Help, World], void, undefined> {
	const {
		replay: { problem },
		job,
		means
	} = late;
	for (const index of heldBy(late, ['parts'])) {
		const held = means.parts({ job, index });
		if (held === null || operationAt(late, { job, index })?.pin === 'started') continue;
		const at = Math.max(problem.now + 1, held.dueAt - PARTS_EARLIER);
		if (at >= held.dueAt) continue;
		const notBefore = Math.max(at, held.otherwise);
		const jobs = problem.jobs.map((one, other) =>
			other === job
				? {
						...one,
						operations: one.operations.map((piece, n) =>
							n === index ? { ...piece, notBefore } : piece
						)
					}
				: one
		);
		yield [
			{ kind: 'parts', index, at },
			{ jobs, technicians: problem.technicians }
		];
	}
}

/** Other hours, hands and parts, each tried by itself; null for what makes the car no earlier. */
export function* otherWorlds(late: Late): Generator<HelpOption | null, void, undefined> {
	const { replay: before, standIns, job } = late;
	for (const [help, world] of [...overtime(late), ...hands(late), ...parts(late)]) {
		const after = replay({ ...before.problem, ...world }, standIns);
		const helps = finishOf(after, job) < finishOf(before, job);
		yield helps ? { help, effect: effectOf(before, after, job), changes: [] } : null;
	}
}
