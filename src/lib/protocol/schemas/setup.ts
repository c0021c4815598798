import * as v from 'valibot';
import { DEFAULT_CHECK_LISTS } from '#core/inspection/default-check-lists.ts';
import { CALLED_ROLES } from '#core/people/role.ts';
import { DEFAULT_REASONS } from '#core/workshop/reasons.ts';
import { DEFAULT_ANDON } from '#core/workshop/andon.ts';
import { DEFAULT_NO_SHOW_MINUTES } from '#core/workshop/stored-setup.ts';
import { MOST_COUNTERS, TRADES } from '#core/workshop/setup.ts';
import {
	advisor,
	bay,
	instant,
	localDate,
	localTime,
	plainId,
	ruleMinutes,
	shortName,
	skill,
	slot,
	technician,
	text,
	workshop
} from './bounds.ts';
import { checkLists } from './inspection.ts';

/** The form of a workshop's set-up; what must hold between its parts is a rule of the core. */

export const trade = v.picklist(TRADES);
const daySpan = v.strictObject({ from: localTime, to: localTime });
const minutesByCategory = v.pipe(v.record(shortName, ruleMinutes), v.maxEntries(100));

export const hours = v.strictObject({
	from: localTime,
	to: localTime,
	weekdays: v.pipe(
		v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))),
		v.maxLength(7)
	)
});

export const holiday = v.strictObject({
	date: localDate,
	name: shortName,
	open: v.nullable(daySpan)
});

const bayTypes = v.pipe(v.array(text(20)), v.maxLength(30));

export const skillOfWorkshop = v.strictObject({
	code: skill,
	trade,
	name: shortName,
	bayTypes,
	splittable: v.boolean()
});

export const bayOfWorkshop = v.strictObject({
	code: bay,
	type: text(20),
	kind: trade,
	name: shortName
});

// As set-up files are read: a factor below or beyond is a slip.
const factor = v.pipe(v.number(), v.minValue(0.05), v.maxValue(10));

export const technicianOfWorkshop = v.strictObject({
	code: technician,
	team: shortName,
	skills: v.pipe(v.record(text(20), factor), v.maxEntries(60)),
	shift: v.nullable(daySpan),
	lunch: v.nullable(daySpan)
});

export const rules = v.strictObject({
	finalInspection: v.strictObject({ skill, minutes: minutesByCategory }),
	processInspection: v.strictObject({
		skill,
		after: v.pipe(v.array(skill), v.maxLength(60)),
		minutes: ruleMinutes
	}),
	wash: v.strictObject({ skill, minutes: minutesByCategory }),
	roadTest: v.strictObject({
		items: v.pipe(v.array(text(40)), v.maxLength(500)),
		skills: v.exactOptional(v.pipe(v.array(skill), v.maxLength(60))),
		minutes: ruleMinutes
	}),
	sameDay: v.pipe(v.array(shortName), v.maxLength(100))
});

const reasonList = v.pipe(v.array(text(60)), v.maxLength(50));
export const reasons = v.strictObject({ lengthening: reasonList, lateFinish: reasonList });

/** Names of special tools. */
export const tools = v.pipe(v.array(v.pipe(text(40), v.nonEmpty())), v.maxLength(200));

export const operationType = v.strictObject({
	itemCode: v.pipe(text(40), v.nonEmpty()),
	name: text(100),
	trade,
	skill,
	standardMinutes: ruleMinutes,
	tools: v.optional(tools)
});

export const andon = v.strictObject({
	levels: v.pipe(
		v.array(v.strictObject({ role: v.picklist(CALLED_ROLES), afterMinutes: ruleMinutes })),
		v.minLength(1),
		v.maxLength(6)
	)
});
export const parkingSlots = v.pipe(v.array(slot), v.maxLength(500));
/** From a minute to a day. */
export const noShowMinutes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_440));

/** The number over a counter. */
export const counter = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_COUNTERS));

const setup = v.strictObject({
	code: workshop,
	name: shortName,
	timeZone: text(40),
	hours,
	holidays: v.pipe(v.array(holiday), v.maxLength(500)),
	skills: v.pipe(v.array(skillOfWorkshop), v.maxLength(60)),
	rules,
	bays: v.pipe(v.array(bayOfWorkshop), v.maxLength(200)),
	technicians: v.pipe(v.array(technicianOfWorkshop), v.maxLength(300)),
	advisors: v.pipe(v.array(advisor), v.maxLength(100)),
	counters: v.optional(v.pipe(v.record(text(40), counter), v.maxEntries(100)), {}),
	// Programs that know nothing of reasons leave the workshop with those it began with.
	reasons: v.optional(reasons, DEFAULT_REASONS),
	operations: v.optional(v.pipe(v.array(operationType), v.maxLength(1_000)), []),
	andon: v.optional(andon, DEFAULT_ANDON),
	checkLists: v.optional(checkLists, DEFAULT_CHECK_LISTS),
	parkingSlots: v.optional(parkingSlots, []),
	noShowMinutes: v.optional(noShowMinutes, DEFAULT_NO_SHOW_MINUTES),
	specialTools: v.optional(tools, [])
});

export const absence = v.strictObject({
	id: plainId,
	technician,
	from: instant,
	to: instant,
	reason: text(60)
});

export const setupDraft = v.strictObject({
	setup,
	names: v.pipe(v.record(text(40), shortName), v.maxEntries(500)),
	absences: v.pipe(v.array(absence), v.maxLength(300))
});
