import { firstPlan, planDay } from '#core/planner/plan-day.ts';
import { pushRight, repairDay } from '#core/planner/repair.ts';
import type { PlannerAnswer, PlannerQuestion } from './messages.ts';

/**
 * The planning thread: one question, answers that get better. It knows the clock, which the core does
 * not; whoever asked ends it by ending the thread, so a stop takes no longer than that.
 */

/** Often enough to be watched, and rarely enough for a slow page to draw each. */
const TELL_EVERY_MS = 800;
/** No day needs more; the time is what cools the search and ends it. */
const ENDLESS = Number.MAX_SAFE_INTEGER;

const tell = (answer: PlannerAnswer): void => {
	postMessage(answer);
};

function plan({ problem, seed, forMs }: Extract<PlannerQuestion, { kind: 'plan' }>): void {
	const since = performance.now();
	const elapsed = (): number => performance.now() - since;
	const first = firstPlan(problem);
	const { rule } = first;
	tell({ kind: 'better', answer: first.solution, rule, tried: 0, ms: elapsed() });
	let told = elapsed();
	const { solution, tried } = planDay(problem, {
		seed,
		steps: ENDLESS,
		progress: () => elapsed() / forMs,
		onBetter: (better) => {
			if (elapsed() - told < TELL_EVERY_MS) return;
			told = elapsed();
			tell({ kind: 'better', answer: better.plan(), rule, tried: better.tried, ms: told });
		}
	});
	tell({ kind: 'done', answer: solution, rule, tried, ms: elapsed() });
}

function repair(question: Extract<PlannerQuestion, { kind: 'repair' }>): void {
	const { problem, seed, steps, forMs } = question;
	const since = performance.now();
	const elapsed = (): number => performance.now() - since;
	tell({ kind: 'pushed', pushed: pushRight(problem).solution });
	const { proposals, tried } = repairDay(problem, {
		seed,
		steps,
		shouldStop: () => elapsed() > forMs
	});
	const found = proposals.map(({ solution }) => solution);
	tell({ kind: 'repaired', proposals: found, tried, ms: elapsed() });
}

addEventListener('message', ({ data }: MessageEvent<PlannerQuestion>) => {
	if (data.kind === 'plan') plan(data);
	else repair(data);
});
