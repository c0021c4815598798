import type { OperationMove } from '#core/commands.ts';
import { movesOfAnswer, movesWithoutConflict } from '#core/planner/plan-moves.ts';
import type { PlanningSolution } from '#core/planner/problem.ts';
import {
	pushOffered,
	repairsOffered,
	type RepairMoves,
	type RepairQuestion
} from '#core/planner/repair-choices.ts';
import { problemOf, type Planning } from '#core/planner/state-problem.ts';
import type { WorkshopState } from '#core/state.ts';
import type { Instant } from '#core/time/instant.ts';
import type { FoundPlan, PlannerAnswer, PlannerQuestion } from './messages.ts';
import { planningThread } from './planning-thread.ts';

/** Long enough for the last improvements of a big day; whoever has seen enough stops it earlier. */
const PLAN_FOR_MS = 15_000;
/** A repair answers within a second, with time to draw it. */
const REPAIR_FOR_MS = 800;
const REPAIR_STEPS = 120_000;
/** The same question gives the same answer. */
const SEED = 7;

/** One way to go on after a disruption, and what the forecast will show once it is taken. */
export interface RepairChoice extends RepairMoves {
	/** 0: pushing everything right; proposals count from 1. */
	readonly n: number;
}

/** What the thread is doing, for one line of words. */
export type Progress =
	| { readonly kind: 'idle' }
	| ({ readonly kind: 'planning' | 'planned' } & Pick<FoundPlan, 'rule' | 'tried' | 'ms'>)
	| { readonly kind: 'repairing' }
	| { readonly kind: 'repaired'; readonly tried: number; readonly ms: number };

interface Parts {
	/** The plan in force. */
	readonly state: () => WorkshopState;
	readonly now: () => Instant;
	/** A plan to be looked at; `instead`: of the one this question showed before. */
	readonly show: (moves: readonly OperationMove[], how: { readonly instead: boolean }) => void;
}

/**
 * Planning for a page: asks the planning thread about the workshop as it is now and shows what it
 * finds. Nothing of it leaves the page; the search runs on the device of whoever asked, so a busy desk
 * slows down no wall.
 */
export class Planner {
	progress = $state.raw<Progress>({ kind: 'idle' });
	/** The ways to repair the day, pushing right first; empty while none was asked for. */
	choices = $state.raw<readonly RepairChoice[]>([]);
	/** Which of them is shown. */
	chosen = $state(0);
	/** What the last question left out, and why. */
	leftOut = $state.raw<Planning['leftOut']>([]);

	private readonly parts: Parts;
	private thread: Worker | null = null;
	private hasShown = false;

	constructor(parts: Parts) {
		this.parts = parts;
	}

	get isBusy(): boolean {
		return this.progress.kind === 'planning' || this.progress.kind === 'repairing';
	}

	/** Plans the rest of the day; better plans are shown as they are found. */
	plan(): void {
		const asked = this.begin();
		const { problem } = asked;
		this.ask({ kind: 'plan', problem, seed: SEED, forMs: PLAN_FOR_MS }, (answer) => {
			if (answer.kind !== 'better' && answer.kind !== 'done') return;
			const { rule, tried, ms } = answer;
			const kind = answer.kind === 'done' ? 'planned' : 'planning';
			this.progress = { kind, rule, tried, ms };
			this.show(this.movesOf(asked, answer.answer));
			if (answer.kind === 'done') this.end();
		});
	}

	/** Seeks up to three ways to repair the plan in force; the best is shown. */
	repair(): void {
		const asked = this.begin();
		const question = { problem: asked.problem, seed: SEED, steps: REPAIR_STEPS } as const;
		this.progress = { kind: 'repairing' };
		this.ask({ kind: 'repair', ...question, forMs: REPAIR_FOR_MS }, (answer) => {
			if (answer.kind === 'pushed') {
				this.choices = [{ ...pushOffered(this.questionOf(asked), answer.pushed), n: 0 }];
				this.choose(0);
			}
			const [pushed] = this.choices;
			if (answer.kind !== 'repaired' || pushed === undefined) return;
			this.progress = { kind: 'repaired', tried: answer.tried, ms: answer.ms };
			const found = repairsOffered(this.questionOf(asked), pushed, answer.proposals);
			this.choices = [pushed, ...found.map((one, index) => ({ ...one, n: index + 1 }))];
			if (found.length > 0) this.choose(1);
			this.end();
		});
	}

	/** Shows one of the ways to repair the day. */
	choose(n: number): void {
		const choice = this.choices[n];
		if (choice === undefined) return;
		this.chosen = n;
		this.show(choice.moves);
	}

	/** Enough: what was found last stays shown. */
	stop(): void {
		const { progress } = this;
		this.end();
		this.progress = progress.kind === 'planning' ? { ...progress, kind: 'planned' } : IDLE;
	}

	/** Forgets what was found. */
	reset(): void {
		this.end();
		this.progress = IDLE;
		this.choices = [];
		this.chosen = 0;
		this.leftOut = [];
	}

	private show(moves: readonly OperationMove[]): void {
		this.parts.show(moves, { instead: this.hasShown });
		this.hasShown = true;
	}

	private begin(): Planning {
		this.reset();
		this.hasShown = false;
		const asked = problemOf(this.parts.state(), this.parts.now());
		this.leftOut = asked.leftOut;
		return asked;
	}

	private ask(question: PlannerQuestion, answered: (answer: PlannerAnswer) => void): void {
		const thread = planningThread();
		thread.addEventListener('message', ({ data }: MessageEvent<PlannerAnswer>) => {
			// Of a thread that was ended something may still be under way.
			if (this.thread === thread) answered(data);
		});
		this.thread = thread;
		thread.postMessage(question);
	}

	private end(): void {
		this.thread?.terminate();
		this.thread = null;
	}

	/** About the day as it has become meanwhile. */
	private questionOf(asked: Planning): RepairQuestion {
		return { state: this.parts.state(), asked, now: this.parts.now() };
	}

	private movesOf(asked: Planning, answer: PlanningSolution): readonly OperationMove[] {
		const state = this.parts.state();
		return movesWithoutConflict(state, movesOfAnswer(state, asked, answer), this.parts.now());
	}
}

const IDLE: Progress = { kind: 'idle' };
