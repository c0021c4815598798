import type { Command } from '#core/commands.ts';
import { decide } from '#core/decide.ts';
import type { Circumstances } from '#core/decider.ts';
import { evolve, withRecords } from '#core/evolve.ts';
import { commandId, type CommandId, type JobId } from '#core/ids.ts';
import { jobOf, type Event, type Recorded } from '#core/job/events.ts';
import type { Refusal } from '#core/refusals.ts';
import type { WorkshopState } from '#core/state.ts';
import type { PastStep } from '#core/undo/past-step.ts';
import { aState } from '../builders/a-state.ts';
import { circumstances, recordedAfter } from './scenario.ts';

/** A step of a log as the server finds it for an undo. */
export function pastStep(log: readonly Recorded[], command: CommandId): PastStep {
	const events = log.filter((entry) => entry.command === command);
	const jobs = new Set(events.flatMap(({ event }) => jobOf(event) ?? []));
	const historyOf = (job: JobId): readonly Recorded[] =>
		log.filter(({ event }) => jobOf(event) === job);
	return { events, histories: new Map([...jobs].map((job) => [job, historyOf(job)])) };
}

/** What became of a command; `id` names the step for an undo. */
export interface Entry {
	readonly id: CommandId;
	readonly events: readonly Event[];
	/** Null when it was accepted. */
	readonly refusal: Refusal | null;
}

/**
 * A workshop with its log, for rules that look back: each command gets an id of its own, and an undo is
 * handed the step it names. Begins with the empty default workshop.
 */
export class Logbook {
	state: WorkshopState = aState();
	readonly log: Recorded[] = [];
	#sent = 0;

	send(
		command: Command | ((state: WorkshopState) => Command),
		overrides: Partial<Circumstances> = {}
	): Entry {
		const id = commandId(`step-${String((this.#sent += 1))}`);
		const wish = typeof command === 'function' ? command(this.state) : command;
		const step = wish.type === 'UndoStep' ? pastStep(this.log, wish.step) : null;
		const around = circumstances({ command: id, step, ...overrides });
		const decision = decide(this.state, wish, around);
		if (!decision.ok) return { id, events: [], refusal: decision.refusal };
		const recorded = recordedAfter(this.state, decision.value, around);
		this.state = evolve(withRecords(this.state, decision.value.records), recorded);
		this.log.push(...recorded);
		return { id, events: decision.value.events, refusal: null };
	}

	/** As `send`, for the steps a spec takes for granted. */
	must(...[command, overrides]: Parameters<Logbook['send']>): Entry {
		const entry = this.send(command, overrides);
		if (entry.refusal !== null) throw new Error(JSON.stringify(entry.refusal));
		return entry;
	}
}
