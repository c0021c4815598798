import type { WalkAround } from '../arrival/walk-around.ts';
import type { DutyRecord } from '../duty/duty-kind.ts';
import type { CarryDecision, Night } from '../closing/carry-over.ts';
import type {
	AdditionId,
	AdvisorCode,
	BayCode,
	CustomerId,
	JobId,
	NoteId,
	OperationId,
	OrderNo,
	PersonId,
	SkillCode,
	TechnicianCode,
	VehicleId
} from '../ids.ts';
import type { InspectionReport, SelfCheck } from '../inspection/inspection-facts.ts';
import type { PartsSeen } from '../parts/parts-seen.ts';
import type { ToldDelay } from '../promise/told-delay.ts';
import type { Photo } from '../photo/photo.ts';
import type { Instant } from '../time/instant.ts';
import type { Trade } from '../workshop/setup.ts';

/**
 * A car's visit as plain facts: what was ordered, planned, done and promised. The stage is not among
 * them; `stage.ts` works it out. Names and plates are not among them either; see the registers.
 */

/** Where an operation comes from: the order, or the workshop's rules. */
export type OperationKind =
	'work' | 'process-inspection' | 'road-test' | 'final-inspection' | 'wash' | 'rework';

/** What is true of the operation now; `stopped` has a reason and nobody clocked on. */
export type OperationState = 'open' | 'running' | 'paused' | 'stopped' | 'finished' | 'cancelled';

export const STOPPAGE_REASONS = [
	'parts',
	'approval',
	'decision',
	'sublet',
	'equipment',
	'other'
] as const;
export type StoppageReason = (typeof STOPPAGE_REASONS)[number];

/** A hard rule somebody was allowed to break, with the reason that is kept. */
export interface Override {
	readonly conflict: string;
	readonly reason: string;
	readonly by: PersonId;
}

/** Where, who and when. `end` is the planned end with breaks already counted in. */
export interface Plan {
	readonly bay: BayCode;
	/** At least one; the first leads, and the length of the work is reckoned with that person's factor. */
	readonly technicians: readonly TechnicianCode[];
	readonly start: Instant;
	readonly end: Instant;
	/** Minutes of work planned, without breaks. */
	readonly minutes: number;
	readonly overrides: readonly Override[];
	/** Why it is longer than the standard, oldest first; left out where it never was. */
	readonly lengthenings?: readonly Lengthening[];
}

/** Minutes a plan was made longer, and why. */
export interface Lengthening {
	readonly minutes: number;
	readonly reason: string;
}

/** One person's time on an operation; `to` null while clocked on. */
export interface Stint {
	readonly technician: TechnicianCode;
	readonly bay: BayCode;
	readonly from: Instant;
	readonly to: Instant | null;
	/** Its end was set by hand afterwards: what stood there, and who set it when (product rule 8). */
	readonly corrected?: ClockOffMark;
}

/** Says that a clock-off was corrected; `was` null: the person was still clocked on. */
interface ClockOffMark {
	readonly was: Instant | null;
	readonly at: Instant;
	readonly by: PersonId;
}

/** What somebody said of work that will not be done in time (duty D6). */
export interface Delay {
	readonly expectedFinish: Instant;
	readonly reason: string;
	readonly at: Instant;
	readonly by: PersonId;
}

/** A long interruption with its reason; `expectedUntil` when somebody knows. */
export interface Stoppage {
	readonly reason: StoppageReason;
	readonly note: string;
	readonly from: Instant;
	readonly to: Instant | null;
	readonly expectedUntil: Instant | null;
}

/** The row of the order this operation came from. */
export interface OrderLine {
	readonly orderNo: OrderNo;
	readonly lineNo: number;
	/** Short digest of the row as last imported; the same digest again changes nothing. */
	readonly digest: string;
}

