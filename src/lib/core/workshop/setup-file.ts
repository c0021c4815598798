import { readSetup, type SetupProblem } from './read-setup.ts';
import type { DaySpan, Holiday, Setup } from './setup.ts';

/** A set-up with the names of its technicians and advisors by code. */
export interface NamedSetup {
	readonly setup: Setup;
	readonly names: Readonly<Record<string, string>>;
}

/**
 * The set-up in the form of a `*.workshop.json`, without today's absences; reading it gives the same
 * set-up. Somebody without a name is written without one.
 */
export function setupFile({ setup, names }: NamedSetup): unknown {
	const { code, name, timeZone, hours, skills, rules, bays, reasons, operations } = setup;
	const { andon, checkLists, parkingSlots, noShowMinutes, specialTools } = setup;
	return {
		code,
		name,
		timeZone,
		hours: { open: hours.from, close: hours.to, weekdays: hours.weekdays },
		holidays: setup.holidays.map(writtenHoliday),
		skills,
		rules,
		bays,
		technicians: setup.technicians.map(({ shift, lunch, ...technician }) => ({
			...technician,
			name: names[technician.code],
			shift: spanText(shift),
			lunch: spanText(lunch)
		})),
		advisors: setup.advisors.map((advisor) => {
			const counter = setup.counters[advisor];
			const named = { code: advisor, name: names[advisor] };
			return counter === undefined ? named : { ...named, counter };
		}),
		reasons,
		operations,
		andon,
		checkLists,
		parkingSlots,
		noShowMinutes,
		specialTools
	};
}

/** `12:00-13:00`, or null where there is none. */
const spanText = (span: DaySpan | null): string | null =>
	span === null ? null : `${span.from}-${span.to}`;

const writtenHoliday = ({ date, name, open }: Holiday): unknown => ({
	date,
	name,
	open: spanText(open)
});

// Only `absent` needs to know what day it is, and a set-up without the file's absences has none.
const ANY_DAY = '2000-01-01';

/** What is wrong with a set-up by the rules for set-up files, with paths as in such a file. */
export function problemsOf(named: NamedSetup): readonly SetupProblem[] {
	const read = readSetup(setupFile(named), ANY_DAY);
	return read.ok ? [] : read.refusal;
}

/**
 * What is wrong after a change and was not before. A set-up that came in another way than by file may
 * have a fault of old; it must not stand in the way of every later edit.
 */
export function problemsMade(before: NamedSetup, after: NamedSetup): readonly SetupProblem[] {
	const known = new Set(problemsOf(before).map(sameAnywhere));
	return problemsOf(after).filter((problem) => !known.has(sameAnywhere(problem)));
}

/** Removing one entry moves those after it, so their number in the list says nothing. */
const sameAnywhere = ({ path, code, value }: SetupProblem): string =>
	`${path.replace(/\[\d+\]/g, '[]')} ${code} ${value}`;
