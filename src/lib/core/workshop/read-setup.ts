import type { SetupDraft } from '../commands.ts';
import {
	absenceId,
	advisorCode,
	bayCode,
	skillCode,
	technicianCode,
	workshopCode,
	type SkillCode
} from '../ids.ts';
import { readCheckLists } from '../inspection/read-check-lists.ts';
import { ok, refused, type Result } from '../result.ts';
import type { LocalDate } from '../time/instant.ts';
import { addDays, instantAt, isTimeZone, minutesOfDay } from '../time/zone.ts';
import { dayBounds } from './calendar.ts';
import { readAndon } from './read-andon.ts';
import { codesIn, distinct, ifAny, namesOnce } from './read-lists.ts';
import { readCounters } from './read-counters.ts';
import { DEFAULT_REASONS } from './reasons.ts';
import { DEFAULT_NO_SHOW_MINUTES } from './stored-setup.ts';
import {
	at,
	cursorOn,
	entries,
	flag,
	isAbsent,
	members,
	note,
	numberWithin,
	text,
	type Cursor,
	type Problem
} from './json-cursor.ts';
import {
	TRADES,
	type Absence,
	type ArrivalSettings,
	type Bay,
	type DaySpan,
	type Holiday,
	type OperationType,
	type ReasonLists,
	type RouteRules,
	type Setup,
	type Skill,
	type Technician,
	type Trade
} from './setup.ts';

/** What is wrong in a set-up file: where, what stands there, and why it cannot be. */
export type SetupProblem = Problem;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const WEEK = [1, 2, 3, 4, 5, 6, 7];
// A whole day; the longest piece of work or check anybody would enter.
const MINUTES = { least: 1, most: 24 * 60 };
const ABSENT_MORNING_ENDS = '12:00';

function span(cursor: Cursor, from: string, to: string): DaySpan {
	if (!TIME.test(from) || !(TIME.test(to) || to === '24:00')) note(cursor, 'not-a-time');
	else if (minutesOfDay(to) <= minutesOfDay(from)) note(cursor, 'ends-before-start');
	return { from, to };
}

/** `12:00-13:00`; null where nothing stands. */
function optionalSpan(cursor: Cursor): DaySpan | null {
	if (isAbsent(cursor)) return null;
	const [from = '', to = ''] = text(cursor).split('-');
	return span(cursor, from, to);
}

function trade(cursor: Cursor): Trade {
	const known = TRADES.find((one) => one === cursor.value);
	if (known !== undefined) return known;
	note(cursor, isAbsent(cursor) ? 'missing' : 'unknown-trade');
	return 'mechanical';
}

function zone(cursor: Cursor): string {
	const name = text(cursor);
	if (name !== '' && !isTimeZone(name)) note(cursor, 'unknown-zone');
	return name;
}

const skill = (cursor: Cursor): Skill => ({
	code: skillCode(text(at(cursor, 'code'))),
	trade: trade(at(cursor, 'trade')),
	name: text(at(cursor, 'name')),
	bayTypes: members(at(cursor, 'bayTypes')).map(text),
	splittable: flag(at(cursor, 'splittable'))
});

const bay = (cursor: Cursor): Bay => ({
	code: bayCode(text(at(cursor, 'code'))),
	type: text(at(cursor, 'type')),
	kind: trade(at(cursor, 'kind')),
	name: text(at(cursor, 'name'))
});

type Known = ReadonlySet<string>;

function knownSkill(cursor: Cursor, known: Known): SkillCode {
	const code = text(cursor);
	if (code !== '' && !known.has(code)) note(cursor, 'unknown-skill');
	return skillCode(code);
}

function technician(cursor: Cursor, known: Known): Technician {
	const skills: Record<string, number> = {};
	for (const [code, factor] of entries(at(cursor, 'skills'))) {
		if (!known.has(code)) note(factor, 'unknown-skill');
		// Nobody needs ten times the standard, nor a twentieth of it; such a factor is a slip.
		skills[code] = numberWithin(factor, { least: 0.05, most: 10 });
	}
	return {
		code: technicianCode(text(at(cursor, 'code'))),
		team: text(at(cursor, 'team')),
		skills,
		shift: optionalSpan(at(cursor, 'shift')),
		lunch: optionalSpan(at(cursor, 'lunch'))
	};
}

function minutesByCategory(cursor: Cursor): Readonly<Record<string, number>> {
	const minutes: Record<string, number> = {};
	for (const [category, one] of entries(cursor)) minutes[category] = numberWithin(one, MINUTES);
	return minutes;
}

