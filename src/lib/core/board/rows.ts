import type { Call } from '../andon/call.ts';
import type { Attendance } from '../attendance/attendance.ts';
import type { Closing } from '../closing/closing.ts';
import type { Complaint, FollowUp, FollowUpCall, TakenTask } from '../follow-up/follow-up.ts';
import type { Addition, Job } from '../job/job.ts';
import type { ClockSetting } from '../job/events.ts';
import type { Salutation } from '../plate/salutation.ts';
import type { WorkHistory } from '../promise/work-history.ts';
import type { Instant } from '../time/instant.ts';
import type { AdditionText, CallText, Note } from '../workshop/registers.ts';
import type { Absence, Outage, Setup } from '../workshop/setup.ts';

/**
 * What goes out to screens. A row is one entity as one audience may see it, with the position in the
 * log of its last change. Rows carry facts; lateness and forecast are worked out by the viewer with
 * the same core functions.
 */

/**
 * Who looks: `staff` are signed-in people; `wall` the workshop TV (full plate, no customer);
 * `wall-masked` the same where customers can see it (plates masked, no causes); `lounge` the
 * customers' TV.
 */
export const AUDIENCES = ['staff', 'wall', 'wall-masked', 'lounge'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Additional work as staff see it: with what was said about it. */
export type StaffAddition = Addition & Pick<AdditionText, 'text' | 'parts' | 'saidBy' | 'price'>;

/** A call for help as staff see it: with what was said, and the names of who called and who comes. */
export type StaffCall = Call & Pick<CallText, 'note' | 'calledBy' | 'answeredBy'>;

/** A visit as staff see it: the facts, and who and whose. */
export interface StaffJob extends Job {
	readonly plate: string;
	readonly vin: string | null;
	readonly model: string;
	readonly colour: string;
	readonly customerName: string;
	readonly remark: string;
	readonly additions: readonly StaffAddition[];
	/** What was written about this visit; its facts name them by id. */
	readonly notes: readonly Pick<Note, 'id' | 'text'>[];
}

/** A delivered visit as staff see it: whose it was, without a phone, and what was said. */
export interface StaffFollowUp extends FollowUp {
	readonly plate: string;
	readonly model: string;
	readonly customerName: string;
	readonly calls: readonly (FollowUpCall & { readonly text: string })[];
	readonly complaint: (Complaint & { readonly text: string }) | null;
	/** With the names of those who took it. */
	readonly taken: readonly (TakenTask & { readonly who: string })[];
}

/** A visit on a wall: a job whose personal and commercial fields are emptied, and its plate label. */
export interface WallJob extends Job {
	readonly plate: string;
	readonly model: string;
}

/** The six plain steps a customer is told. */
export const LOUNGE_STEPS = [
	'received',
	'in-work',
	'on-hold',
	'inspection',
	'wash',
	'ready'
] as const;
export type LoungeStep = (typeof LOUNGE_STEPS)[number];

/** All that reaches the lounge about a visit. */
export interface LoungeJob {
	readonly plate: string;
	/** Surname and title of whoever brought the car; null where no title is known. */
	readonly customer: Salutation | null;
	/** The advisor's surname. */
	readonly advisor: string;
	/** Where the advisor hands cars over; null where there is no numbered counter. */
	readonly counter: number | null;
	readonly step: LoungeStep;
	/** Since when it can be collected; null while it cannot. */
	readonly readyAt: Instant | null;
	/** When it was handed over; it is shown for a little longer. */
	readonly deliveredAt: Instant | null;
	/** Hand-over window; null while nothing has been announced. */
	readonly window: { readonly from: Instant; readonly to: Instant } | null;
}

/** The set-up as screens get it; the lounge gets name and zone only. */
export interface SetupRow {
	readonly setup: Setup;
	/** Names of technicians and advisors by code. */
	readonly names: Readonly<Record<string, string>>;
}
type LoungeSetup = Pick<Setup, 'name' | 'timeZone'>;

interface RowOf<Kind extends string, Body> {
	readonly kind: Kind;
	/** Unique within the kind. */
	readonly id: string;
	/** Position in the log of the last change. */
	readonly version: number;
	readonly body: Body;
}

export type StaffRow =
	| RowOf<'setup', SetupRow>
	| RowOf<'clock', ClockSetting>
	| RowOf<'absence', Absence>
	| RowOf<'outage', Outage>
	| RowOf<'call', StaffCall>
	| RowOf<'attendance', Attendance>
	| RowOf<'closing', Closing>
	| RowOf<'follow-up', StaffFollowUp>
	| RowOf<'work-history', WorkHistory>
	| RowOf<'job', StaffJob>;
type WallRow =
	| Exclude<StaffRow, { kind: 'job' | 'call' | 'closing' | 'follow-up' | 'work-history' }>
	| RowOf<'job', WallJob>
	| RowOf<'call', Call>;
type LoungeRow =
	RowOf<'setup', LoungeSetup> | RowOf<'clock', ClockSetting> | RowOf<'job', LoungeJob>;
export type Row = StaffRow | WallRow | LoungeRow;

/** The key of a row among all rows of its audience. */
export const rowKey = ({ kind, id }: { kind: string; id: string }): string => `${kind}:${id}`;
