import type { Actor } from '#core/decider.ts';
import type { CommandId, JobId, WorkshopCode } from '#core/ids.ts';
import { mayDo } from '#core/people/may.ts';
import type { Refusal } from '#core/refusals.ts';
import type { WorkshopState } from '#core/state.ts';
import type {
	CommandAnswer,
	CommandEnvelope,
	ServerTime,
	WireRefusal,
	WireRefusalCode
} from '#protocol/messages.ts';
import type { SetupChange } from '#protocol/setup-history.ts';
import type { Log } from '../ops/log.ts';
import type { Picture } from '../photos/read-picture.ts';
import type { Page } from '../storage/port.ts';
import { changedByFor } from './changed-by.ts';
import { serverTime } from './clock.ts';
import { historyOf, setupHistoryOf, type HistoryEntry } from './history.ts';
import type { Entry } from './entry.ts';
import type { PeopleRegister } from './people.ts';
import { RecentAnswers } from './recent-answers.ts';
import { WorkshopQueue, type QueueParts, type Step } from './workshop-queue.ts';

/**
 * The application layer: takes commands from whichever way they come, asks whether this person may,
 * has them decided in their workshop's line and answers each. It knows neither sockets nor pages.
 */

/** A workshop as it stands on disk. */
export interface LiveWorkshop {
	readonly code: WorkshopCode;
	/** Changes with every restore; positions of different epochs do not compare. */
	readonly epoch: string;
	readonly state: WorkshopState;
	/** Both clocks, now. */
	readonly time: ServerTime;
}

export interface CommandRunner {
	/**
	 * Answers once the command is durable or refused; rejects only when something broke inside. A picture
	 * that comes beside it is kept in the same transaction, if the facts tell of one.
	 */
	run(envelope: CommandEnvelope, actor: Actor, picture?: Picture): Promise<CommandAnswer>;
	/** The workshop as everybody may see it, or null when there is none of that code. */
	workshop(code: WorkshopCode): LiveWorkshop | null;
	workshops(): readonly WorkshopCode[];
	/** What happened to a job, oldest first; empty when nothing of that id ever did. */
	history(workshop: WorkshopCode, job: JobId): Promise<readonly HistoryEntry[]>;
	/** Who changed what in the set-up, its absences and outages included, latest first. */
	setupHistory(workshop: WorkshopCode, page: Page): Promise<readonly SetupChange[]>;
	/** Calls the listener with every durable step, in order, until the returned function is called. */
	onStep(listener: (step: Step) => void): () => void;
	/** Takes no more commands and resolves when those taken are answered. */
	close(): Promise<void>;
}

export interface RunnerParts extends Omit<QueueParts, 'onStep'> {
	readonly people: PeopleRegister;
	readonly log: Log;
	/** The session of whoever asks now; left out: nobody keeps an audit. */
	readonly session?: () => string | null;
	/** Told of every answer and how long it took; for whoever watches the server. */
	readonly onAnswered?: (envelope: CommandEnvelope, answer: CommandAnswer, ms: number) => void;
}

/** Opens every workshop of the store. */
export async function createCommandRunner(parts: RunnerParts): Promise<CommandRunner> {
	const runner = new Runner(parts);
	for (const code of await parts.store.workshops()) await runner.open(code);
	return runner;
}

class Runner implements CommandRunner {
	readonly #parts: RunnerParts;
	readonly #queues = new Map<WorkshopCode, WorkshopQueue>();
	readonly #opening = new Map<WorkshopCode, Promise<WorkshopQueue>>();
	readonly #answers = new Map<WorkshopCode, RecentAnswers>();
	readonly #listeners = new Set<(step: Step) => void>();
	#stopping = false;

	constructor(parts: RunnerParts) {
		this.#parts = parts;
	}

	/** The queue of a workshop; a new, empty workshop is made where there is none. */
	open(code: WorkshopCode): Promise<WorkshopQueue> {
		const known = this.#opening.get(code);
		if (known !== undefined) return known;
		const opening = this.#open(code);
		this.#opening.set(code, opening);
		// A failed opening is forgotten, so that the next command tries again.
		opening.catch(() => this.#opening.delete(code));
		return opening;
	}

	async #open(code: WorkshopCode): Promise<WorkshopQueue> {
		const stored = await this.#parts.store.open(code);
		const queue = new WorkshopQueue(stored, {
			...this.#parts,
			onStep: (step) => {
				this.#tell(step);
			}
		});
		this.#queues.set(code, queue);
		return queue;
	}

