import type { DutyKind } from './duty/duty-kind.ts';
import type { Conflict } from './plan/conflict.ts';
import type { Instant } from './time/instant.ts';
import type { ProblemCode } from './workshop/json-cursor.ts';
import type { Usage } from './workshop/usage.ts';

/**
 * Every expected "no" of the rules, with the facts a person needs to understand it. The texts stand
 * in i18n, one per code and language; a code without a text does not compile.
 */
export type Refusal =
	| { readonly code: 'workshop/not-set-up' }
	/** `where` is a path as in a set-up file; `why` says what is wrong there, where a reading found it. */
	| {
			readonly code: 'workshop/invalid-set-up';
			readonly where: string;
			readonly value: string;
			readonly why?: ProblemCode | undefined;
	  }
	/** Something to be taken out of the set-up is needed at `count` places; `where` names the first of them. */
	| {
			readonly code: 'workshop/in-use';
			readonly what: string;
			readonly where: readonly Usage[];
			readonly count: number;
	  }
	/** The set-up's `list` (teams, advisors, holidays, operations) has no such entry. */
	| { readonly code: 'workshop/no-such-entry'; readonly list: string; readonly value: string }
	/** The board is full: more open visits than any workshop has (a wrong file, most likely). */
	| { readonly code: 'workshop/full'; readonly limit: number }
	/** `of` is somebody else's operation, visit or absence, where the role may do this to its own only. */
	| {
			readonly code: 'person/not-allowed';
			readonly role: string;
			readonly command: string;
			readonly of?: string | undefined;
	  }
	/** Whose visit goes on cannot be erased before the car is handed over. */
	| { readonly code: 'person/still-served'; readonly job: string }
	| { readonly code: 'bay/unknown'; readonly bay: string }
	| { readonly code: 'bay/already-out'; readonly bay: string }
	| { readonly code: 'bay/not-out'; readonly bay: string }
	| { readonly code: 'bay/out-of-order'; readonly bay: string; readonly reason: string }
	/** Another car stands there and has not been moved. */
	| { readonly code: 'bay/occupied'; readonly bay: string; readonly job: string }
	| { readonly code: 'technician/unknown'; readonly technician: string }
	| { readonly code: 'technician/not-clocked-on'; readonly technician: string }
	| { readonly code: 'absence/unknown'; readonly absence: string }
	| { readonly code: 'absence/ends-before-start' }
	/** When somebody late comes, or overtime ends: today, ahead, and beyond their hours for overtime. */
	| {
			readonly code: 'attendance/wrong-time';
			readonly technician: string;
			readonly until: Instant | null;
	  }
	/** Cars that stay have no decision; `job` is the first of `count`. */
	| { readonly code: 'closing/undecided'; readonly job: string; readonly count: number }
	/** Work of a day that was closed: only a supervisor corrects it, and leaves a mark. */
	| { readonly code: 'closing/day-closed'; readonly operation: string; readonly date: string }
	| { readonly code: 'follow-up/unknown'; readonly visit: string }
	| { readonly code: 'follow-up/finished'; readonly visit: string }
	| { readonly code: 'follow-up/no-complaint'; readonly visit: string }
	| { readonly code: 'skill/unknown'; readonly skill: string }
	| { readonly code: 'tool/unknown'; readonly tool: string }
	| { readonly code: 'job/unknown'; readonly job: string }
	| { readonly code: 'job/already-open'; readonly job: string }
	| { readonly code: 'job/ended'; readonly job: string; readonly how: string }
	| { readonly code: 'job/not-arrived'; readonly job: string }
	| { readonly code: 'job/already-arrived'; readonly job: string }
	| { readonly code: 'job/work-running'; readonly job: string; readonly operation: string }
	/**
	 * The car is not ready: `open` names the work, inspections or wash to be finished first, in their
	 * order; empty where only an answer about additional work is missing, or the car itself.
	 */
	| { readonly code: 'job/not-ready'; readonly job: string; readonly open: readonly string[] }
	| { readonly code: 'job/already-handed-in'; readonly job: string }
	/** An appointment is given for a time to come. */
	| { readonly code: 'appointment/past'; readonly appointmentAt: Instant }
	/** The tag hangs on another car's key. */
	| { readonly code: 'key-tag/in-use'; readonly keyTag: string; readonly job: string }
	| { readonly code: 'slot/unknown'; readonly slot: string }
	/** Another car stands there. */
	| { readonly code: 'slot/occupied'; readonly slot: string; readonly job: string }
	| { readonly code: 'job/not-settled'; readonly job: string }
	| { readonly code: 'job/already-settled'; readonly job: string }
	| { readonly code: 'job/no-lines'; readonly job: string }
	/** More work than any visit has (a wrong file, most likely). */
	| { readonly code: 'job/too-long'; readonly job: string; readonly limit: number }
	/** Neither plate nor VIN: nobody could tell the car. */
	| { readonly code: 'car/unidentified' }
	/** The order number is known with another car. */
	| { readonly code: 'order/other-car'; readonly orderNo: string; readonly plate: string }
	/** The visit of this order has ended; a changed or new line cannot be added to it. */
	| { readonly code: 'order/closed'; readonly orderNo: string }
	| { readonly code: 'operation/unknown'; readonly operation: string }
	| { readonly code: 'operation/not-planned'; readonly operation: string }
	| { readonly code: 'operation/already-started'; readonly operation: string }
	| { readonly code: 'operation/already-finished'; readonly operation: string }
	| { readonly code: 'operation/not-running'; readonly operation: string }
	| { readonly code: 'operation/not-paused'; readonly operation: string }
	| { readonly code: 'operation/waits-for'; readonly operation: string; readonly first: string }
	| { readonly code: 'operation/not-an-inspection'; readonly operation: string }
	| { readonly code: 'operation/no-place'; readonly operation: string }
	/** The check list of this inspection has no such item. */
	| {
			readonly code: 'inspection/unknown-item';
			readonly operation: string;
			readonly item: string;
	  }
	/** It cannot pass while these items of its list have no answer. */
	| {
			readonly code: 'inspection/items-open';
			readonly operation: string;
			readonly items: readonly string[];
	  }
	/** It cannot pass with a defect. */
	| { readonly code: 'inspection/has-defect'; readonly operation: string; readonly item: string }
	/** What was inspected, washed or has not begun is not looked over by whoever did it. */
	| { readonly code: 'self-check/no-work'; readonly operation: string }
	/** A self check is by one who did the work, a mutual check by one who did not. */
	| {
			readonly code: 'self-check/wrong-person';
			readonly operation: string;
			readonly technician: string;
	  }
	| { readonly code: 'parts/none-expected'; readonly operation: string }
	| { readonly code: 'parts/not-arrived'; readonly operation: string }
	| { readonly code: 'addition/unknown'; readonly addition: string }
	| { readonly code: 'addition/already-answered'; readonly addition: string }
	/** The customer looks at an offer that another one has replaced. */
	| { readonly code: 'addition/other-offer'; readonly addition: string }
	/** Nothing came of it that the workshop had to see. */
	| { readonly code: 'addition/not-approved'; readonly addition: string }
	/** A picture comes beside the command; none came with this one. */
	| { readonly code: 'photo/missing'; readonly addition: string }
	| { readonly code: 'photo/too-many'; readonly addition: string; readonly limit: number }
	/** What was sent is no JPEG, PNG or WebP, is damaged, or larger than a photo may be. */
	| { readonly code: 'photo/unreadable' }
	/** Nothing like that is to be done now: it was done, or the car went on. */
	| { readonly code: 'duty/not-due'; readonly job: string; readonly duty: string }
	/** Somebody else does it already; `by` is their name. */
	| {
			readonly code: 'duty/taken';
			readonly job: string;
			readonly duty: DutyKind;
			readonly by: string;
	  }
	/** Saying so does not do it: the answer, the time or the plan itself has to be entered. */
	| { readonly code: 'duty/done-by-doing'; readonly job: string; readonly duty: DutyKind }
	| { readonly code: 'promise/before-arrival'; readonly promisedAt: Instant }
	| { readonly code: 'promise/same'; readonly promisedAt: Instant }
	/** Nothing was promised that a delay could be one of. */
	| { readonly code: 'promise/none'; readonly job: string }
	/** What is told is not later than what was promised. */
	| {
			readonly code: 'delay/not-later';
			readonly expectedAt: Instant;
			readonly promisedAt: Instant;
	  }
	| { readonly code: 'window/earlier'; readonly from: Instant }
	/** A reason is asked for and none was given. */
	| { readonly code: 'reason/missing'; readonly why: string }
	/** Hard rules are broken; those marked `override` may be kept with a reason by who is allowed. */
	| { readonly code: 'plan/conflicts'; readonly conflicts: readonly Conflict[] }
	/** One step cannot send an operation to two places. */
	| { readonly code: 'plan/moved-twice'; readonly operation: string }
	/** The new estimate is not later than now. */
	| {
			readonly code: 'delay/not-ahead';
			readonly expectedFinish: Instant;
			readonly now: Instant;
	  }
	/** A stint cannot have ended before it began, nor later than the board has it. */
	| {
			readonly code: 'clock-off/implausible';
			readonly at: Instant;
			readonly earliest: Instant;
			readonly latest: Instant;
	  }
	| { readonly code: 'call/unknown'; readonly call: string }
	| { readonly code: 'call/already-made'; readonly call: string }
	/** Somebody said before that they come, or it is settled. */
	| { readonly code: 'call/already-answered'; readonly call: string }
	| { readonly code: 'call/too-many'; readonly limit: number }
	| { readonly code: 'operation/not-late'; readonly operation: string }
	/** No such step is in the log, or it changed nothing. */
	| { readonly code: 'undo/unknown-step'; readonly step: string }
	/** A step with a fact in it that is not taken back, such as a promise; `what` is the fact. */
	| { readonly code: 'undo/not-undoable'; readonly step: string; readonly what: string }
	/** Somebody else's step; only a supervisor takes back what others did. */
	| { readonly code: 'undo/not-yours'; readonly step: string; readonly by: string }
	/** Not of the workshop's present day. */
	| { readonly code: 'undo/too-old'; readonly step: string; readonly at: Instant }
	/**
	 * What the step touched has changed since: `what` is the operation, visit, absence or bay, `since`
	 * the position of the step.
	 */
	| {
			readonly code: 'undo/built-upon';
			readonly step: string;
			readonly job: string | null;
			readonly what: string;
			readonly since: number;
	  }
	/** It was tapped on what an earlier tap was to bring about, and that came to nothing. */
	| { readonly code: 'tap/first-refused'; readonly operation: string }
	/** The tapped time cannot be right: before the last event of the operation, or too long ago. */
	| { readonly code: 'tap/implausible'; readonly tappedAt: Instant; readonly earliest: Instant }
	/** It changed since the sender saw it; `by` and `what` say who did what. */
	| {
			readonly code: 'stale';
			readonly what: string;
			readonly seen: number;
			readonly version: number;
	  };
