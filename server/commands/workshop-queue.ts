import type { Command } from '#core/commands.ts';
import { changedEntities, ordersLeaving, stateFromEntities, type Entity } from '#core/entities.ts';
import type { CommandId, WorkshopCode } from '#core/ids.ts';
import type { Recorded } from '#core/job/events.ts';
import type { WorkshopState } from '#core/state.ts';
import type { CommandAnswer, WireRefusalCode } from '#protocol/messages.ts';
import type { Quotes } from '../quotes/quotes.ts';
import { StoreUnavailable, type Append, type Store, type StoredWorkshop } from '../storage/port.ts';
import { decidedOf, type Deciding } from './decided.ts';
import {
	auditNoteOf,
	outcomeOf,
	type Entry,
	type Fetched,
	type InFlight,
	type Outcome
} from './entry.ts';
import { workshopTimeAt } from './clock.ts';
import { pastStepOf } from './past-step-of.ts';
import { mayGivePromise, promiseAsked } from './promise-asked.ts';

/**
 * One workshop's line of commands. They are decided one after another on the speculative head, that is
 * on what the log will be once everything in flight is durable, so that the store can commit many at
 * once; they are answered and published in the same order, and only once durable. When an append
 * fails, everything decided after it is decided again.
 */

/** A step of the durable state, as the screens must follow it. */
export interface Step {
	readonly workshop: WorkshopCode;
	readonly epoch: string;
	readonly before: WorkshopState;
	readonly after: WorkshopState;
}

export interface QueueParts extends Deciding {
	readonly store: Store;
	/** Who looks ahead for promises; left out: that happens while deciding. */
	readonly quotes?: Pick<Quotes, 'outlookOf'>;
	/** Called in order, once per step, before the sender is answered. */
	readonly onStep: (step: Step) => void;
}

/** More waiting than any workshop sends; beyond it the sender is asked to wait. */
const LONGEST_QUEUE = 2_000;
/** Another process on the same log is a mistake of operation; three tries, then say so. */
const MOST_ATTEMPTS = 3;

export class WorkshopQueue {
	readonly code: WorkshopCode;
	readonly #parts: QueueParts;
	#epoch: string;
	#durable: WorkshopState;
	#speculative: WorkshopState;
	readonly #waiting: Entry[] = [];
	#inFlight: InFlight[] = [];
	#deciding = false;
	#settling: Promise<void> | null = null;
	#unwinding: Promise<void> | null = null;

	constructor(stored: StoredWorkshop, parts: QueueParts) {
		this.code = stored.workshop;
		this.#parts = parts;
		this.#epoch = stored.epoch;
		this.#durable = stateOf(stored);
		this.#speculative = this.#durable;
	}

	get epoch(): string {
		return this.#epoch;
	}

	/** The state as far as it is durable: all that anybody outside may see. */
	get state(): WorkshopState {
		return this.#durable;
	}

