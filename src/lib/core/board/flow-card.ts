import type { WallCause } from './wall-cause.ts';
import type { CarShown } from './wall-row.ts';
import type { Amount } from './amount.ts';

/** What the last line of a card says: the most pressing of what there is no other room for. */
type LastLine =
	| { readonly kind: 'call'; readonly call: Amount }
	| { readonly kind: 'cause'; readonly cause: WallCause }
	| { readonly kind: 'name'; readonly name: string; readonly others: number }
	| { readonly kind: 'status' };

/**
 * A call for help before the cause of lateness before who works on it. A stopped car says what for instead
 * of a name, and where the name stands beside the place the state has the line.
 */
export function lastLineOf(car: CarShown, namesBesidePlace: boolean): LastLine {
	if (car.call !== null) return { kind: 'call', call: car.call };
	if (car.cause !== null) return { kind: 'cause', cause: car.cause };
	const isHeld = car.status === 'stopped' || car.status.startsWith('stoppage.');
	if (namesBesidePlace || isHeld || car.technician === null) return { kind: 'status' };
	return { kind: 'name', name: car.technician, others: car.others };
}
