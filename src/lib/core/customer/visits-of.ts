import type { JobId, VehicleId } from '../ids.ts';
import type { Registers } from '../workshop/registers.ts';

/** A visit with whose it was, as the registers know it. All of it is personal. */
export interface OwnedVisit {
	readonly job: JobId;
	readonly plate: string;
	readonly vin: string | null;
	readonly model: string;
	readonly name: string;
	readonly phone: string;
}

/** Shorter phone digits or names would find half the town. */
const SHORTEST_SEARCH = 2;

/** Ids in the registers are those of their visit with a letter before it; see `registerIds`. */
const jobOf = (registerId: string): JobId => registerId.slice(registerId.indexOf('-') + 1) as JobId;

/** The visit a car of the register stands for. */
export const visitOfVehicle = (id: VehicleId): JobId => jobOf(id);

/** Every visit the registers hold somebody of, ended ones of all years included. */
function ownedVisits({ vehicle, customer }: Registers): readonly OwnedVisit[] {
	const jobs = new Set([...vehicle.keys(), ...customer.keys()].map(jobOf));
	return [...jobs]
		.map((job) => {
			const car = vehicle.get(`V-${job}`);
			const who = customer.get(`C-${job}`);
			return {
				job,
				plate: car?.plate ?? '',
				vin: car?.vin ?? null,
				model: car?.model ?? '',
				name: who?.name ?? '',
				phone: who?.phone ?? ''
			};
		})
		.filter(({ plate, vin, name, phone }) => plate !== '' || vin !== null || name + phone !== '');
}

/** As people type plates, phones and VINs: with dots, blanks and dashes or without. */
const plain = (text: string): string => text.replaceAll(/[\s·•.-]/gu, '').toUpperCase();

/**
 * The visits somebody means who types a plate, a VIN, a phone or a name, or a part of one; none for
 * less than two characters. Others of the same car or phone come with them, under whatever name.
 */
export function visitsOf(registers: Registers, typed: string): readonly OwnedVisit[] {
	const wanted = plain(typed);
	if (wanted.length < SHORTEST_SEARCH) return [];
	const all = ownedVisits(registers);
	const found = all.filter((visit) => tokensOf(visit).some((token) => token.includes(wanted)));
	const keys = new Set(found.flatMap(keysOf));
	return all.filter((visit) => found.includes(visit) || keysOf(visit).some((key) => keys.has(key)));
}

const tokensOf = ({ plate, vin, name, phone }: OwnedVisit): readonly string[] =>
	[plate, vin ?? '', name, phone].map(plain);

/** What tells a car or a household from others; a name does not. */
const keysOf = ({ plate, vin, phone }: OwnedVisit): readonly string[] =>
	[plate, vin ?? '', phone].map(plain).filter((key) => key !== '');