	/** Lines the command up; false when the line is too long. */
	enqueue(entry: Entry): boolean {
		if (this.#waiting.length >= LONGEST_QUEUE) return false;
		this.#waiting.push(entry);
		if (!this.#deciding) void this.#decideAll();
		return true;
	}

	/** Resolves when nothing is waiting and nothing is in flight. */
	async idle(): Promise<void> {
		while (this.#deciding || this.#settling !== null) {
			await (this.#settling ?? new Promise((resolve) => setImmediate(resolve)));
		}
	}

	async #decideAll(): Promise<void> {
		this.#deciding = true;
		for (let entry = this.#waiting[0]; entry !== undefined; entry = this.#waiting[0]) {
			if (entry.fetched === null && !(await this.#fetchFor(entry))) continue;
			// An unwinding puts entries in front of this one; they go first.
			while (this.#unwinding !== null) await this.#unwinding;
			if (this.#isOutdated(entry)) entry.fetched = null;
			if (this.#waiting[0] !== entry || entry.fetched === null) {
				// What is decided in between belongs to the history an undo looks at.
				if (looksBack(entry)) entry.fetched = null;
				continue;
			}
			this.#waiting.shift();
			this.#decideOne(entry, entry.fetched);
		}
		this.#deciding = false;
	}

	/** Whether it was looked ahead from a head that has changed since. */
	#isOutdated({ fetched }: Entry): boolean {
		const { outlookOn } = fetched ?? {};
		return outlookOn !== undefined && outlookOn !== this.#speculative;
	}

	/** What must be known before deciding; false when the entry has its answer already. */
	async #fetchFor(entry: Entry): Promise<boolean> {
		const { id, command, follows } = entry.envelope;
		try {
			const given = await this.#parts.store.answerOf(this.code, id);
			if (given !== null) {
				this.#drop(entry);
				entry.answer(given.answer as CommandAnswer);
				return false;
			}
			entry.fetched = { archived: new Map(), step: null };
			if (command.type === 'ImportOrder') entry.fetched = await this.#fetchOrder(command);
			if (command.type === 'UndoStep') entry.fetched = await this.#fetchStep(command);
			if (follows !== undefined) entry.fetched = await this.#fetchFirst(entry.fetched, follows);
			if (mayGivePromise(command)) entry.fetched = await this.#lookAhead(entry, entry.fetched);
			return true;
		} catch (error) {
			this.#drop(entry);
			if (error instanceof StoreUnavailable) entry.answer(refusal(entry, 'wire/store-unavailable'));
			else entry.fail(error);
			return false;
		}
	}

	async #fetchOrder({ orderNo }: Extract<Command, { type: 'ImportOrder' }>): Promise<Fetched> {
		// A closing of the day in flight may be archiving this very order.
		while (this.#inFlight.some(({ archives }) => archives)) await this.#settling;
		const found = await this.#parts.store.archivedOrders(this.code, [orderNo]);
		return { archived: new Map(found.map((order) => [order.orderNo, order])), step: null };
	}

	async #fetchStep({ step }: Extract<Command, { type: 'UndoStep' }>): Promise<Fetched> {
		// What is in flight may be the step itself, or build upon it.
		while (this.#inFlight.length > 0) await this.#settling;
		return { archived: new Map(), step: await pastStepOf(this.#parts.store, this.code, step) };
	}

	/** What the wish came to that this one was made on. */
	async #fetchFirst(fetched: Fetched, follows: CommandId): Promise<Fetched> {
		// It may be in flight itself.
		while (this.#inFlight.length > 0) await this.#settling;
		const { store } = this.#parts;
		// What was refused leaves no answer behind.
		if ((await store.answerOf(this.code, follows)) === null)
			return { ...fetched, predecessor: null };
		return { ...fetched, predecessor: { events: await store.eventsOf(this.code, follows) } };
	}

	/** Asked on the head it will be decided on, so that the log says what was known at its position. */
	async #lookAhead(entry: Entry, fetched: Fetched): Promise<Fetched> {
		const { quotes, decide, clock } = this.#parts;
		if (quotes === undefined) return fetched;
		const head = this.#speculative;
		const { actor, envelope } = entry;
		const now = workshopTimeAt(head.clock, clock.now());
		const { archived } = fetched;
		const circumstances = { now, actor, command: envelope.id, archived };
		const asked = promiseAsked(head, { command: envelope.command, circumstances }, decide);
		if (asked === null) return fetched;
		return { ...fetched, outlook: await quotes.outlookOf(asked, now), outlookOn: head };
	}

	#drop(entry: Entry): void {
		const place = this.#waiting.indexOf(entry);
		if (place !== -1) this.#waiting.splice(place, 1);
	}

	#decideOne(entry: Entry, fetched: Fetched): void {
		try {
			this.#inFlight.push(this.#decided(entry, fetched));
		} catch (error) {
			entry.fail(error);
			return;
		}
		this.#settling ??= this.#settleAll();
	}

	#decided(entry: Entry, fetched: Fetched): InFlight {
		const before = this.#speculative;
		const decided = decidedOf(before, { entry, fetched }, this.#parts);
		if (decided.is === 'refused') {
			const { refusal: why } = decided;
			return this.#unwritten(entry, { status: 'refused', id: entry.envelope.id, refusal: why });
		}
		if (decided.is === 'nothing') {
			return this.#unwritten(entry, this.#accepted(entry, before.seq, false));
		}
		const { recorded, records, after } = decided;
		const answer = this.#accepted(entry, after.seq, true);
		const left = ordersLeaving(before, after);
		this.#speculative = after;
		const append = this.#parts.store.append({
			workshop: this.code,
			expectedHead: before.seq,
			command: entry.envelope.id,
			answer,
			events: recorded,
			entities: changedEntities(before, after),
			records,
			archived: left,
			...photoIn(entry, recorded),
			audit: auditNoteOf(entry, recorded, this.#parts.clock.now())
		});
		return { entry, answer, after, archives: left.length > 0, outcome: outcomeOf(append) };
	}

	#accepted(entry: Entry, seq: number, changed: boolean): CommandAnswer {
		return { status: 'accepted', id: entry.envelope.id, epoch: this.#epoch, seq, changed };
	}

	#unwritten(entry: Entry, answer: CommandAnswer): InFlight {
		const outcome = Promise.resolve<Outcome>({ status: 'nothing-written' });
		return { entry, answer, after: this.#speculative, archives: false, outcome };
	}

	async #settleAll(): Promise<void> {
		for (let first = this.#inFlight[0]; first !== undefined; first = this.#inFlight[0]) {
			const outcome = await first.outcome;
			if (outcome.status === 'committed') this.#commit(first);
			else if (outcome.status === 'nothing-written') this.#inFlight.shift();
			else {
				this.#unwinding = this.#unwind(first, outcome);
				await this.#unwinding;
				this.#unwinding = null;
				continue;
			}
			first.entry.answer(first.answer);
		}
		this.#settling = null;
	}

	#commit({ after }: InFlight): void {
		this.#inFlight.shift();
		this.#moveTo(after);
	}

