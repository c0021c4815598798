import {
	advisorCode,
	customerId,
	jobId,
	operationId,
	orderNo,
	personId,
	skillCode,
	vehicleId
} from '#core/ids.ts';
import type { Job, Operation, Plan, Promised, Stint, Stoppage } from '#core/job/job.ts';
import { MINUTE_MS, type Instant } from '#core/time/instant.ts';
import { BAY, TECHNICIAN } from './a-setup.ts';
import { at } from './at.ts';

/**
 * One hour of mechanical work (skill M1) on an order, not planned and not begun, after nothing.
 * Inside `aJob` give only what differs: `aJob({ operations: [{ standardMinutes: 30 }, aWash()] })`.
 */
export const anOperation = (overrides: Partial<Operation> = {}): Operation => ({
	id: operationId(jobId('J1'), 1),
	version: 1,
	kind: 'work',
	line: { orderNo: orderNo('RO1'), lineNo: 1, digest: '' },
	itemCode: 'BY001',
	name: '更换机油机滤',
	trade: 'mechanical',
	skill: skillCode('M1'),
	standardMinutes: 60,
	after: [],
	partsDueAt: null,
	partsArrivedAt: null,
	plan: null,
	state: 'open',
	stints: [],
	stoppages: [],
	finishedAt: null,
	outcome: null,
	finding: '',
	inspection: null,
	selfChecks: [],
	lateMinutes: 0,
	cause: '',
	delay: null,
	...overrides
});

/** A final inspection as the workshop's rules make it; for `aJob`. */
export const anInspection = (overrides: Partial<Operation> = {}): Partial<Operation> => ({
	kind: 'final-inspection',
	line: null,
	itemCode: 'QC',
	name: '总检',
	trade: 'inspection',
	skill: skillCode('QC'),
	standardMinutes: 15,
	...overrides
});

/** A wash as the workshop's rules make it; for `aJob`. */
export const aWash = (overrides: Partial<Operation> = {}): Partial<Operation> => ({
	kind: 'wash',
	line: null,
	itemCode: 'WASH',
	name: '洗车',
	trade: 'wash',
	skill: skillCode('WASH'),
	standardMinutes: 15,
	...overrides
});

/** An hour from 09:00 on the first lift by the mechanic; `end` follows start and minutes unless given. */
export const aPlan = (overrides: Partial<Plan> = {}): Plan => {
	const start = overrides.start ?? at('09:00');
	const minutes = overrides.minutes ?? 60;
	return {
		bay: BAY.lift1,
		technicians: [TECHNICIAN.mechanic],
		start,
		end: start + minutes * MINUTE_MS,
		minutes,
		overrides: [],
		...overrides
	};
};

/** The mechanic on the first lift since 09:00, still clocked on. */
export const aStint = (overrides: Partial<Stint> = {}): Stint => ({
	technician: TECHNICIAN.mechanic,
	bay: BAY.lift1,
	from: at('09:00'),
	to: null,
	...overrides
});

/** Waiting for parts since 09:30, nobody knows how long. */
export const aStoppage = (overrides: Partial<Stoppage> = {}): Stoppage => ({
	reason: 'parts',
	note: '',
	from: at('09:30'),
	to: null,
	expectedUntil: null,
	...overrides
});

/** A promise for the given moment, given when the day opened. */
export const aPromise = (promisedAt: Instant, overrides: Partial<Promised> = {}): Promised => ({
	at: promisedAt,
	givenAt: at('08:00'),
	by: personId('advisor'),
	reason: '',
	...overrides
});

type JobOverrides = Omit<Partial<Job>, 'operations'> & {
	readonly operations?: readonly Partial<Operation>[];
};

/**
 * A car that came at 08:00 with one hour of work and no promise. Operations are numbered by their
 * place in the list, whatever id they bring; each comes after the one before unless `after` is given.
 */
export const aJob = ({ operations = [{}], ...overrides }: JobOverrides = {}): Job => {
	const id = overrides.id ?? jobId('J1');
	return {
		id,
		version: 1,
		ownVersion: 1,
		orders: [{ orderNo: orderNo(`RO-${id}`), category: '一般维修', digest: '', incomplete: false }],
		vehicle: vehicleId(`V-${id}`),
		customer: customerId(`C-${id}`),
		advisor: advisorCode('谢明'),
		category: '一般维修',
		carriedOver: false,
		source: 'walk-in',
		appointmentAt: null,
		expectedAt: null,
		arrivedAt: at('08:00'),
		waiting: false,
		washWanted: false,
		oldPartsWanted: false,
		mileage: 42000,
		openedAt: at('08:00'),
		promises: [],
		operations: operations.map((operation, index) =>
			anOperation({
				line: { orderNo: orderNo(`RO-${id}`), lineNo: index + 1, digest: '' },
				after: index === 0 ? [] : [operationId(id, index)],
				...operation,
				id: operationId(id, index + 1)
			})
		),
		additions: [],
		duties: [],
		comebackOf: null,
		carryOver: null,
		nights: [],
		partsSeen: [],
		toldDelays: [],
		operationCount: operations.length,
		incomplete: false,
		place: null,
		slot: null,
		keyTag: null,
		handedInAt: null,
		walkAround: null,
		ticket: null,
		leftLounge: false,
		settledAt: null,
		end: null,
		announced: null,
		...overrides
	};
};
