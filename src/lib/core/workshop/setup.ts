import type { CheckLists } from '../inspection/check-item.ts';
import type { AdvisorCode, BayCode, SkillCode, TechnicianCode, WorkshopCode } from '../ids.ts';
import type { CalledRole } from '../people/role.ts';
import type { LocalDate, LocalTime } from '../time/instant.ts';

/**
 * The workshop's reference data: bays, teams, technicians, skills, calendars and the rules by which
 * inspections, road tests and washes are made. It knows no job and no clock.
 */

/** The trades of the field; an operation belongs to exactly one. */
export const TRADES = [
	'mechanical',
	'electrical',
	'body',
	'paint',
	'express',
	'alignment',
	'inspection',
	'wash',
	'sublet'
] as const;
export type Trade = (typeof TRADES)[number];

/** What a technician can be good at, and where such work can be done. */
export interface Skill {
	readonly code: SkillCode;
	readonly trade: Trade;
	readonly name: string;
	/** Types of bay that have what this work needs, e.g. `LIFT`. */
	readonly bayTypes: readonly string[];
	/** Whether the work may be interrupted by lunch and night; it keeps its bay meanwhile. */
	readonly splittable: boolean;
}

/** A place where one car at a time is worked on. */
export interface Bay {
	readonly code: BayCode;
	/** What it is equipped as, e.g. `LIFT`, `BOOTH`. */
	readonly type: string;
	readonly kind: Trade;
	readonly name: string;
}

/** A stretch of each day in local time; `to` is later than `from` on the same day. */
export interface DaySpan {
	readonly from: LocalTime;
	readonly to: LocalTime;
}

/** One who works on cars. The name lives in the staff register, not here. */
export interface Technician {
	readonly code: TechnicianCode;
	readonly team: string;
	/** Skill to factor on the standard time: 0.9 is ten percent faster than standard. */
	readonly skills: Readonly<Record<string, number>>;
	/** Own working hours where they differ from the opening hours. */
	readonly shift: DaySpan | null;
	readonly lunch: DaySpan | null;
}

/**
 * A kind of work the workshop offers, as its price list has it: what an order line is filled from when
 * it is typed in by hand. Orders carry their own copy, so changing one here changes no order.
 */
export interface OperationType {
	/** 项目代码, unique in the catalogue. */
	readonly itemCode: string;
	readonly name: string;
	readonly trade: Trade;
	readonly skill: SkillCode;
	readonly standardMinutes: number;
	/** Special tools it needs, of the set-up's list; left out where it needs none. */
	readonly tools?: readonly string[] | undefined;
}

/** A day that differs from the week: closed (`open` null) or with hours of its own. */
export interface Holiday {
	readonly date: LocalDate;
	readonly name: string;
	readonly open: DaySpan | null;
}

/** How the board makes the operations nobody types in (product rule: inspection, road test, wash). */
export interface RouteRules {
	readonly finalInspection: {
		readonly skill: SkillCode;
		readonly minutes: Readonly<Record<string, number>>;
	};
	readonly processInspection: {
		readonly skill: SkillCode;
		/** Skills whose work is inspected before the car goes on. */
		readonly after: readonly SkillCode[];
		readonly minutes: number;
	};
	readonly wash: {
		readonly skill: SkillCode;
		readonly minutes: Readonly<Record<string, number>>;
	};
	readonly roadTest: {
		/** Item codes of work after which the car is driven. */
		readonly items: readonly string[];
		/** Skills of such work, e.g. that of overhauls (duty D9); left out where there are none. */
		readonly skills?: readonly SkillCode[];
		readonly minutes: number;
	};
	/** Repair categories that should leave the workshop on the day they came. */
	readonly sameDay: readonly string[];
}

/** What people choose from when the board asks why (product rule 6); in the workshop's own words. */
export interface ReasonLists {
	/** Why a plan is made longer. */
	readonly lengthening: readonly string[];
	/** Why work was finished late. */
	readonly lateFinish: readonly string[];
}

/** Who is called once nobody has answered for so many minutes; a leader for calls of the own team. */
export interface AndonLevel {
	readonly role: CalledRole;
	readonly afterMinutes: number;
}

/** Who is called for help, and who next where nobody comes: minutes rise from level to level. */
export interface AndonRules {
	readonly levels: readonly AndonLevel[];
}

/** Counters are numbered from 1 to this. */
export const MOST_COUNTERS = 99;

/** A whole set-up, without anybody's name. */
export interface Setup {
	readonly code: WorkshopCode;
	readonly name: string;
	/** IANA zone, e.g. `Asia/Shanghai`; every local time above is in it. */
	readonly timeZone: string;
	/** Opening hours; weekdays by ISO number, Monday 1 to Sunday 7. */
	readonly hours: DaySpan & { readonly weekdays: readonly number[] };
	readonly holidays: readonly Holiday[];
	readonly skills: readonly Skill[];
	readonly rules: RouteRules;
	readonly bays: readonly Bay[];
	readonly technicians: readonly Technician[];
	readonly advisors: readonly AdvisorCode[];
	/** At which numbered counter an advisor hands cars over, 1 to 99; who is not named has none. */
	readonly counters: Readonly<Record<string, number>>;
	readonly reasons: ReasonLists;
	/** The catalogue of operations; empty where nobody has entered one. */
	readonly operations: readonly OperationType[];
	readonly andon: AndonRules;
	/** What inspectors look at. */
	readonly checkLists: CheckLists;
	/** Where cars stand that are in no bay, as painted in the yard; each once. */
	readonly parkingSlots: readonly string[];
	/** Minutes after its appointment until a car that has not come gives its bay and technician back. */
	readonly noShowMinutes: number;
	/** Tools of which there are few, and which are laid ready the day before; each once. */
	readonly specialTools: readonly string[];
}

/** What a set-up says of cars that come. */
export type ArrivalSettings = Pick<Setup, 'parkingSlots' | 'noShowMinutes'>;

/** Somebody is away from `from` to `to`; the reason is a word, not a diagnosis. */
export interface Absence {
	readonly id: string;
	readonly version: number;
	readonly technician: TechnicianCode;
	readonly from: number;
	readonly to: number;
	readonly reason: string;
}

/** A bay that cannot be used, until it is returned or, when known, until `until`. */
export interface Outage {
	readonly version: number;
	readonly bay: BayCode;
	readonly since: number;
	readonly until: number | null;
	readonly reason: string;
}
