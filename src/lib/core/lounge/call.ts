import type { LoungeCar } from '../board/lounge-board.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';

/** How long after it became ready a car is still called out; a screen switched on later calls nobody back. */
const CALL_FRESH_MS = 2 * MINUTE_MS;

/** A customer is asked to come and collect the car. */
export interface ReadyCall {
	/** The same for the same car and the same moment it became ready: it is called once. */
	readonly key: string;
	readonly car: Pick<LoungeCar, 'plate' | 'customer' | 'counter'>;
}

/** Who has to be called out now, in the order the cars became ready. */
export const callsDue = (cars: readonly LoungeCar[], now: Instant): readonly ReadyCall[] =>
	cars
		.flatMap((car) => (car.readyAt === null ? [] : [{ car, readyAt: car.readyAt }]))
		.filter(({ readyAt }) => now >= readyAt && now < readyAt + CALL_FRESH_MS)
		.sort((a, b) => a.readyAt - b.readyAt)
		.map(({ car, readyAt }) => ({
			key: `${car.key}/${String(readyAt)}`,
			car: { plate: car.plate, customer: car.customer, counter: car.counter }
		}));
