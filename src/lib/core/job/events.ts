import type { AppointmentEvent } from '../appointment/events.ts';
import type { ArrivalEvent } from '../arrival/events.ts';
import type { DutyEvent } from '../duty/events.ts';
import type {
	AdditionId,
	AdvisorCode,
	BayCode,
	CommandId,
	CustomerId,
	JobId,
	OperationId,
	PersonId,
	SkillCode,
	TechnicianCode,
	VehicleId
} from '../ids.ts';
import type { InspectionEvent } from '../inspection/events.ts';
import type { InspectionReport } from '../inspection/inspection-facts.ts';
import type { AttendanceEvent } from '../attendance/events.ts';
import type { ClosingEvent } from '../closing/events.ts';
import type { FollowUpEvent } from '../follow-up/events.ts';
import type { LoungeEvent } from '../lounge/events.ts';
import type { PartsEvent } from '../parts/events.ts';
import type { PromiseEvent } from '../promise/events.ts';
import type { PhotoEvent } from '../photo/events.ts';
import type { Instant } from '../time/instant.ts';
import type { TrackEvent } from '../track/events.ts';
import type { AndonEvent } from '../andon/events.ts';
import type { SetupEdit } from '../workshop/setup-edit.ts';
import type { Absence, Outage, Setup, Trade } from '../workshop/setup.ts';
import type { FloorEvent } from './floor-events.ts';
import type {
	Addition,
	AdditionAnswer,
	Handover,
	Job,
	JobOrder,
	KnownAtPromise,
	OperationKind,
	OrderLine,
	Override,
	Plan,
	StoppageReason,
	VisitFacts,
	WorkFacts
} from './job.ts';

/** The facts of a workshop, in the past tense. The log is a list of these and decides everything. */

interface OfJob {
	readonly job: JobId;
}
interface OfOperation extends OfJob {
	readonly operation: OperationId;
}

/** What an operation is made of when it enters a job. */
export interface OperationSpec {
	readonly id: OperationId;
	readonly kind: OperationKind;
	readonly line: OrderLine | null;
	readonly itemCode: string;
	readonly name: string;
	readonly trade: Trade;
	readonly skill: SkillCode;
	readonly standardMinutes: number;
	readonly partsDueAt: Instant | null;
	/** Special tools it needs; left out where it needs none. */
	readonly tools?: readonly string[];
}

/** The part of a visit an import or a person may change later. */
export interface JobFacts {
	readonly vehicle: VehicleId;
	readonly customer: CustomerId;
	readonly advisor: AdvisorCode | null;
	readonly category: string;
	readonly carriedOver: boolean;
	readonly source: Job['source'];
	readonly appointmentAt: Instant | null;
	readonly expectedAt: Instant | null;
	readonly waiting: boolean;
	readonly washWanted: boolean;
	readonly oldPartsWanted: boolean;
	readonly mileage: number | null;
}

/** What an import may change of a line whose work has not started. */
export type OperationFacts = Pick<
	OperationSpec,
	'line' | 'itemCode' | 'name' | 'trade' | 'skill' | 'standardMinutes' | 'partsDueAt'
>;

/** What was found, without the words for it. */
type AdditionFacts = Pick<
	Addition,
	'technician' | 'trade' | 'skill' | 'standardMinutes' | 'needsParts'
>;

/** Workshop clock: at real time `realAt` it showed `workshopAt` and ran `rate` times as fast. */
export interface ClockSetting {
	readonly realAt: number;
	readonly workshopAt: Instant;
	readonly rate: number;
}