/** Set-ups of earlier releases name items only. */
const skillsOfRoadTest = (cursor: Cursor, known: Known): Pick<RouteRules['roadTest'], 'skills'> =>
	isAbsent(cursor) ? {} : { skills: members(cursor, 0).map((one) => knownSkill(one, known)) };

function rules(cursor: Cursor, known: Known): RouteRules {
	const final = at(cursor, 'finalInspection');
	const process = at(cursor, 'processInspection');
	const wash = at(cursor, 'wash');
	const roadTest = at(cursor, 'roadTest');
	return {
		finalInspection: {
			skill: knownSkill(at(final, 'skill'), known),
			minutes: minutesByCategory(at(final, 'minutes'))
		},
		processInspection: {
			skill: knownSkill(at(process, 'skill'), known),
			after: members(at(process, 'after'), 0).map((one) => knownSkill(one, known)),
			minutes: numberWithin(at(process, 'minutes'), MINUTES)
		},
		wash: {
			skill: knownSkill(at(wash, 'skill'), known),
			minutes: minutesByCategory(at(wash, 'minutes'))
		},
		roadTest: {
			items: members(at(roadTest, 'items'), 0).map(text),
			...skillsOfRoadTest(at(roadTest, 'skills'), known),
			minutes: numberWithin(at(roadTest, 'minutes'), MINUTES)
		},
		sameDay: members(at(cursor, 'sameDay'), 0).map(text)
	};
}

const isDate = (date: string): boolean =>
	DATE.test(date) && !Number.isNaN(Date.parse(date)) && addDays(date, 0) === date;

function holiday(cursor: Cursor): Holiday {
	const date = text(at(cursor, 'date'));
	if (date !== '' && !isDate(date)) note(at(cursor, 'date'), 'not-a-date');
	return { date, name: text(at(cursor, 'name')), open: optionalSpan(at(cursor, 'open')) };
}

interface KnownNames {
	readonly skills: Known;
	readonly tools: Known;
}

const operationType = (cursor: Cursor, known: KnownNames): OperationType => ({
	itemCode: text(at(cursor, 'itemCode')),
	name: text(at(cursor, 'name')),
	trade: trade(at(cursor, 'trade')),
	skill: knownSkill(at(cursor, 'skill'), known.skills),
	standardMinutes: numberWithin(at(cursor, 'standardMinutes'), MINUTES),
	...toolsNeeded(at(cursor, 'tools'), known.tools)
});

/** Work that needs no special tool says nothing of them. */
function toolsNeeded(cursor: Cursor, known: Known): Pick<OperationType, 'tools'> {
	const tools = ifAny(cursor).map((one) => {
		const tool = text(one);
		if (tool !== '' && !known.has(tool)) note(one, 'unknown-tool');
		return tool;
	});
	return tools.length === 0 ? {} : { tools };
}

/** Files of workshops that never chose their own reasons have none. */
function reasons(cursor: Cursor): ReasonLists {
	if (isAbsent(cursor)) return DEFAULT_REASONS;
	const list = (key: keyof ReasonLists): readonly string[] =>
		isAbsent(at(cursor, key)) ? DEFAULT_REASONS[key] : members(at(cursor, key), 0).map(text);
	return { lengthening: list('lengthening'), lateFinish: list('lateFinish') };
}

function hours(cursor: Cursor): Setup['hours'] {
	const open = text(at(cursor, 'open'));
	const close = text(at(cursor, 'close'));
	const weekdays = members(at(cursor, 'weekdays')).map((day) =>
		numberWithin(day, { least: 1, most: 7 })
	);
	return { ...span(cursor, open, close), weekdays };
}

/** Files from before there was a yard leave it empty. */
function arrivals(root: Cursor): ArrivalSettings {
	const slots = namesOnce(at(root, 'parkingSlots'));
	const minutes = at(root, 'noShowMinutes');
	return {
		parkingSlots: slots,
		noShowMinutes: isAbsent(minutes) ? DEFAULT_NO_SHOW_MINUTES : numberWithin(minutes, MINUTES)
	};
}

