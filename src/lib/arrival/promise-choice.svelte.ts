import { promiseWarnings, type PromiseWarning } from '#core/promise/promise-warnings.ts';
import type { Job } from '#core/job/job.ts';
import type { WorkshopState } from '#core/state.ts';
import type { Instant } from '#core/time/instant.ts';
import { momentTyped } from '#core/time/typed.ts';
import { localDateOf, localTimeOf } from '#core/time/zone.ts';
import type { CounterDesk } from './counter-desk.svelte.ts';

/** What the promise is chosen from: the visit as it would be, and the time proposed for it. */
export interface PromiseBasis {
	readonly foreseen: { readonly state: WorkshopState; readonly job: Job } | null;
	readonly proposed: Instant | null;
}

/**
 * The promise at the counter. The proposal stands in the fields and follows the order until somebody
 * types another time; then that one stays, whatever is proposed.
 */
export class PromiseChoice {
	private typed = $state.raw<{ readonly date: string; readonly time: string } | null>(null);
	private readonly desk: CounterDesk;
	private readonly basis: () => PromiseBasis;

	/** The time to be promised; null where none is proposed, and while what is typed is no time. */
	readonly at = $derived.by((): Instant | null =>
		this.typed === null
			? this.basis().proposed
			: momentTyped(this.typed.date, this.typed.time, this.desk.zone)
	);
	/** What is typed is no time, or one that has passed: such an order is not sent. */
	readonly isWrong = $derived.by(
		() => this.typed !== null && (this.at === null || this.at < this.desk.now)
	);
	readonly warnings = $derived.by((): readonly PromiseWarning[] => {
		const { foreseen } = this.basis();
		return this.typed === null || this.at === null || foreseen === null
			? []
			: promiseWarnings(foreseen.state, foreseen.job, { promisedAt: this.at, now: this.desk.now });
	});

	constructor(desk: CounterDesk, basis: () => PromiseBasis) {
		this.desk = desk;
		this.basis = basis;
	}

	get isTyped(): boolean {
		return this.typed !== null;
	}

	get date(): string {
		return this.typed?.date ?? this.shown(localDateOf);
	}

	set date(date: string) {
		this.typed = { date, time: this.time };
	}

	get time(): string {
		return this.typed?.time ?? this.shown(localTimeOf);
	}

	set time(time: string) {
		// Who types an hour where nothing is proposed means today.
		this.typed = { date: this.date === '' ? this.desk.today : this.date, time };
	}

	/** Takes a time that was offered; the proposal itself goes on following the order. */
	choose(at: Instant): void {
		const { zone } = this.desk;
		this.typed =
			at === this.basis().proposed
				? null
				: { date: localDateOf(at, zone), time: localTimeOf(at, zone) };
	}

	/** Back to what is proposed. */
	asProposed(): void {
		this.typed = null;
	}

	private shown(write: (at: Instant, zone: string) => string): string {
		const { proposed } = this.basis();
		return proposed === null ? '' : write(proposed, this.desk.zone);
	}
}