export type Event =
	| AndonEvent
	| FloorEvent
	| AppointmentEvent
	| ArrivalEvent
	| DutyEvent
	| AttendanceEvent
	| ClosingEvent
	| FollowUpEvent
	| LoungeEvent
	| PartsEvent
	| PromiseEvent
	| PhotoEvent
	| TrackEvent
	| { readonly type: 'WorkshopSetUp'; readonly setup: Setup }
	| { readonly type: 'SetupEdited'; readonly edit: SetupEdit }
	| ({ readonly type: 'ClockSet' } & ClockSetting)
	| {
			readonly type: 'AbsenceRecorded';
			readonly absence: Omit<Absence, 'version'>;
			/** The entry of the same id that it replaced; left out where there was none. */
			readonly was?: Omit<Absence, 'version'>;
	  }
	| {
			readonly type: 'AbsenceWithdrawn';
			readonly absence: string;
			readonly was?: Omit<Absence, 'version'>;
	  }
	| {
			readonly type: 'BayTakenOut';
			readonly outage: Omit<Outage, 'version'>;
			/** An outage that was over by itself and is replaced; left out where there was none. */
			readonly was?: Omit<Outage, 'version'>;
	  }
	| { readonly type: 'BayReturned'; readonly bay: BayCode; readonly was?: Omit<Outage, 'version'> }
	| ({
			readonly type: 'JobOpened';
			readonly facts: JobFacts;
			readonly order: JobOrder | null;
			readonly arrivedAt: Instant | null;
			/** The visit this one comes back from; left out where it does not. */
			readonly comebackOf?: JobId;
	  } & OfJob)
	| ({ readonly type: 'OrderAttached'; readonly order: JobOrder } & OfJob)
	/** A known order was imported again with something different. */
	| ({ readonly type: 'OrderChanged'; readonly order: JobOrder } & OfJob)
	| ({ readonly type: 'JobChanged'; readonly facts: Partial<JobFacts> } & OfJob)
	/**
	 * The route as it now stands, each operation after the one before it: new ones from `added`, known
	 * ones by id. A known one that is not on the route any more and was never started is dropped.
	 */
	| ({
			readonly type: 'RouteLaid';
			readonly added: readonly OperationSpec[];
			readonly route: readonly OperationId[];
	  } & OfJob)
	| ({ readonly type: 'OperationChanged'; readonly facts: Partial<OperationFacts> } & OfOperation)
	| ({ readonly type: 'JobArrived' } & OfJob)
	| ({ readonly type: 'OperationAssigned'; readonly plan: Plan } & OfOperation)
	| ({
			readonly type: 'OperationRetimed';
			readonly plan: Plan;
			readonly reason: string;
	  } & OfOperation)
	| ({ readonly type: 'OperationUnassigned' } & OfOperation)
	| ({
			readonly type: 'OperationStarted';
			readonly bay: BayCode;
			readonly technicians: readonly TechnicianCode[];
			readonly overrides: readonly Override[];
	  } & OfOperation)
	/** Some or all clocked off; the operation is paused once nobody is left on it. */
	| ({
			readonly type: 'OperationPaused';
			readonly technicians: readonly TechnicianCode[];
			readonly cause: 'pause' | 'clocked-on-elsewhere' | 'closing' | 'gone-home';
	  } & OfOperation)
	| ({
			readonly type: 'OperationResumed';
			readonly bay: BayCode;
			readonly technicians: readonly TechnicianCode[];
	  } & OfOperation)
	| ({
			readonly type: 'OperationStopped';
			readonly reason: StoppageReason;
			readonly note: string;
			readonly expectedUntil: Instant | null;
	  } & OfOperation)
	| ({
			readonly type: 'OperationFinished';
			readonly outcome: 'passed' | 'failed' | null;
			/** Empty since words stand in the register; kept, because older logs have them here. */
			readonly finding: string;
			readonly responsible: TechnicianCode | null;
			/** Whole minutes it came late; 0 in time. */
			readonly lateMinutes: number;
			/** Why it came late; empty where nobody said yet. */
			readonly cause: string;
			/** Of inspections and road tests; left out of other work, and by earlier releases. */
			readonly inspection?: Omit<InspectionReport, 'by' | 'responsible'>;
	  } & OfOperation)
	| InspectionEvent
	| ({
			readonly type: 'CauseGiven';
			readonly cause: string;
			/** The day of that work was closed already; left out while it goes on. */
			readonly correction?: true;
	  } & OfOperation)
	| ({ readonly type: 'PartsExpected'; readonly dueAt: Instant } & OfOperation)
	| ({ readonly type: 'PartsArrived' } & OfOperation)
	| ({
			readonly type: 'PromiseGiven';
			readonly promisedAt: Instant;
			readonly reason: string;
			/** Left out by facts older than this, and where nobody could know yet. */
			readonly known?: KnownAtPromise;
	  } & OfJob)
	| ({
			readonly type: 'AdditionReported';
			readonly addition: AdditionId;
			readonly found: AdditionFacts;
	  } & OfJob)
	/** `becomes` is the operation that a route laid in the same step brings. */
	| ({
			readonly type: 'AdditionAnswered';
			readonly addition: AdditionId;
			readonly answer: AdditionAnswer;
			/** Minutes approved; 0 for a declined one. */
			readonly minutes: number;
			readonly becomes: OperationId | null;
	  } & OfJob)
	| ({ readonly type: 'AdditionAcknowledged'; readonly addition: AdditionId } & OfJob)
	| ({ readonly type: 'CarMoved'; readonly to: BayCode | null } & OfJob)
	| ({ readonly type: 'JobSettled' } & OfJob)
	/** Earlier releases did not keep what changed hands. */
	| ({ readonly type: 'JobDelivered'; readonly handover?: Handover } & OfJob)
	| ({ readonly type: 'JobCancelled'; readonly reason: string } & OfJob)
	| ({ readonly type: 'NoShowRecorded' } & OfJob)
	/** An earlier step was taken back: what it had changed in this visit is as it was before. */
	| ({
			readonly type: 'StepUndone';
			readonly step: CommandId;
			/** Types of the facts taken back, for whoever reads the history. */
			readonly undone: readonly string[];
			readonly visit: Partial<VisitFacts>;
			readonly operations: readonly {
				readonly operation: OperationId;
				readonly facts: WorkFacts;
			}[];
	  } & OfJob)
	/** Nobody is to know any more whose these visits were, or what was said about them. */
	| { readonly type: 'PersonErased'; readonly jobs: readonly JobId[] };

/** Facts about the workshop itself, in no visit's history. */
export type ShopEventType = Exclude<Event, OfJob>['type'];

/** An event as it stands in the log. */
export interface Recorded {
	/** Position in the workshop's log, from 1, without gaps. */
	readonly seq: number;
	/** When it was true, in workshop time. */
	readonly at: Instant;
	/** When it was written down, in workshop time; later than `at` for a tap made without connection. */
	readonly recordedAt: Instant;
	readonly actor: PersonId;
	readonly command: CommandId;
	readonly event: Event;
}

/** The job an event is about, or null when it concerns the whole workshop. */
export const jobOf = (event: Event): JobId | null => ('job' in event ? event.job : null);
