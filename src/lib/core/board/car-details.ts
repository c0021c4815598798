import type { BayCode, JobId, OperationId, OrderNo, TechnicianCode } from '../ids.ts';
import type {
	Job,
	Operation,
	OperationKind,
	OperationState,
	Plan,
	Promised,
	Stoppage
} from '../job/job.ts';
import { currentOperation, isReady } from '../job/stage.ts';
import type { Command } from '../commands.ts';
import { isUnseenBy, partsReader } from '../parts/parts.ts';
import { mayOnCar, mayOnOperation, type Viewer } from '../people/may-on.ts';
import type { Asker, OnCar } from '../people/own.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { carName } from './car.ts';
import { openStoppage, statusWordOf, type StatusWord } from './marks.ts';
import { spellsOf, type Spell } from './timeline-bars.ts';

/** Everything the desk shows of one car, and what can be done with it now. */

/** What a person may do with an operation as it stands. The server decides again. */
export type OperationVerb =
	| 'place'
	| 'unassign'
	| 'start'
	/** One more person clocks on to running work. */
	| 'join'
	| 'pause'
	| 'resume'
	| 'stop'
	| 'finish'
	| 'inspect'
	| 'expect-parts'
	| 'receive-parts'
	/** Parts came; whoever waits for them says that they know. */
	| 'see-parts';

/** What a person may do with the visit as it stands. */
export type CarVerb =
	'arrive' | 'promise' | 'move-out' | 'settle' | 'deliver' | 'no-show' | 'cancel';

/** One operation in the details. */
export interface OperationLine {
	readonly operation: OperationId;
	readonly version: number;
	readonly name: string;
	readonly kind: OperationKind;
	readonly state: OperationState;
	readonly orderNo: OrderNo | null;
	readonly skill: string;
	readonly standardMinutes: number;
	readonly plan: Plan | null;
	/** Work on it, overlapping people joined; the last one without an end while it runs. */
	readonly worked: readonly Spell[];
	/** Clocked on now. */
	readonly clockedOn: readonly TechnicianCode[];
	/** Everybody who ever worked on it. */
	readonly workedBy: readonly TechnicianCode[];
	readonly stoppage: Stoppage | null;
	readonly outcome: Operation['outcome'];
	readonly finding: string;
	readonly partsDueAt: Instant | null;
	readonly partsArrivedAt: Instant | null;
	/** The operation the visit stands at. */
	readonly isCurrent: boolean;
	/** What can be done with it, the likeliest first. */
	readonly verbs: readonly OperationVerb[];
}

/** The car in the details panel. */
export interface CarDetails {
	readonly job: Job;
	readonly plate: string;
	readonly model: string;
	readonly colour: string;
	readonly vin: string | null;
	readonly customer: string;
	readonly remark: string;
	readonly status: StatusWord;
	readonly promise: Promised | null;
	/** The first promise, where it was moved since. */
	readonly firstPromise: Promised | null;
	readonly bay: BayCode | null;
	readonly operations: readonly OperationLine[];
	readonly verbs: readonly CarVerb[];
}

const INSPECTIONS: ReadonlySet<OperationKind> = new Set([
	'process-inspection',
	'road-test',
	'final-inspection'
]);

const VERBS_BY_STATE: Readonly<Record<OperationState, readonly OperationVerb[]>> = {
	open: ['place', 'unassign', 'start', 'stop'],
	running: ['finish', 'inspect', 'pause', 'join', 'stop'],
	paused: ['resume', 'finish', 'inspect', 'stop'],
	stopped: ['resume'],
	finished: [],
	cancelled: []
};

const waitsForParts = (operation: Operation): boolean =>
	operation.partsArrivedAt === null &&
	(operation.partsDueAt !== null || openStoppage(operation)?.reason === 'parts');

/** Verbs of the state that make sense for this very operation. */
function makesSense(verb: OperationVerb, operation: Operation, job: Job): boolean {
	switch (verb) {
		case 'unassign':
			return operation.plan !== null;
		case 'start':
			return operation.plan !== null && job.arrivedAt !== null;
		case 'finish':
			return !INSPECTIONS.has(operation.kind);
		case 'inspect':
			return INSPECTIONS.has(operation.kind);
		case 'stop':
			return job.arrivedAt !== null;
		default:
			return true;
	}
}

