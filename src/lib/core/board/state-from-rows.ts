import type { Call } from '../andon/call.ts';
import {
	customerId,
	vehicleId,
	type AdditionId,
	type JobId,
	type NoteId,
	type OrderNo
} from '../ids.ts';
import type { Job } from '../job/job.ts';
import { emptyState, type WorkshopState } from '../state.ts';
import type {
	AdditionText,
	CallText,
	Customer,
	Note,
	Registers,
	Remark,
	Staff,
	Vehicle
} from '../workshop/registers.ts';
import {
	rowKey,
	type Row,
	type SetupRow,
	type StaffCall,
	type StaffJob,
	type WallJob
} from './rows.ts';
import { sameOr, withEntries } from './changed-maps.ts';
import { notesOf } from './notes-of.ts';

type FactsOfJob = StaffJob | WallJob;

/**
 * The state of the workshop as far as staff and wall rows tell it, so that a screen asks the same core
 * functions as the server. What the audience may not see is empty: no phones, and on a wall no names
 * of customers. Lounge rows carry no facts and give the empty state.
 *
 * Given the state made from the rows before, everything that did not change is the same object
 * (jobs, maps, the set-up), and the cost is one look at each row plus the work on those that changed.
 */
export function stateFromRows(
	rows: ReadonlyMap<string, Row>,
	seq: number,
	previous: WorkshopState = emptyState
): WorkshopState {
	const known = sort(rows);
	const { put, gone } = changesOf(known.jobs, previous.jobs);
	const jobs = withEntries(previous.jobs, put.map(entryOf), gone.map(idOf));
	return {
		seq,
		setup: known.setup?.setup ?? null,
		setupVersion: known.setupVersion,
		clock: known.clock,
		clockVersion: known.clockVersion,
		absences: sameOr(previous.absences, known.absences),
		outages: sameOr(previous.outages, known.outages),
		calls: sameOr(previous.calls, known.calls),
		attendance: sameOr(previous.attendance, known.attendance),
		closing: known.closing,
		followUps: sameOr(previous.followUps, known.followUps),
		history: sameOr(previous.history, known.history),
		promiseDays: emptyState.promiseDays,
		jobs,
		orders: ordersAfter(previous.orders, { put, gone, before: previous.jobs }),
		registers: {
			...jobRegistersAfter(previous.registers, { put, gone, jobs, earlier: previous.jobs }),
			staff: staffAfter(previous, known.setup),
			call: callTextsAfter(previous.registers.call, known.calls)
		}
	};
}

interface Known {
	setup: SetupRow | null;
	setupVersion: number;
	clock: WorkshopState['clock'];
	clockVersion: number;
	readonly absences: Map<string, ValueOf<WorkshopState['absences']>>;
	readonly outages: Map<string, ValueOf<WorkshopState['outages']>>;
	readonly calls: Map<string, Call | StaffCall>;
	readonly attendance: Map<string, ValueOf<WorkshopState['attendance']>>;
	closing: WorkshopState['closing'];
	readonly followUps: Map<string, ValueOf<WorkshopState['followUps']>>;
	readonly history: Map<string, ValueOf<WorkshopState['history']>>;
	readonly jobs: Map<JobId, FactsOfJob>;
}
type ValueOf<M> = M extends ReadonlyMap<string, infer V> ? V : never;

function sort(rows: ReadonlyMap<string, Row>): Known {
	const known: Known = {
		setup: null,
		setupVersion: 0,
		clock: null,
		clockVersion: 0,
		absences: new Map(),
		outages: new Map(),
		calls: new Map(),
		attendance: new Map(),
		closing: null,
		followUps: new Map(),
		history: new Map(),
		jobs: new Map()
	};
	for (const row of rows.values()) place(row, known);
	return known;
}

function place(row: Row, known: Known): void {
	switch (row.kind) {
		case 'setup':
			if ('setup' in row.body) {
				known.setup = row.body;
				known.setupVersion = row.version;
			}
			return;
		case 'clock':
			known.clock = row.body;
			known.clockVersion = row.version;
			return;
		case 'absence':
			known.absences.set(row.body.id, row.body);
			return;
		case 'outage':
			known.outages.set(row.body.bay, row.body);
			return;
		case 'call':
			known.calls.set(row.body.id, row.body);
			return;
		case 'attendance':
			known.attendance.set(row.body.technician, row.body);
			return;
		case 'closing':
			known.closing = row.body;
			return;
		case 'follow-up':
			known.followUps.set(row.body.visit, row.body);
			return;
		case 'work-history':
			known.history.set(row.body.id, row.body);
			return;
		case 'job':
			if ('operations' in row.body) known.jobs.set(row.body.id, withOwnIds(row.body));
	}
}

const idsAdded = new WeakMap<FactsOfJob, FactsOfJob>();

/**
 * A wall is not told which car of the register it is. Its plate still has to be found by the car's
 * id, so a job without one gets ids of its own. Remembered by row, so that it stays one object.
 */
function withOwnIds(job: FactsOfJob): FactsOfJob {
	const { vehicle, customer } = job as { readonly vehicle: string; readonly customer: string };
	if (vehicle !== '' && customer !== '') return job;
	const own = idsAdded.get(job) ?? {
		...job,
		vehicle: vehicleId(vehicle === '' ? rowKey({ kind: 'vehicle', id: job.id }) : vehicle),
		customer: customerId(customer === '' ? rowKey({ kind: 'customer', id: job.id }) : customer)
	};
	idsAdded.set(job, own);
	return own;
}