/** One piece of work in a job: one trade, one bay at a time. */
export interface Operation {
	readonly id: OperationId;
	/** Position in the log of the last change to this operation; what a command says it has seen. */
	readonly version: number;
	readonly kind: OperationKind;
	readonly line: OrderLine | null;
	readonly itemCode: string;
	readonly name: string;
	readonly trade: Trade;
	readonly skill: SkillCode;
	readonly standardMinutes: number;
	/** Operations of the same job that must be finished first. */
	readonly after: readonly OperationId[];
	readonly partsDueAt: Instant | null;
	readonly partsArrivedAt: Instant | null;
	/** Special tools that are laid ready for it; left out where it needs none. */
	readonly tools?: readonly string[];
	readonly plan: Plan | null;
	readonly state: OperationState;
	readonly stints: readonly Stint[];
	readonly stoppages: readonly Stoppage[];
	readonly finishedAt: Instant | null;
	/** Of inspections and road tests. */
	readonly outcome: 'passed' | 'failed' | null;
	/**
	 * Why an inspection failed, as facts of earlier releases and rows of staff say it; the words of later
	 * ones stand in the register, under the note of the report.
	 */
	readonly finding: string;
	/** What an inspection came to; null of other work, and before it is done. */
	readonly inspection: InspectionReport | null;
	/** Who looked this work over before it was inspected, oldest first. */
	readonly selfChecks: readonly SelfCheck[];
	/** Whole minutes it was finished late, as `late-finish.ts` counts them; 0 for in time and unfinished. */
	readonly lateMinutes: number;
	/** Why it was finished late; empty while nobody said. */
	readonly cause: string;
	/** The last new estimate told for it; null while nobody told one, and once it was planned anew. */
	readonly delay: Delay | null;
}

/** The part of an operation that a step changes and an undo restores. */
export type WorkFacts = Pick<
	Operation,
	| 'plan'
	| 'state'
	| 'stints'
	| 'stoppages'
	| 'finishedAt'
	| 'outcome'
	| 'finding'
	| 'inspection'
	| 'selfChecks'
	| 'lateMinutes'
	| 'cause'
	| 'delay'
	| 'partsDueAt'
	| 'partsArrivedAt'
>;

/** What the board knew when a promise was given (duty D15); the promise is judged by it later. */
export interface KnownAtPromise {
	/** When the work was expected to be done; null where there was no forecast. */
	readonly forecastAt: Instant | null;
	/** Pieces of work whose parts were not here. */
	readonly partsAwaited: number;
	/** Minutes to do on the promised day over minutes there were for it; null where there were none. */
	readonly load: number | null;
	/** How sure it was; left out of promises given before that was reckoned, or where nothing could be. */
	readonly quote?: QuoteAtPromise;
}

/** What the quote of that moment said (core/promise/quote.ts). */
export interface QuoteAtPromise {
	/** In how many of a hundred simulated days the car was done by the promise; whole percent. */
	readonly confidence: number;
	/** The times that would have held in 80 and in 95 of a hundred days. */
	readonly at80: Instant;
	readonly at95: Instant;
}

/** One promise as it was given; the first is never forgotten, later ones count as moved. */
export interface Promised {
	readonly at: Instant;
	readonly givenAt: Instant;
	readonly by: PersonId;
	readonly reason: string;
	/** Left out of promises given before the board kept it, or before it could know. */
	readonly known?: KnownAtPromise;
}

/** A repair order that belongs to the visit. */
export interface JobOrder {
	readonly orderNo: OrderNo;
	readonly category: string;
	/** Short digest of what the order said of the visit when it was last imported. */
	readonly digest: string;
	/** A row of this order was refused at import. */
	readonly incomplete: boolean;
}

/** What a customer says to additional work; `partly` approves less than was found. */
export const ADDITION_ANSWERS = ['approved', 'partly', 'declined'] as const;
export type AdditionAnswer = (typeof ADDITION_ANSWERS)[number];

/**
 * Work found on a car beyond its order (duty D7). What it is, who answered and at what price is free
 * text and stands in the register of additions, not here.
 */
export interface Addition {
	readonly id: AdditionId;
	readonly reportedAt: Instant;
	readonly reportedBy: PersonId;
	/** Who found it; null when nobody is named. */
	readonly technician: TechnicianCode | null;
	readonly trade: Trade;
	readonly skill: SkillCode;
	/** Minutes it is thought to take; of a partly approved one still what was found. */
	readonly standardMinutes: number;
	/** Parts have to be ordered for it. */
	readonly needsParts: boolean;
	/** What the customer can read and answer on their own page; null while it was not put there. */
	readonly offered: {
		readonly at: Instant;
		readonly by: PersonId;
		/** The words meant for the customer; another offer has another note. */
		readonly words: NoteId;
		/** Whether its photos may be seen there, too. */
		readonly photos: boolean;
	} | null;
	/** What the customer said, and who wrote that down; null while the answer is awaited. */
	readonly answer: {
		readonly kind: AdditionAnswer;
		readonly at: Instant;
		readonly by: PersonId;
	} | null;
	/** The operation an approved one became; null before, and for a declined one. */
	readonly becomes: OperationId | null;
	/** When the workshop said it had seen the change; null until then. */
	readonly acknowledgedAt: Instant | null;
	/** What it looks like, oldest first. */
	readonly photos: readonly Photo[];
}

