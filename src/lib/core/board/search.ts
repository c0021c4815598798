import type { JobId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import { stageOf, type Stage } from '../job/stage.ts';
import { normalisePlate } from '../plate/plate.ts';
import type { WorkshopState } from '../state.ts';
import { carName } from './car.ts';

/** Finding a car on the board by what a person remembers of it. */

/** A car that matches, and what of it did. */
export interface FoundCar {
	readonly job: JobId;
	readonly plate: string;
	readonly model: string;
	readonly stage: Stage;
	/** The order number that matched; empty when the plate or the VIN did. */
	readonly orderNo: string;
}

/** More than fit under a search box help nobody; type another character. */
const MOST_FOUND = 8;

/** Both texts as plates are compared. Lower is better; null when it does not match. People remember whole numbers, then their ends. */
function rank(text: string, wanted: string): number | null {
	if (text === wanted) return 0;
	if (text.endsWith(wanted)) return 1;
	if (text.startsWith(wanted)) return 2;
	return text.includes(wanted) ? 3 : null;
}

interface Match {
	readonly rank: number;
	readonly isEnded: boolean;
	readonly found: FoundCar;
}

function matchOf(state: WorkshopState, job: Job, wanted: string): Match | null {
	const vehicle = state.registers.vehicle.get(job.vehicle);
	const candidates = [
		{ text: vehicle?.plate ?? '', orderNo: '' },
		...job.orders.map(({ orderNo }) => ({ text: orderNo, orderNo })),
		{ text: vehicle?.vin ?? '', orderNo: '' }
	];
	let best: { rank: number; orderNo: string } | null = null;
	for (const { text, orderNo } of candidates) {
		const ranked = rank(normalisePlate(text), wanted);
		if (ranked !== null && (best === null || ranked < best.rank)) best = { rank: ranked, orderNo };
	}
	if (best === null) return null;
	return {
		rank: best.rank,
		isEnded: job.end !== null,
		found: {
			job: job.id,
			...carName(state, job),
			stage: stageOf(job),
			orderNo: best.orderNo
		}
	};
}

/**
 * Cars whose plate, order number or VIN holds the text, best first: whole, end, beginning, middle;
 * open visits before ended ones. At most eight; nothing for an empty text.
 */
export function searchCars(state: WorkshopState, text: string): readonly FoundCar[] {
	const wanted = normalisePlate(text);
	if (wanted === '') return [];
	const matches: Match[] = [];
	for (const job of state.jobs.values()) {
		const match = matchOf(state, job, wanted);
		if (match !== null) matches.push(match);
	}
	matches.sort(
		(a, b) =>
			Number(a.isEnded) - Number(b.isEnded) ||
			a.rank - b.rank ||
			a.found.plate.localeCompare(b.found.plate)
	);
	return matches.slice(0, MOST_FOUND).map(({ found }) => found);
}