const COMMAND_OF: Readonly<Record<OperationVerb, Command['type']>> = {
	place: 'AssignOperation',
	unassign: 'UnassignOperation',
	start: 'StartOperation',
	join: 'StartOperation',
	pause: 'PauseOperation',
	resume: 'ResumeOperation',
	stop: 'StopOperation',
	finish: 'FinishOperation',
	inspect: 'FinishOperation',
	'expect-parts': 'ExpectParts',
	'receive-parts': 'ReceiveParts',
	'see-parts': 'AcknowledgeParts'
};
const COMMAND_OF_CAR: Readonly<Record<CarVerb, Command['type']>> = {
	arrive: 'ArriveJob',
	promise: 'ChangePromise',
	'move-out': 'MoveCar',
	settle: 'SettleJob',
	deliver: 'DeliverJob',
	'no-show': 'RecordNoShow',
	cancel: 'CancelJob'
};

/** What this person can do with an operation, the likeliest first. */
export function operationVerbs(
	viewer: Viewer,
	{ job, operation }: OnCar
): readonly OperationVerb[] {
	if (job.end !== null) return [];
	const verbs = VERBS_BY_STATE[operation.state].filter((verb) => makesSense(verb, operation, job));
	if (isUnseenBy(job, operation, partsReader(viewer.who.role))) verbs.unshift('see-parts');
	if (waitsForParts(operation)) verbs.push('receive-parts');
	if (operation.state === 'open' || operation.state === 'stopped') verbs.push('expect-parts');
	return verbs.filter((verb) => mayOnOperation(viewer, COMMAND_OF[verb], { job, operation }));
}

function verbsOfCar(job: Job): readonly CarVerb[] {
	if (job.end !== null) return [];
	if (job.arrivedAt === null) return ['arrive', 'promise', 'no-show', 'cancel'];
	const verbs: CarVerb[] = [];
	if (isReady(job)) verbs.push(job.settledAt === null ? 'settle' : 'deliver');
	verbs.push('promise');
	const isWorkedOn = job.operations.some(({ state }) => state === 'running');
	if (job.place !== null && !isWorkedOn) verbs.push('move-out');
	if (!isWorkedOn) verbs.push('cancel');
	return verbs;
}

/** What this person can do with a visit. */
const carVerbs = (viewer: Viewer, job: Job): readonly CarVerb[] =>
	verbsOfCar(job).filter((verb) => mayOnCar(viewer, COMMAND_OF_CAR[verb], job));

const lineOf = (viewer: Viewer, { job, operation }: OnCar): OperationLine => ({
	operation: operation.id,
	version: operation.version,
	name: operation.name,
	kind: operation.kind,
	state: operation.state,
	orderNo: operation.line?.orderNo ?? null,
	skill: operation.skill,
	standardMinutes: operation.standardMinutes,
	plan: operation.plan,
	worked: spellsOf(operation.stints),
	clockedOn: operation.stints.flatMap(({ to, technician }) => (to === null ? [technician] : [])),
	workedBy: [...new Set(operation.stints.map(({ technician }) => technician))],
	stoppage: openStoppage(operation),
	outcome: operation.outcome,
	finding: operation.finding,
	partsDueAt: operation.partsDueAt,
	partsArrivedAt: operation.partsArrivedAt,
	isCurrent: currentOperation(job) === operation,
	verbs: operationVerbs(viewer, { job, operation })
});

/** What the registers know beside plate and model; empty where they know nothing. */
function namedIn(
	{ registers }: WorkshopState,
	job: Job
): Pick<CarDetails, 'colour' | 'vin' | 'customer' | 'remark'> {
	const vehicle = registers.vehicle.get(job.vehicle);
	return {
		colour: vehicle?.colour ?? '',
		vin: vehicle?.vin ?? null,
		customer: registers.customer.get(job.customer)?.name ?? '',
		remark: registers.remark.get(job.id)?.text ?? ''
	};
}

/** The details of a car as this person sees it, or null when it is not on the board (any more). */
export function carDetailsOf(state: WorkshopState, id: JobId, who: Asker): CarDetails | null {
	const viewer = { state, who };
	const job = state.jobs.get(id);
	if (job === undefined) return null;
	return {
		job,
		...carName(state, job),
		...namedIn(state, job),
		status: statusWordOf(job),
		promise: job.promises.at(-1) ?? null,
		firstPromise: job.promises.length > 1 ? (job.promises[0] ?? null) : null,
		bay: job.place?.bay ?? null,
		operations: job.operations.map((operation) => lineOf(viewer, { job, operation })),
		verbs: carVerbs(viewer, job)
	};
}