interface JobChanges {
	readonly put: readonly FactsOfJob[];
	readonly gone: readonly Job[];
}

function changesOf(
	jobs: ReadonlyMap<JobId, FactsOfJob>,
	before: ReadonlyMap<JobId, Job>
): JobChanges {
	return {
		put: [...jobs.values()].filter((job) => before.get(job.id) !== job),
		gone: [...before.values()].filter(({ id }) => !jobs.has(id))
	};
}

const idOf = ({ id }: Job): JobId => id;
const entryOf = (job: FactsOfJob): readonly [JobId, Job] => [job.id, job];

function ordersAfter(
	orders: ReadonlyMap<OrderNo, JobId>,
	{ put, gone, before }: JobChanges & { readonly before: ReadonlyMap<JobId, Job> }
): ReadonlyMap<OrderNo, JobId> {
	const left = [...gone, ...put.flatMap(({ id }) => before.get(id) ?? [])];
	const entries = put.flatMap((job) => job.orders.map(({ orderNo }) => [orderNo, job.id] as const));
	const still = new Set(entries.map(([orderNo]) => orderNo));
	const removed = left.flatMap((job) => job.orders.map(({ orderNo }) => orderNo));
	return withEntries(
		orders,
		entries,
		removed.filter((orderNo) => !still.has(orderNo))
	);
}

function jobRegistersAfter(
	before: Registers,
	{
		put,
		gone,
		jobs,
		earlier
	}: JobChanges & {
		readonly jobs: ReadonlyMap<JobId, Job>;
		readonly earlier: ReadonlyMap<JobId, Job>;
	}
): Omit<Registers, 'staff' | 'call'> {
	// Two visits may be of one car: its entry goes with the last of them.
	const inUse = new Set<string>();
	if (gone.length > 0) {
		for (const { vehicle, customer } of jobs.values()) inUse.add(vehicle).add(customer);
	}
	const unused = (ids: readonly string[]): readonly string[] => ids.filter((id) => !inUse.has(id));
	return {
		vehicle: withEntries(
			before.vehicle,
			put.map((job) => [job.vehicle, vehicleOf(job)]),
			unused(gone.map(({ vehicle }) => vehicle))
		),
		customer: withEntries(
			before.customer,
			put.map((job) => [job.customer, customerOf(job)]),
			unused(gone.map(({ customer }) => customer))
		),
		remark: withEntries(
			before.remark,
			put.map((job) => [job.id, remarkOf(job)]),
			gone.map(idOf)
		),
		addition: withEntries(
			before.addition,
			put.flatMap(additionsOf),
			[...gone, ...put.flatMap(({ id }) => earlier.get(id) ?? [])].flatMap(takenBack(put))
		),
		note: withEntries(
			before.note,
			put.flatMap(notesIn),
			gone.flatMap(({ id }) => notesOf(before, id).map((note) => note.id))
		)
	};
}

const vehicleOf = (job: FactsOfJob): Vehicle => ({
	kind: 'vehicle',
	id: job.vehicle,
	plate: job.plate,
	vin: 'vin' in job ? job.vin : null,
	model: job.model,
	colour: 'colour' in job ? job.colour : ''
});
const customerOf = (job: FactsOfJob): Customer => ({
	kind: 'customer',
	id: job.customer,
	name: 'customerName' in job ? job.customerName : '',
	phone: ''
});
const remarkOf = (job: FactsOfJob): Remark => ({
	kind: 'remark',
	id: job.id,
	text: 'remark' in job ? job.remark : ''
});

const additionsOf = (job: FactsOfJob): readonly (readonly [AdditionId, AdditionText])[] =>
	job.additions.flatMap((addition) => {
		if (!('text' in addition)) return [];
		const { id, text, parts, saidBy, price } = addition;
		return [[id, { kind: 'addition', id, job: job.id, text, parts, saidBy, price }] as const];
	});

const notesIn = (job: FactsOfJob): readonly (readonly [NoteId, Note])[] =>
	'notes' in job
		? job.notes.map(({ id, text }) => [id, { kind: 'note', id, job: job.id, text }] as const)
		: [];

/** Additions of a visit as it was that none of the rows has any more. */
function takenBack(put: readonly FactsOfJob[]): (job: Job) => readonly AdditionId[] {
	const still = new Set<string>(put.flatMap(({ additions }) => additions.map(({ id }) => id)));
	return ({ additions }) => additions.map(({ id }) => id).filter((id) => !still.has(id));
}

function staffAfter(previous: WorkshopState, row: SetupRow | null): Registers['staff'] {
	if (row !== null && row.setup === previous.setup) return previous.registers.staff;
	const named = Object.entries(row?.names ?? {});
	return new Map(named.map(([id, name]): [string, Staff] => [id, { kind: 'staff', id, name }]));
}

function callTextsAfter(
	before: Registers['call'],
	calls: ReadonlyMap<string, Call | StaffCall>
): Registers['call'] {
	const written = [...calls.values()].flatMap((call) =>
		'note' in call ? [[call.id, callTextOf(call)] as const] : []
	);
	return withEntries<string, CallText>(
		before,
		written,
		[...before.keys()].filter((id) => !calls.has(id))
	);
}

const callTextOf = ({ id, job, note, calledBy, answeredBy }: StaffCall): CallText => ({
	kind: 'call',
	id,
	job,
	note,
	calledBy,
	answeredBy
});
