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

interface ReadyCar {
	readonly car: LoungeCar;
	readonly readyAt: Instant;
}

const readyCars = (cars: readonly LoungeCar[]): readonly ReadyCar[] =>
	cars.flatMap((car) => (car.readyAt === null ? [] : [{ car, readyAt: car.readyAt }]));

const keyOf = ({ car, readyAt }: ReadyCar): string => `${car.key}/${String(readyAt)}`;

/** Who has to be called out now, in the order the cars became ready. */
export const callsDue = (cars: readonly LoungeCar[], now: Instant): readonly ReadyCall[] =>
	readyCars(cars)
		.filter(({ readyAt }) => now >= readyAt && now < readyAt + CALL_FRESH_MS)
		.sort((a, b) => a.readyAt - b.readyAt)
		.map((ready) => ({
			key: keyOf(ready),
			car: { plate: ready.car.plate, customer: ready.car.customer, counter: ready.car.counter }
		}));

/** Keys of the calls, due or long over, whose cars stand there still: nobody else need be called. */
export const callsStanding = (cars: readonly LoungeCar[]): ReadonlySet<string> =>
	new Set(readyCars(cars).map(keyOf));
