import type { OperationMove } from '#core/commands.ts';
import type { Actor } from '#core/decider.ts';
import type { JobId } from '#core/ids.ts';
import { withMoves } from '#core/plan/moves.ts';
import {
	movesOfWish,
	refusalOfMoves,
	stillPossible,
	withLater,
	type PlanningCommand
} from '#core/plan/what-if.ts';
import type { Refusal } from '#core/refusals.ts';
import type { WorkshopState } from '#core/state.ts';
import type { Instant } from '#core/time/instant.ts';

interface Parts {
	/** The plan in force, as it goes on meanwhile. */
	readonly inForce: () => WorkshopState;
	readonly now: () => Instant;
	readonly actor: () => Actor;
}

/**
 * The board on which a plan is tried: moves over the plan in force, each decided as the server would
 * decide it, none of them sent. It is left with one step for all of them, or without a trace. The real
 * day goes on underneath: what others do to the same work takes the move away, and it is counted.
 */
export class WhatIf {
	isOn = $state(false);
	/** Cars whose moves are not to be made. */
	leftOut = $state.raw<readonly JobId[]>([]);

	private readonly parts: Parts;
	/** All that was tried, step by step, and the step shown. */
	private tried = $state.raw<readonly (readonly OperationMove[])[]>([[]]);
	private step = $state(0);
	private reasons: string[] = [];

	private readonly wished = $derived.by(() => this.tried[this.step] ?? []);
	/** What can still be moved, left-out cars included. */
	readonly possible = $derived.by(() => stillPossible(this.parts.inForce(), this.wished));
	/** Moves that others made impossible meanwhile. */
	readonly lost = $derived.by(() => this.wished.length - this.possible.length);
	/** What would be made. */
	readonly moves = $derived.by(() =>
		this.possible.filter(({ job }) => !this.leftOut.includes(job))
	);
	/** The workshop as it would be. */
	readonly state = $derived.by(() => withMoves(this.parts.inForce(), this.moves));
	readonly canUndo = $derived.by(() => this.step > 0);
	readonly canRedo = $derived.by(() => this.step < this.tried.length - 1);

	constructor(parts: Parts) {
		this.parts = parts;
	}

	/** Begins from the plan in force. */
	open(): void {
		this.drop();
		this.isOn = true;
	}

	/** Leaves it without a trace. */
	drop(): void {
		this.isOn = false;
		this.tried = [[]];
		this.step = 0;
		this.leftOut = [];
		this.reasons = [];
	}

	/** Tries a wish; the refusal the server would give, or null. */
	try(command: PlanningCommand): Refusal | null {
		const later = movesOfWish(this.state, command);
		const { reason } = command.type === 'UnassignOperation' ? { reason: undefined } : command;
		const who = { now: this.parts.now(), actor: this.parts.actor() };
		const refusal = refusalOfMoves(this.state, { moves: later, reason }, who);
		if (refusal !== null) return refusal;
		if (reason !== undefined && !this.reasons.includes(reason)) this.reasons.push(reason);
		this.show(withLater(this.parts.inForce(), this.moves, later));
		return null;
	}

	/**
	 * Shows these moves instead of what was tried so far; one can go back to that. `instead` of the last
	 * ones shown: the same planner found something better, which is no step of its own.
	 */
	show(moves: readonly OperationMove[], { instead = false } = {}): void {
		this.leftOut = [];
		const before = this.tried.slice(0, instead && this.step > 0 ? this.step : this.step + 1);
		this.tried = [...before, moves];
		this.step = before.length;
	}

	undo(): void {
		if (this.canUndo) this.step -= 1;
	}

	redo(): void {
		if (this.canRedo) this.step += 1;
	}

	/** Leaves a car as the plan in force has it, or takes its moves in again. */
	turn(job: JobId): void {
		const others = this.leftOut.filter((one) => one !== job);
		this.leftOut = others.length < this.leftOut.length ? others : [...others, job];
	}

	/** The one step that makes it real; null while nothing is moved. */
	get command(): PlanningCommand | null {
		const { moves } = this;
		if (moves.length === 0) return null;
		const reason = this.reasons.join('；');
		return { type: 'ReplanOperations', moves, ...(reason === '' ? {} : { reason }) };
	}
}