/** What changed hands when the car did. */
export interface Handover {
	/** Who took the car; null where nobody wrote it down. */
	readonly takenBy: NoteId | null;
	/** The key tag came back and can hang on the next key. */
	readonly keyTagBack: boolean;
	/** The customer got the old parts; null where they were not asked for. */
	readonly oldPartsGiven: boolean | null;
}

/** How a visit ended, or null while it goes on. */
export type JobEnd = {
	readonly how: 'delivered' | 'cancelled' | 'no-show';
	readonly at: Instant;
	readonly reason: string;
	/** Of delivered cars; left out where earlier releases kept none. */
	readonly handover?: Handover;
} | null;

/** One car's visit. */
export interface Job {
	readonly id: JobId;
	/** Position in the log of the last change to anything in this job. */
	readonly version: number;
	/** Position of the last change to the visit itself (promise, arrival, end), operations aside. */
	readonly ownVersion: number;
	readonly orders: readonly JobOrder[];
	readonly vehicle: VehicleId;
	readonly customer: CustomerId;
	readonly advisor: AdvisorCode | null;
	/** Repair category without the carry-over mark, e.g. `一般维修`. */
	readonly category: string;
	/** Stood here overnight when it was imported, or when the workshop closed. */
	readonly carriedOver: boolean;
	readonly source: 'appointment' | 'walk-in';
	readonly appointmentAt: Instant | null;
	/** When the car is due (a future 进厂时间); null for a car that was here when the job was opened. */
	readonly expectedAt: Instant | null;
	readonly arrivedAt: Instant | null;
	/** The customer waits on site. */
	readonly waiting: boolean;
	readonly washWanted: boolean;
	readonly oldPartsWanted: boolean;
	readonly mileage: number | null;
	readonly openedAt: Instant;
	/** In the order they were given; empty when none was. */
	readonly promises: readonly Promised[];
	/** In the order of the route. */
	readonly operations: readonly Operation[];
	/** Additional work found during the visit, oldest first. */
	readonly additions: readonly Addition[];
	/** What people did about the duties of this visit, the last touched at the end. */
	readonly duties: readonly DutyRecord[];
	/** How many operations this job ever had; the next one gets this number plus one. */
	readonly operationCount: number;
	/** A row of one of its orders was refused at import. */
	readonly incomplete: boolean;
	/** The bay the car stands in, and since when; null when it is parked or not here. */
	readonly place: { readonly bay: BayCode; readonly since: Instant } | null;
	/** The parking slot the car stands in; null when it is in a bay, nowhere in particular, or not here. */
	readonly slot: string | null;
	/** The tag on its key; null where it has none. */
	readonly keyTag: string | null;
	/** When the workshop got the car with its order (duty D3); null where nobody said so. */
	readonly handedInAt: Instant | null;
	/** What was seen and signed on walking around it; null before. */
	readonly walkAround: WalkAround | null;
	readonly settledAt: Instant | null;
	readonly end: JobEnd;
	/** The delivery window shown to the customer; it never moves earlier without a call. */
	readonly announced: { readonly from: Instant; readonly to: Instant } | null;
	/** What the lounge shows in place of its plate; null: the plate, masked. */
	readonly ticket: string | null;
	/** It was handed over, and the lounge shows it no more. */
	readonly leftLounge: boolean;
	/** The visit this car comes back from; null for an ordinary one. */
	readonly comebackOf: JobId | null;
	/** Why it is to stay tonight; null while nobody decided, and again once the day was closed. */
	readonly carryOver: CarryDecision | null;
	/** The nights it stood here since nights are counted, oldest first, each with its reason. */
	readonly nights: readonly Night[];
	/** Who has seen that which parts arrived. */
	readonly partsSeen: readonly PartsSeen[];
	/** What the customer was told of delays, oldest first. */
	readonly toldDelays: readonly ToldDelay[];
}

/** The part of a visit itself that a step changes and an undo restores. */
export type VisitFacts = Pick<
	Job,
	| 'arrivedAt'
	| 'settledAt'
	| 'place'
	| 'additions'
	| 'slot'
	| 'keyTag'
	| 'handedInAt'
	| 'walkAround'
	| 'mileage'
	| 'oldPartsWanted'
	| 'washWanted'
>;
