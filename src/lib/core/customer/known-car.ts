import type { JobId } from '../ids.ts';
import { normalisePlate } from '../plate/plate.ts';
import type { Registers } from '../workshop/registers.ts';
import { visitOfVehicle, visitsOf } from './visits-of.ts';

/** The visits of the very car with this plate, of all years; none for an empty one. In no order. */
export function visitsOfPlate(registers: Registers, typed: string): readonly JobId[] {
	const plate = normalisePlate(typed);
	return visitsOf(registers, plate)
		.filter((visit) => visit.plate === plate)
		.map(({ job }) => job);
}

/** All visits of cars with one of these plates, as they stand in the register, in one look at it. */
export const visitsOfPlates = (
	{ vehicle }: Pick<Registers, 'vehicle'>,
	plates: ReadonlySet<string>
): readonly JobId[] =>
	[...vehicle.values()]
		.filter(({ plate }) => plate !== '' && plates.has(plate))
		.map(({ id }) => visitOfVehicle(id));
