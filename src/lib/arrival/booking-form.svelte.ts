import { offersFor, offersOf, type Offer } from '#core/appointment/offers.ts';
import type { AppointmentCommand, BookingDraft } from '#core/appointment/commands.ts';
import type { OrderDraft } from '#core/job/order-draft.ts';
import type { Job } from '#core/job/job.ts';
import { withFacts } from '#core/foreseen.ts';
import { commandId, personId } from '#core/ids.ts';
import { DAY_MS, MINUTE_MS, type Instant, type LocalDate } from '#core/time/instant.ts';
import { momentTyped } from '#core/time/typed.ts';
import { localTimeOf } from '#core/time/zone.ts';
import type { CounterDesk } from './counter-desk.svelte.ts';

/** Half past nine suits most; it is changed with two keys. */
const USUAL_TIME = '09:30';

/** The time of an appointment being made or moved, and the places it could hold. */
export class TimeChoice {
	date = $state('');
	time = $state(USUAL_TIME);
	private readonly desk: CounterDesk;

	readonly at = $derived.by((): Instant | null =>
		momentTyped(this.date, this.time, this.desk.zone)
	);

	/** Offers cost some milliseconds each; once a minute is often enough while nothing changes. */
	private readonly minute = $derived.by(() => Math.floor(this.desk.now / MINUTE_MS) * MINUTE_MS);

	constructor(desk: CounterDesk, date: LocalDate, at: Instant | null = null) {
		this.desk = desk;
		this.date = date;
		if (at !== null) this.time = localTimeOf(at, desk.zone);
	}

	/** Places for an order that is being typed. */
	offersForOrder(draft: OrderDraft | null): readonly Offer[] {
		const { at } = this;
		if (draft === null || at === null || at <= this.desk.now) return [];
		return offersFor(
			this.desk.state,
			{ ...draft, source: 'appointment', appointmentAt: at },
			this.minute
		);
	}

	/** Places for a booked car at the new time, as if its old ones had been given back. */
	offersForCar(job: Job): readonly Offer[] {
		const { at, desk } = this;
		if (at === null || at <= desk.now) return [];
		const around = {
			now: this.minute,
			actor: { id: personId('looking'), role: 'board', name: '' },
			command: commandId('looking')
		} as const;
		const facts = [
			{ type: 'AppointmentMoved', job: job.id, to: at } as const,
			...job.operations
				.filter(({ plan, state }) => plan !== null && state === 'open')
				.map(({ id }) => ({ type: 'OperationUnassigned', job: job.id, operation: id }) as const)
		];
		const state = withFacts(desk.state, facts, around);
		const moved = state.jobs.get(job.id);
		return moved === undefined
			? []
			: offersOf({ state, job: moved }, { now: this.minute, until: at + DAY_MS });
	}
}

/** The order without what a booking says beside it. */
export function bookingOf(draft: OrderDraft): BookingDraft {
	const { plate, vin, model, colour, mileage, customerName, phone, remark, lines } = draft;
	const { waiting, promisedAt, advisor, advisorName, category } = draft;
	const { carriedOver, washWanted, oldPartsWanted, comebackOf } = draft;
	return {
		...{ plate, vin, model, colour, mileage, customerName, phone, remark, lines },
		...{ waiting, promisedAt, advisor, advisorName, category },
		...{ carriedOver, washWanted, oldPartsWanted },
		...(comebackOf === undefined ? {} : { comebackOf })
	};
}

/** The wish to move the car to this time and these places; its promise goes along where it must. */
export function moveWish(
	job: Job,
	{ at, offer, reason }: { readonly at: Instant; readonly offer: Offer; readonly reason: string }
): AppointmentCommand {
	const work = job.operations.filter(({ kind, state }) => kind === 'work' && state === 'open');
	return {
		type: 'MoveAppointment',
		job: job.id,
		seen: job.ownVersion,
		to: at,
		promisedAt: job.promises.length === 0 ? null : offer.promisedAt,
		reason,
		holds: offer.holds.flatMap((hold, index) => {
			const operation = work[index];
			return operation === undefined ? [] : [{ ...hold, operation: operation.id }];
		})
	};
}
