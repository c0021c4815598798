import {
	additionId,
	customerId,
	jobId,
	operationIdFrom,
	personId,
	skillCode,
	vehicleId,
	type JobId,
	type OperationId
} from '../ids.ts';
import { isAwaitingAnswer } from '../job/addition.ts';
import type {
	Addition,
	Delay,
	Job,
	Operation,
	Plan,
	Promised,
	Stint,
	Stoppage
} from '../job/job.ts';
import { opaqueId } from './opaque-id.ts';

/**
 * A visit with everything personal or commercial emptied, under ids that carry no order number: what a
 * wall may hold. Every field is named here on purpose. A field that joins a visit or its work later
 * does not compile until somebody says what a wall gets of it; never spread one of them instead.
 */

/** The id of a visit on a wall. */
export const wallId = ({ id }: Pick<Job, 'id'>): string => opaqueId(id);

/** The visit as a wall may hold it; only visits that go on are shown there. */
export function bareJob(job: Job): Job {
	const id = jobId(wallId(job));
	return {
		id,
		version: job.version,
		ownVersion: job.ownVersion,
		orders: [],
		vehicle: vehicleId(''),
		customer: customerId(''),
		advisor: job.advisor,
		category: job.category,
		carriedOver: job.carriedOver,
		source: job.source,
		appointmentAt: job.appointmentAt,
		expectedAt: job.expectedAt,
		arrivedAt: job.arrivedAt,
		waiting: job.waiting,
		washWanted: job.washWanted,
		oldPartsWanted: job.oldPartsWanted,
		mileage: null,
		openedAt: job.openedAt,
		promises: job.promises.map(barePromise),
		operations: job.operations.map((operation) => bareOperation(operation, id)),
		additions: job.additions.filter(isAwaitingAnswer).map(bareAddition),
		duties: [],
		operationCount: job.operationCount,
		incomplete: job.incomplete,
		place: job.place === null ? null : { bay: job.place.bay, since: job.place.since },
		slot: job.slot,
		keyTag: job.keyTag,
		handedInAt: job.handedInAt,
		walkAround: null,
		settledAt: job.settledAt,
		end: null,
		announced: job.announced === null ? null : { from: job.announced.from, to: job.announced.to },
		ticket: null,
		leftLounge: false,
		comebackOf: null,
		carryOver: null,
		nights: [],
		partsSeen: [],
		toldDelays: []
	};
}

function bareOperation(operation: Operation, job: JobId): Operation {
	const { plan } = operation;
	return {
		id: wallOperationId(operation.id, job),
		version: operation.version,
		kind: operation.kind,
		line: null,
		itemCode: operation.itemCode,
		name: operation.name,
		trade: operation.trade,
		skill: operation.skill,
		standardMinutes: operation.standardMinutes,
		after: operation.after.map((id) => wallOperationId(id, job)),
		partsDueAt: operation.partsDueAt,
		partsArrivedAt: operation.partsArrivedAt,
		plan: plan === null ? null : barePlan(plan),
		state: operation.state,
		stints: operation.stints.map(bareStint),
		stoppages: operation.stoppages.map(bareStoppage),
		finishedAt: operation.finishedAt,
		outcome: operation.outcome,
		finding: '',
		inspection: null,
		selfChecks: [],
		lateMinutes: operation.lateMinutes,
		cause: '',
		delay: operation.delay === null ? null : bareDelay(operation.delay)
	};
}

/** That an answer is awaited, and since when; not what was found, by whom, or what it takes. */
const bareAddition = ({ reportedAt }: Addition, index: number): Addition => ({
	id: additionId(String(index)),
	reportedAt,
	reportedBy: personId(''),
	technician: null,
	trade: 'mechanical',
	skill: skillCode(''),
	standardMinutes: 0,
	needsParts: false,
	offered: null,
	answer: null,
	becomes: null,
	acknowledgedAt: null,
	photos: []
});

/**
 * Where and when, and which rules it was planned against, since that says whether its time is meant; the
 * reasons people gave stay in the house.
 */
const barePlan = ({ bay, technicians, start, end, minutes, overrides }: Plan): Plan => ({
	bay,
	technicians,
	start,
	end,
	minutes,
	overrides: overrides.map(({ conflict }) => ({ conflict, reason: '', by: personId('') }))
});

const barePromise = ({ at, givenAt }: Promised): Promised => ({
	at,
	givenAt,
	by: personId(''),
	reason: ''
});

const bareStint = ({ technician, bay, from, to }: Stint): Stint => ({ technician, bay, from, to });

/** When it will be done; who said so and why stays in the house. */
const bareDelay = ({ expectedFinish, at }: Delay): Delay => ({
	expectedFinish,
	reason: '',
	at,
	by: personId('')
});

const bareStoppage = ({ reason, from, to, expectedUntil }: Stoppage): Stoppage => ({
	reason,
	note: '',
	from,
	to,
	expectedUntil
});

/** Keeps the number of the operation and puts it behind the visit's opaque id. */
const wallOperationId = (id: OperationId, job: JobId): OperationId =>
	operationIdFrom(job + id.slice(id.lastIndexOf('/')));
