import { portionsOf, type Portion, type Portions } from '../plan/fairness.ts';
import { loadOf, type DayLoad, type Load } from '../plan/load.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import { dayBeside } from './timeline-day.ts';

/** How full today and tomorrow are, line by line, as the desk shows it. */

/** What a line stands for. */
export const LOAD_BY = ['teams', 'technicians', 'bays', 'skills'] as const;
export type LoadBy = (typeof LOAD_BY)[number];

/**
 * `over`: more to do than there is time for. `full`: less than a sixth of the time left is free.
 * `away`: nobody there and nothing to do. `free`: the rest.
 */
type Fullness = 'over' | 'full' | 'free' | 'away';

/** One day of one line; all in minutes. */
export interface LoadCell extends Load {
	/** Still to do: planned and begun. */
	readonly toDo: number;
	readonly fullness: Fullness;
	/** By how much it does not fit; 0 where it does. */
	readonly over: number;
}

/** One bay, person, team or skill, today beside tomorrow. */
export interface LoadLine {
	readonly key: string;
	readonly name: string;
	/** Of a person the team, of a bay what it is; empty otherwise. */
	readonly note: string;
	readonly today: LoadCell;
	readonly tomorrow: LoadCell;
	/** How today's work is spread; null of bays and skills, which nobody envies. */
	readonly portion: Portion | null;
}

/** From here on there is no room for a walk-in worth speaking of. */
const FULL_FROM = 5 / 6;

function cellOf(load: Load): LoadCell {
	const { planned, running, left, present } = load;
	const toDo = planned + running;
	const over = Math.max(0, toDo - left);
	return { ...load, toDo, over, fullness: fullnessOf({ toDo, left, present, over }) };
}

function fullnessOf({
	toDo,
	left,
	present,
	over
}: Pick<LoadCell, 'toDo' | 'left' | 'present' | 'over'>): Fullness {
	if (over >= 1) return 'over';
	if (present === 0) return 'away';
	return left > 0 && toDo / left >= FULL_FROM ? 'full' : 'free';
}

const NOBODY: Load = { present: 0, left: 0, planned: 0, running: 0, done: 0, ratio: null };

type Named = Pick<LoadLine, 'name' | 'note'>;

const NAME: Readonly<Record<LoadBy, (state: WorkshopState, key: string) => Named>> = {
	teams: (_, key) => ({ name: key, note: '' }),
	technicians: ({ setup, registers }, key) => {
		const technician = setup?.technicians.find(({ code }) => code === key);
		const name = technician && registers.staff.get(technician.code)?.name;
		return { name: name ?? key, note: technician?.team ?? '' };
	},
	bays: ({ setup }, key) => ({
		name: key,
		note: setup?.bays.find(({ code }) => code === key)?.name ?? ''
	}),
	skills: ({ setup }, key) => ({
		name: key,
		note: setup?.skills.find(({ code }) => code === key)?.name ?? ''
	})
};

/** The loads of a day in the chosen grouping, whatever their keys are. */
const loadsBy = (day: DayLoad, by: LoadBy): readonly ({ readonly key: string } & Load)[] => day[by];

/** The portions of a grouping, whatever their keys are. */
const portionsBy = (portions: Portions, by: LoadBy): ReadonlyMap<string, Portion> =>
	by === 'teams' || by === 'technicians' ? portions[by] : new Map();

interface Asked {
	readonly by: LoadBy;
	readonly today: LocalDate;
	readonly now: Instant;
}

/** All lines of a grouping, in the order of the set-up. */
export function loadLines(state: WorkshopState, { by, today, now }: Asked): readonly LoadLine[] {
	const first = loadsBy(loadOf(state, { date: today }, now), by);
	const next = loadsBy(loadOf(state, { date: dayBeside(today, 1) }, now), by);
	const portions = portionsBy(portionsOf(state, { date: today }, now), by);
	const tomorrow = new Map(next.map((load) => [load.key, load]));
	return first.map(({ key, ...load }) => ({
		key,
		...NAME[by](state, key),
		today: cellOf(load),
		tomorrow: cellOf(tomorrow.get(key) ?? NOBODY),
		portion: portions.get(key) ?? null
	}));
}
