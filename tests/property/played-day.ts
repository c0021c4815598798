import { decide } from '#core/decide.ts';
import { evolve, withRecords } from '#core/evolve.ts';
import { commandId, personId } from '#core/ids.ts';
import type { Recorded } from '#core/job/events.ts';
import type { WorkshopState } from '#core/state.ts';
import { MINUTE_MS, type Instant } from '#core/time/instant.ts';
import type { PersonalRecord } from '#core/workshop/registers.ts';
import { aState } from '../builders/a-state.ts';
import { at } from '../builders/at.ts';
import { pastStep } from '../support/logbook.ts';
import { circumstances, recordedAfter } from '../support/scenario.ts';
import { commandOf, type Step } from './random-day.ts';

/** A random day as it went. */
export interface Day {
	/** When the last command was sent. */
	readonly now: Instant;
	readonly states: readonly WorkshopState[];
	readonly log: readonly Recorded[];
	readonly records: readonly PersonalRecord[];
	readonly refusals: readonly string[];
}

/** The workshop in the morning, before anything happened. */
export const START = aState();
/** A person is asked about every car that stays; the board closes the day as it is. */
const BOARD = { id: personId('board'), role: 'board', name: '控工板' } as const;

/** Plays the steps as commands from nine o'clock on; what is refused changes nothing. */
export function play(steps: readonly Step[]): Day {
	let state = START;
	let now = at('09:00');
	const states: WorkshopState[] = [];
	const log: Recorded[] = [];
	const records: PersonalRecord[] = [];
	const refusals: string[] = [];
	let commands = 0;
	for (const step of steps) {
		now += step.later * MINUTE_MS;
		const past = [...new Set(log.map(({ command }) => command))];
		const wish = commandOf(state, step, now, past);
		const around = circumstances({
			now,
			command: commandId(`c${String(commands++)}`),
			step: wish.type === 'UndoStep' ? pastStep(log, wish.step) : null,
			...(wish.type === 'CloseDay' ? { actor: BOARD } : {})
		});
		const decision = decide(state, wish, around);
		if (!decision.ok) {
			refusals.push(decision.refusal.code);
			continue;
		}
		const recorded = recordedAfter(state, decision.value, around);
		state = evolve(withRecords(state, decision.value.records), recorded);
		states.push(state);
		log.push(...recorded);
		records.push(...decision.value.records);
	}
	return { now, states, log, records, refusals };
}
