import type { TechnicianCode } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, type Instant, type Stretch } from '../time/instant.ts';
import { dayNumberAt } from '../time/zone.ts';
import { SEARCH_DAYS, workingOnDay } from '../workshop/calendar.ts';

/** Laying a length of work on somebody's hours: over breaks where the work may be split, else in one go. */

/** Work to be laid out. */
export interface Work {
	/** Whose hours count; null for the opening hours. */
	readonly technician: TechnicianCode | null;
	/** Whether it may be interrupted by lunch, night, absence and closed days. */
	readonly splittable: boolean;
	/** Not before. */
	readonly start: Instant;
	/** Minutes of work, breaks not counted; zero or less is no work at all. */
	readonly minutes: number;
}

/** Where the work comes to lie. */
export interface Layout {
	/** The stretches really worked on, in order; together they last as long as the work. */
	readonly pieces: readonly Stretch[];
	readonly end: Instant;
	/** False: it does not fit in those hours, and the pieces say when it would be done as overtime. */
	readonly fits: boolean;
}

/** When somebody works from `start` on, stretch by stretch; gives up after `SEARCH_DAYS`. */
export function* workingFrom(
	state: WorkshopState,
	technician: TechnicianCode | null,
	start: Instant
): Generator<Stretch, void, undefined> {
	if (state.setup === null) return;
	const first = dayNumberAt(start, state.setup.timeZone);
	for (let day = first; day <= first + SEARCH_DAYS; day += 1) {
		for (const stretch of workingOnDay(state, technician, day)) {
			if (stretch.to <= start) continue;
			yield stretch.from >= start ? stretch : { from: start, to: stretch.to };
		}
	}
}

/** Fills stretches with work until it is used up; null when there are not enough of them. */
export function fill(stretches: Iterable<Stretch>, minutes: number): readonly Stretch[] | null {
	const pieces: Stretch[] = [];
	let left = minutes * MINUTE_MS;
	if (left <= 0) return pieces;
	for (const { from, to } of stretches) {
		const taken = Math.min(left, to - from);
		pieces.push({ from, to: from + taken });
		left -= taken;
		if (left <= 0) return pieces;
	}
	return null;
}

function asOvertime({ start, minutes }: Work): Layout {
	const end = start + Math.max(0, minutes) * MINUTE_MS;
	return { pieces: end > start ? [{ from: start, to: end }] : [], end, fits: false };
}

const fitting = (pieces: readonly Stretch[], start: Instant): Layout => ({
	pieces,
	end: pieces[pieces.length - 1]?.to ?? start,
	fits: true
});

/**
 * Lays work out from exactly its start. Splittable work spans breaks and goes on after them; other
 * work must fit into the stretch it starts in. Work that starts outside the hours, or does not fit,
 * is laid out as if overtime were worked: in one piece from its start.
 */
export function layOut(state: WorkshopState, work: Work): Layout {
	if (work.minutes <= 0) return fitting([], work.start);
	for (const first of workingFrom(state, work.technician, work.start)) {
		if (first.from > work.start) break;
		if (!work.splittable) {
			const end = work.start + work.minutes * MINUTE_MS;
			return end <= first.to ? fitting([{ from: work.start, to: end }], end) : asOvertime(work);
		}
		const pieces = fill(workingFrom(state, work.technician, work.start), work.minutes);
		return pieces === null ? asOvertime(work) : fitting(pieces, work.start);
	}
	return asOvertime(work);
}

/** The first stretch with room for a whole piece of work; days are walked by hand, as this is asked most. */
function firstRoom(state: WorkshopState, work: Work): Stretch | null {
	if (state.setup === null) return null;
	const length = work.minutes * MINUTE_MS;
	const first = dayNumberAt(work.start, state.setup.timeZone);
	for (let day = first; day <= first + SEARCH_DAYS; day += 1) {
		for (const stretch of workingOnDay(state, work.technician, day)) {
			const from = Math.max(stretch.from, work.start);
			if (stretch.to - from >= length) return { from, to: from + length };
		}
	}
	return null;
}

/**
 * The earliest layout at or after the start that fits; null when none does within `SEARCH_DAYS`
 * (unsplittable work may be longer than any stretch of the person's day).
 */
export function earliestFit(state: WorkshopState, work: Work): Layout | null {
	if (work.minutes <= 0) return fitting([], work.start);
	if (!work.splittable) {
		const room = firstRoom(state, work);
		return room === null ? null : fitting([room], room.from);
	}
	const pieces = fill(workingFrom(state, work.technician, work.start), work.minutes);
	return pieces === null ? null : fitting(pieces, work.start);
}
