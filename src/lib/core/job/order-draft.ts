import type { AdvisorCode, JobId, SkillCode } from '../ids.ts';
import type { Instant } from '../time/instant.ts';
import type { Trade } from '../workshop/setup.ts';

/** An order as an export or a person at the counter gives it, before there is a visit. */

/** One line of a repair order as it was ordered. */
export interface LineDraft {
	/** 项目序号: with the order number the key of the line; typed-in lines count from 1. */
	readonly lineNo: number;
	readonly itemCode: string;
	readonly name: string;
	readonly trade: Trade;
	readonly skill: SkillCode;
	readonly standardMinutes: number;
	readonly partsDueAt: Instant | null;
	/** Special tools it needs; left out: those the catalogue names for such work. */
	readonly tools?: readonly string[] | undefined;
}

/** A car with its order, as an export or a person at the counter gives it. Plate and VIN normalised. */
export interface OrderDraft {
	readonly plate: string;
	readonly vin: string | null;
	readonly model: string;
	readonly colour: string;
	readonly mileage: number | null;
	readonly customerName: string;
	readonly phone: string;
	readonly waiting: boolean;
	readonly source: 'appointment' | 'walk-in';
	readonly appointmentAt: Instant | null;
	/** 进厂时间. In the future: booked. At or before now: the car is here. Null: it came just now. */
	readonly arrivedAt: Instant | null;
	readonly promisedAt: Instant | null;
	readonly advisor: AdvisorCode | null;
	readonly advisorName: string;
	readonly category: string;
	readonly carriedOver: boolean;
	readonly washWanted: boolean;
	readonly oldPartsWanted: boolean;
	readonly remark: string;
	readonly lines: readonly LineDraft[];
	/** The visit this car comes back from, where the work done then is the reason (返修). */
	readonly comebackOf?: JobId | undefined;
}
