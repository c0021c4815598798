import type { TechnicianCode } from '../ids.ts';
import type { Job, Operation } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import { localDateOf } from '../time/zone.ts';
import type { Setup, Trade } from '../workshop/setup.ts';
import { difficultyOf, type Difficulty } from './difficulty.ts';
import { loadOf } from './load.ts';

/**
 * How a day's work is spread between people and teams (duty D4): standard hours, easy and hard work,
 * against the hours they are there. Everything is in minutes.
 */

/** What one person, or one team, has of the day; done, running and planned together. */
export interface Portion {
	/** Standard minutes of their work; people who share work share its minutes. */
	readonly standard: number;
	/** Of these, easy and hard ones (`difficulty.ts`). */
	readonly easy: number;
	readonly hard: number;
	/** Their standard minutes over those of everybody they are compared with; null where there are none. */
	readonly share: number | null;
	/** Their minutes present over those of the same people: what the share would be if it were even. */
	readonly even: number | null;
}

/** A day's portions. People are compared within their team, teams with those of the same trade. */
export interface Portions {
	readonly technicians: ReadonlyMap<TechnicianCode, Portion>;
	readonly teams: ReadonlyMap<string, Portion>;
}

interface Sum {
	standard: number;
	easy: number;
	hard: number;
}

interface Asked {
	readonly date: LocalDate;
	readonly now: Instant;
}

/** The day work counts on: when it was finished, today while it is being done, else when it is planned. */
function dayOfWork(operation: Operation, { now }: Asked): Instant | null {
	switch (operation.state) {
		case 'finished':
			return operation.finishedAt;
		case 'running':
		case 'paused':
		case 'stopped':
			return operation.stints.length > 0 ? now : (operation.plan?.start ?? null);
		case 'open':
			return operation.plan?.start ?? null;
		case 'cancelled':
			return null;
	}
}

/** Whose work it is: those who did it, else those it is planned for. */
function peopleOn({ stints, plan }: Operation): readonly TechnicianCode[] {
	if (stints.length > 0) return [...new Set(stints.map(({ technician }) => technician))];
	return plan?.technicians ?? [];
}

function tally(
	state: WorkshopState,
	jobs: Iterable<Job>,
	asked: Asked & { readonly setup: Setup }
): ReadonlyMap<TechnicianCode, Sum> {
	const sums = new Map<TechnicianCode, Sum>();
	for (const { operations } of jobs)
		for (const operation of operations) {
			const at = dayOfWork(operation, asked);
			if (at === null || localDateOf(at, asked.setup.timeZone) !== asked.date) continue;
			share(sums, operation, difficultyOf(state, operation));
		}
	return sums;
}

/** People who share work share its minutes. */
function share(sums: Map<TechnicianCode, Sum>, operation: Operation, difficulty: Difficulty): void {
	const people = peopleOn(operation);
	for (const technician of people) {
		const minutes = operation.standardMinutes / people.length;
		const sum = sums.get(technician) ?? { standard: 0, easy: 0, hard: 0 };
		sum.standard += minutes;
		if (difficulty !== 'ordinary') sum[difficulty] += minutes;
		sums.set(technician, sum);
	}
}

const added = (a: Sum, b: Sum): Sum => ({
	standard: a.standard + b.standard,
	easy: a.easy + b.easy,
	hard: a.hard + b.hard
});

const NOTHING: Sum = { standard: 0, easy: 0, hard: 0 };

/** The trade most people of a team have a skill of; the first of equals as the set-up lists skills. */
function tradeOfTeam({ skills, technicians }: Setup, team: string): Trade | undefined {
	const members = technicians.filter((technician) => technician.team === team);
	const able = (trade: Trade): number =>
		members.filter((member) =>
			skills.some((skill) => skill.trade === trade && member.skills[skill.code] !== undefined)
		).length;
	const trades = [...new Set(skills.map(({ trade }) => trade))];
	return trades.reduce<Trade | undefined>(
		(best, trade) => (best === undefined || able(trade) > able(best) ? trade : best),
		undefined
	);
}

interface Entry<Key extends string> {
	readonly key: Key;
	/** Those it is compared with have the same. */
	readonly group: string;
	readonly present: number;
	readonly sum: Sum;
}

function portions<Key extends string>(entries: readonly Entry<Key>[]): ReadonlyMap<Key, Portion> {
	const over = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
	return new Map(
		entries.map(({ key, group, present, sum }) => {
			const alike = entries.filter((entry) => entry.group === group);
			const standard = alike.reduce((total, entry) => total + entry.sum.standard, 0);
			const there = alike.reduce((total, entry) => total + entry.present, 0);
			const share = over(sum.standard, standard);
			return [key, { ...sum, share, even: over(present, there) }];
		})
	);
}

/** The portions of a date in the workshop's zone; empty for a workshop that is not set up. */
export function portionsOf(
	state: WorkshopState,
	{ date }: Pick<Asked, 'date'>,
	now: Instant
): Portions {
	const { setup } = state;
	if (setup === null) return { technicians: new Map(), teams: new Map() };
	const sums = tally(state, state.jobs.values(), { date, now, setup });
	const load = loadOf(state, { date }, now);
	const presence = new Map(load.technicians.map(({ key, present }) => [key, present]));
	const people = setup.technicians.map(({ code, team }) => ({
		...{ key: code, group: team, present: presence.get(code) ?? 0 },
		sum: sums.get(code) ?? NOTHING
	}));
	const teams = load.teams.map(({ key, present }) => ({
		...{ key, group: tradeOfTeam(setup, key) ?? '', present },
		sum: people
			.filter(({ group }) => group === key)
			.reduce((sum, one) => added(sum, one.sum), NOTHING)
	}));
	return { technicians: portions(people), teams: portions(teams) };
}