	#tell(step: Step): void {
		for (const listener of this.#listeners) {
			try {
				listener(step);
			} catch (error) {
				// The step is durable: whoever shows it may be broken, the sender still gets the answer.
				this.#parts.log.error('listener of a step failed', error, {
					workshop: step.workshop,
					seq: step.after.seq
				});
			}
		}
	}

	async run(envelope: CommandEnvelope, actor: Actor, picture?: Picture): Promise<CommandAnswer> {
		const begunAt = performance.now();
		const answer = await this.#run(envelope, { actor, picture: picture ?? null });
		this.#parts.onAnswered?.(envelope, answer, performance.now() - begunAt);
		return answer;
	}

	async #run(envelope: CommandEnvelope, sent: Sent): Promise<CommandAnswer> {
		const no = this.#refusedBeforehand(envelope, sent.actor);
		if (no !== null) return { status: 'refused', id: envelope.id, refusal: no };
		const answers = this.#answersOf(envelope.workshop);
		return answers.of(envelope.id) ?? answers.keep(envelope.id, this.#answer(envelope, sent));
	}

	#refusedBeforehand({ command }: CommandEnvelope, actor: Actor): Refusal | WireRefusal | null {
		if (this.#stopping) return wire('wire/stopping');
		if (mayDo(actor.role, command.type)) return null;
		return { code: 'person/not-allowed', role: actor.role, command: command.type };
	}

	#answersOf(workshop: WorkshopCode): RecentAnswers {
		const known = this.#answers.get(workshop) ?? new RecentAnswers();
		// Only workshops that exist are remembered, or a flood of made-up codes would fill the memory.
		if (this.#queues.has(workshop)) this.#answers.set(workshop, known);
		return known;
	}

	async #answer(envelope: CommandEnvelope, { actor, picture }: Sent): Promise<CommandAnswer> {
		const queue = await this.#queueFor(envelope);
		if (queue === null) return refusedBy(envelope.id, 'wire/unknown-workshop', envelope.workshop);
		this.#parts.people.learn(actor);
		const answer = await new Promise<CommandAnswer>((resolve, reject) => {
			const entry = {
				envelope,
				actor,
				picture,
				session: this.#parts.session?.() ?? null,
				answer: resolve,
				fail: reject as (error: unknown) => void,
				fetched: null,
				attempts: 0
			};
			if (!queue.enqueue(entry)) resolve(refusedBy(envelope.id, 'wire/too-many'));
		});
		return this.#withChanges(envelope, answer);
	}

	async #queueFor({ workshop, command }: CommandEnvelope): Promise<WorkshopQueue | null> {
		const known = this.#queues.get(workshop);
		if (known !== undefined) return known;
		return command.type === 'SetUpWorkshop' ? this.open(workshop) : null;
	}

	/** Tells the sender of a command that came too late who changed what since. */
	async #withChanges(envelope: CommandEnvelope, answer: CommandAnswer): Promise<CommandAnswer> {
		if (answer.status !== 'refused') return answer;
		const changedBy = await changedByFor(this.#parts, envelope, answer.refusal);
		return changedBy === null ? answer : { ...answer, changedBy };
	}

	workshop(code: WorkshopCode): LiveWorkshop | null {
		const queue = this.#queues.get(code);
		if (queue === undefined) return null;
		const { epoch, state } = queue;
		return { code, epoch, state, time: serverTime(state.clock, this.#parts.clock.now()) };
	}

	workshops(): readonly WorkshopCode[] {
		return [...this.#queues.keys()];
	}

	history(workshop: WorkshopCode, job: JobId): Promise<readonly HistoryEntry[]> {
		return historyOf(this.#parts, workshop, job);
	}

	setupHistory(workshop: WorkshopCode, page: Page): Promise<readonly SetupChange[]> {
		return setupHistoryOf(this.#parts, workshop, page);
	}

	onStep(listener: (step: Step) => void): () => void {
		this.#listeners.add(listener);
		return () => {
			this.#listeners.delete(listener);
		};
	}

	async close(): Promise<void> {
		this.#stopping = true;
		await Promise.all([...this.#queues.values()].map((queue) => queue.idle()));
	}
}

/** By whom, and what came beside it. */
type Sent = Pick<Entry, 'actor' | 'picture'>;

const wire = (code: WireRefusalCode, detail = ''): WireRefusal => ({ code, detail });

const refusedBy = (id: CommandId, code: WireRefusalCode, detail?: string): CommandAnswer => ({
	status: 'refused',
	id,
	refusal: wire(code, detail)
});