function setup(root: Cursor): Setup {
	const known = distinct(codesIn(root, ['skills']));
	const specialTools = namesOnce(at(root, 'specialTools'));
	const needed = { skills: known, tools: new Set(specialTools) };
	distinct(codesIn(root, ['bays']));
	distinct(codesIn(root, ['operations'], 'itemCode'));
	// One list of names serves both, so a technician and an advisor cannot share a code.
	distinct(codesIn(root, ['technicians', 'advisors']));
	return {
		code: workshopCode(text(at(root, 'code'))),
		name: text(at(root, 'name')),
		timeZone: zone(at(root, 'timeZone')),
		hours: hours(at(root, 'hours')),
		holidays: ifAny(at(root, 'holidays')).map(holiday),
		skills: members(at(root, 'skills')).map(skill),
		rules: rules(at(root, 'rules'), known),
		bays: members(at(root, 'bays')).map(bay),
		technicians: members(at(root, 'technicians')).map((one) => technician(one, known)),
		advisors: members(at(root, 'advisors'), 0).map((one) => advisorCode(text(at(one, 'code')))),
		counters: readCounters(at(root, 'advisors')),
		reasons: reasons(at(root, 'reasons')),
		operations: ifAny(at(root, 'operations')).map((one) => operationType(one, needed)),
		specialTools,
		andon: readAndon(at(root, 'andon')),
		checkLists: readCheckLists(at(root, 'checkLists')),
		...arrivals(root)
	};
}

function namesByCode(root: Cursor): Readonly<Record<string, string>> {
	const names: Record<string, string> = {};
	for (const list of ['technicians', 'advisors']) {
		for (const one of members(at(root, list), 0)) {
			names[text(at(one, 'code'))] = text(at(one, 'name'));
		}
	}
	return names;
}

interface AbsentToday {
	readonly technician: Technician['code'];
	readonly howLong: 'day' | 'morning';
}

/** Who is away today, and whether all day or until noon. */
function absentToday(root: Cursor): readonly AbsentToday[] {
	const absent: AbsentToday[] = [];
	for (const one of members(at(root, 'technicians'), 0)) {
		const cursor = at(one, 'absent');
		const howLong = cursor.value;
		if (howLong === 'day' || howLong === 'morning') {
			absent.push({ technician: technicianCode(text(at(one, 'code'))), howLong });
		} else if (!isAbsent(cursor)) note(cursor, 'unknown-absence');
	}
	return absent;
}

function absence(
	setup: Setup,
	{ technician, howLong }: AbsentToday,
	today: LocalDate
): Omit<Absence, 'version'> | null {
	const open = dayBounds(setup, today);
	if (open === null) return null;
	const to =
		howLong === 'day'
			? open.to
			: Math.min(open.to, instantAt(today, ABSENT_MORNING_ENDS, setup.timeZone));
	if (to <= open.from) return null;
	// The file gives no reason, so none is made up.
	return {
		id: absenceId(`ABS-${technician}-${today}`),
		technician,
		from: open.from,
		to,
		reason: ''
	};
}

/** Codes are read for several purposes; a wrong one is reported once. */
function eachOnce(problems: readonly SetupProblem[]): readonly SetupProblem[] {
	const seen = new Set<string>();
	return problems.filter(({ path, code }) => {
		const key = `${path} ${code}`;
		const isNew = !seen.has(key);
		seen.add(key);
		return isNew;
	});
}

/** How to read a set-up. */
export interface ReadSetupOptions {
	/** Opens every day of the week and drops holidays: a demo can be shown on a Sunday. */
	readonly everyDayOpen?: boolean;
}

/**
 * Reads a `*.workshop.json`; all problems are named at once. `absent` (`day`, `morning`) becomes an
 * absence of `today` (a date in the workshop's zone): the opening hours, or their part before 12:00;
 * its id is the same however often the file is read. On a closed day nobody is absent.
 */
export function readSetup(
	json: unknown,
	today: LocalDate,
	{ everyDayOpen = false }: ReadSetupOptions = {}
): Result<SetupDraft, readonly SetupProblem[]> {
	const root = cursorOn(json);
	if (typeof json !== 'object' || json === null || Array.isArray(json)) {
		note(root, 'not-an-object');
		return refused(root.problems);
	}
	const asWritten = setup(root);
	const names = namesByCode(root);
	const absent = absentToday(root);
	if (root.problems.length > 0) return refused(eachOnce(root.problems));
	const read = everyDayOpen
		? { ...asWritten, hours: { ...asWritten.hours, weekdays: WEEK }, holidays: [] }
		: asWritten;
	const absences: Omit<Absence, 'version'>[] = [];
	for (const one of absent) {
		const found = absence(read, one, today);
		if (found !== null) absences.push(found);
	}
	return ok({ setup: read, names, absences });
}