	#moveTo(after: WorkshopState): void {
		const before = this.#durable;
		this.#durable = after;
		this.#parts.onStep({ workshop: this.code, epoch: this.#epoch, before, after });
	}

	/** Takes back what was decided after the failed one, and lines it up again in the same order. */
	async #unwind(
		failed: InFlight,
		outcome: Exclude<Outcome, { status: 'committed' }>
	): Promise<void> {
		const undone = this.#inFlight;
		this.#inFlight = [];
		// Each was decided on a head that never came, so none of them can have been written.
		await Promise.all(undone.map((item) => item.outcome));
		if (outcome.status === 'behind') await this.#readAgain();
		this.#speculative = this.#durable;
		const again = undone.filter((item) => item !== failed || this.#tryAgain(failed.entry, outcome));
		for (const { entry } of again) if (looksBack(entry)) entry.fetched = null;
		this.#waiting.unshift(...again.map(({ entry }) => entry));
		if (!this.#deciding) void this.#decideAll();
	}

	/** Gives the failed command its answer, or says that it is to be decided again. */
	#tryAgain(entry: Entry, outcome: Outcome): boolean {
		switch (outcome.status) {
			case 'duplicate':
				entry.answer(outcome.answer as CommandAnswer);
				return false;
			case 'broken':
				entry.fail(outcome.error);
				return false;
			case 'behind':
				entry.attempts += 1;
				if (entry.attempts < MOST_ATTEMPTS) return true;
				break;
			default:
		}
		entry.answer(refusal(entry, 'wire/store-unavailable'));
		return false;
	}

	/** Another process wrote to this log: what it wrote is the truth. */
	async #readAgain(): Promise<void> {
		try {
			const stored = await this.#parts.store.open(this.code);
			this.#epoch = stored.epoch;
			this.#moveTo(stateOf(stored));
		} catch (error) {
			// The commands that wait are tried on the old state and answered by the store itself.
			if (!(error instanceof StoreUnavailable)) throw error;
		}
	}
}

/** The picture that came beside the command, as the fact about it calls it. */
function photoIn({ picture }: Entry, recorded: readonly Recorded[]): Pick<Append, 'photo'> {
	const attached = recorded.find(({ event }) => event.type === 'PhotoAttached')?.event;
	if (picture === null || attached?.type !== 'PhotoAttached') return {};
	const { mediaType, bytes } = picture;
	return { photo: { id: attached.photo.id, job: attached.job, mediaType, bytes } };
}

const looksBack = ({ envelope }: Entry): boolean =>
	envelope.command.type === 'UndoStep' || envelope.follows !== undefined;

/** The port keeps entities as plain JSON; they come back as they were handed in. */
const stateOf = ({ entities, records, head }: StoredWorkshop): WorkshopState =>
	stateFromEntities(entities as readonly Entity[], records, head);

const refusal = (entry: Entry, code: WireRefusalCode): CommandAnswer => ({
	status: 'refused',
	id: entry.envelope.id,
	refusal: { code, detail: '' }
});
