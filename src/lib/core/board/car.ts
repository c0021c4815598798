import type { Job } from '../job/job.ts';
import { plateLabel } from '../plate/plate.ts';
import type { WorkshopState } from '../state.ts';

/** A car as people name it. */
export interface CarName {
	/** With the middle dot; the end of the VIN where the car has no plate; empty when it has neither. */
	readonly plate: string;
	readonly model: string;
}

/** People who look for a car without a plate know the end of its VIN. */
const VIN_TAIL = 6;

/** Plate and model of a visit's car, from the register. */
export function carName(
	{ registers }: Pick<WorkshopState, 'registers'>,
	{ vehicle }: Pick<Job, 'vehicle'>
): CarName {
	const car = registers.vehicle.get(vehicle);
	if (car === undefined) return { plate: '', model: '' };
	const plate = car.plate === '' ? (car.vin ?? '').slice(-VIN_TAIL) : plateLabel(car.plate);
	return { plate, model: car.model };
}
