import { timelineOf, type TimelineRow } from '#core/board/timeline.ts';
import { bayCode, jobId, technicianCode } from '#core/ids.ts';
import type { Job } from '#core/job/job.ts';
import type { WorkshopState } from '#core/state.ts';
import { MINUTE_MS } from '#core/time/instant.ts';
import { aJob, aPlan, aPromise } from '../../builders/a-job.ts';
import { aBay, aSetup, aTechnician } from '../../builders/a-setup.ts';
import { aState } from '../../builders/a-state.ts';
import { at } from '../../builders/at.ts';

/** A day of so many bays and cars, the same in every run. */

export interface Size {
	readonly rows: number;
	readonly bars: number;
}

export const SHOWN = { from: at('07:00'), to: at('19:00') };
export const NOW = at('07:30');
/** Ten hours, so that bars fill their row end to end. */
const DAY_MIN = 600;

const code = (prefix: string, index: number): string =>
	`${prefix}${String(index).padStart(3, '0')}`;

function carAt(index: number, { rows, bars }: Size): Job {
	const perRow = bars / rows;
	const step = Math.floor(DAY_MIN / perRow);
	const row = index % rows;
	const start = at('08:00') + Math.floor(index / rows) * step * MINUTE_MS;
	const minutes = step - 5;
	return aJob({
		id: jobId(`J${index}`),
		promises: [aPromise(start + (minutes + (index % 7) * 10) * MINUTE_MS)],
		operations: [
			{
				plan: aPlan({
					bay: bayCode(code('A', row)),
					technicians: [technicianCode(code('T', row))],
					start,
					minutes
				}),
				standardMinutes: minutes
			}
		]
	});
}

export function worldOf(size: Size): WorkshopState {
	const indexes = Array.from({ length: size.rows }, (_, index) => index);
	return aState({
		setup: aSetup({
			bays: indexes.map((index) => aBay({ code: bayCode(code('A', index)) })),
			technicians: indexes.map((index) =>
				aTechnician({ code: technicianCode(code('T', index)), lunch: null })
			)
		}),
		jobs: Array.from({ length: size.bars }, (_, index) => carAt(index, size))
	});
}

export const pictureOf = (state: WorkshopState): readonly TimelineRow[] =>
	timelineOf(state, { by: 'bay', shown: SHOWN }, NOW);

/** The picture with some bars shifted by a minute more with each turn; everything else is the same object. */
export function shifted(
	picture: readonly TimelineRow[],
	{ count, turn }: { readonly count: number; readonly turn: number }
): readonly TimelineRow[] {
	let left = count;
	return picture.map((row) => {
		if (left <= 0) return row;
		const here = Math.min(left, Math.ceil(count / picture.length));
		left -= here;
		const bars = row.bars.map((bar, index) => {
			if (index >= here || bar.planned === null) return bar;
			const byMs = (turn % 5) * MINUTE_MS;
			const planned = { from: bar.planned.from + byMs, to: bar.planned.to + byMs };
			return { ...bar, ...planned, planned };
		});
		return { ...row, bars };
	});
}
