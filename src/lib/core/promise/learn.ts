import type { Job } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import { DAY_MS, type Instant } from '../time/instant.ts';
import { technicianOf } from '../workshop/lookup.ts';
import type { Setup } from '../workshop/setup.ts';
import { sampleOf, workKey } from './history.ts';
import { NO_SPREAD, withSample } from './spread.ts';
import type { History, WorkHistory } from './work-history.ts';

/**
 * What a closed day teaches. Visits are learnt from when they leave the board and not when work is
 * finished: until then a finish may be taken back and a forgotten clock-off corrected.
 */

/** A kind of work nobody did for a year is not what the shop does any more. */
const FORGOTTEN_MS = 365 * DAY_MS;

/** Who left the house says nothing of the next car. */
const stillHere = (people: WorkHistory['people'], setup: Setup): WorkHistory['people'] =>
	Object.fromEntries(
		Object.entries(people).filter(([code]) =>
			setup.technicians.some((technician) => technician.code === code)
		)
	);

/** The history with the finished work of visits that leave the board. */
export function historyAtClosing(
	state: WorkshopState,
	left: readonly Job[],
	{ seq, at }: { readonly seq: number; readonly at: Instant }
): History {
	const { setup, history } = state;
	if (setup === null) return history;
	const after = new Map([...history].filter(([, { lastAt }]) => at - lastAt <= FORGOTTEN_MS));
	let learnt = after.size !== history.size;
	for (const operation of left.flatMap(({ operations }) => operations)) {
		const sample = sampleOf(state, operation);
		if (sample === null || technicianOf(setup, sample.technician) === undefined) continue;
		const id = workKey(operation);
		const people = after.get(id)?.people ?? {};
		const spread = withSample(people[sample.technician] ?? NO_SPREAD, sample.value);
		after.set(id, {
			...{ id, version: seq, skill: operation.skill, lastAt: at },
			people: { ...stillHere(people, setup), [sample.technician]: spread }
		});
		learnt = true;
	}
	return learnt ? after : history;
}
