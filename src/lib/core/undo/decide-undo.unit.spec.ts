import { beforeEach, describe, expect, it } from 'vitest';
import { anAbsence } from '../../../../tests/builders/a-state.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { anImport } from '../../../../tests/builders/an-order.ts';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import { Logbook } from '../../../../tests/support/logbook.ts';
import { onOperation, theJob, theOperation } from '../../../../tests/support/scenario.ts';
import type { Command } from '../commands.ts';
import type { Actor } from '../decider.ts';
import { commandId, orderNo, personId, type CommandId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import { withoutVersion } from '../workshop/decide-workshop.ts';

let book: Logbook;
beforeEach(() => {
	book = new Logbook();
	book.must(anImport({ washWanted: false }));
});

const someone = (role: Actor['role']): { readonly actor: Actor } => ({
	actor: { id: personId('another'), role, name: '王' }
});
const undo = (step: CommandId): Command => ({ type: 'UndoStep', step });
const assign =
	(start: number, bay = BAY.lift1, technician = TECHNICIAN.mechanic) =>
	(state: WorkshopState): Command => ({
		type: 'AssignOperation',
		...onOperation(state),
		bay,
		technicians: [technician],
		start
	});
const start = (state: WorkshopState): Command => ({
	type: 'StartOperation',
	...onOperation(state),
	bay: BAY.lift1,
	technicians: [TECHNICIAN.mechanic]
});
type Plain = 'FinishOperation' | 'PauseOperation' | 'UnassignOperation';
const on =
	(type: Plain, index = 0) =>
	(state: WorkshopState): Command => ({ type, ...onOperation(state, index) });

/** The visit without the positions, which only ever grow. */
const facts = (job: Job): unknown => ({
	...job,
	version: 0,
	ownVersion: 0,
	operationCount: 0,
	operations: job.operations.map((operation) => ({ ...operation, version: 0 }))
});

describe('taking a step back', () => {
	it.each<[string, readonly ((state: WorkshopState) => Command)[]]>([
		['an assignment', [assign(at('11:00'))]],
		['an assignment that replaced another', [assign(at('11:00')), assign(at('13:00'), BAY.lift2)]],
		['an unassignment', [assign(at('11:00')), on('UnassignOperation')]],
		['a start, with the place of the car', [start]],
		['a pause', [start, on('PauseOperation')]],
		['a finish', [start, on('FinishOperation')]],
		[
			'a stoppage',
			[
				(state) => ({
					type: 'StopOperation',
					...onOperation(state),
					reason: 'parts',
					note: '',
					expectedUntil: null
				})
			]
		],
		[
			'expected parts',
			[(state) => ({ type: 'ExpectParts', ...onOperation(state), dueAt: at('14:00') })]
		],
		[
			'a moved car',
			[
				start,
				on('PauseOperation'),
				(state) => ({ type: 'MoveCar', job: theJob(state).id, to: null })
			]
		]
	])('gives back what was before %s, and again what it had done', (_, steps) => {
		for (const step of steps.slice(0, -1)) book.must(step);
		const before = facts(theJob(book.state));
		const last = book.must(steps.at(-1)!);
		const after = facts(theJob(book.state));

		const undone = book.must(undo(last.id), { now: at('10:20') });
		expect(facts(theJob(book.state))).toEqual(before);
		book.must(undo(undone.id), { now: at('10:30') });
		expect(facts(theJob(book.state))).toEqual(after);
	});

	it('goes back over several steps, the latest first', () => {
		const fresh = facts(theJob(book.state));
		const first = book.must(assign(at('11:00')));
		const second = book.must(assign(at('13:00')));
		book.must(undo(second.id));
		book.must(undo(first.id));
		expect(facts(theJob(book.state))).toEqual(fresh);
	});

	it('gives back work that a start elsewhere had interrupted', () => {
		book.must(anImport({ plate: '辽B00002', vin: null }, { orderNo: orderNo('RO2') }));
		const [one, two] = [...book.state.jobs.keys()];
		book.must(start);
		const elsewhere = book.must((state) => ({
			type: 'StartOperation',
			...onOperation(state, 0, two),
			bay: BAY.lift2,
			technicians: [TECHNICIAN.mechanic]
		}));
		expect(theOperation(book.state, 0, one).state).toBe('paused');
		book.must(undo(elsewhere.id));
		expect(theOperation(book.state, 0, one)).toMatchObject({
			state: 'running',
			stints: [{ to: null }]
		});
		expect(theOperation(book.state, 0, two)).toMatchObject({ state: 'open', stints: [] });
	});

	it('takes the rework of a failed inspection away, and brings it again', () => {
		book.must(start);
		book.must(on('FinishOperation'));
		book.must((state) => ({
			type: 'StartOperation',
			...onOperation(state, 1),
			bay: BAY.inspection,
			technicians: [TECHNICIAN.inspector]
		}));
		const failed = book.must((state) => ({
			type: 'FinishOperation',
			...onOperation(state, 1),
			outcome: 'failed',
			finding: '漏油',
			responsible: TECHNICIAN.mechanic
		}));
		const route = () => theJob(book.state).operations.map(({ id, kind }) => `${id} ${kind}`);
		const long = route();
		expect(long).toHaveLength(4);
		const undone = book.must(undo(failed.id));
		expect(route()).toEqual(long.slice(0, 2));
		expect(theOperation(book.state, 1)).toMatchObject({ state: 'running', finding: '' });
		book.must(undo(undone.id));
		expect(route()).toEqual(long);
	});

	it('gives absences and bays back as they were', () => {
		const absence = withoutVersion(anAbsence({ from: at('13:00') }));
		const recorded = book.must({ type: 'RecordAbsence', absence });
		const changed = book.must({ type: 'RecordAbsence', absence: { ...absence, to: at('15:00') } });
		const withdrawn = book.must({ type: 'WithdrawAbsence', absence: absence.id });
		book.must(undo(withdrawn.id));
		expect(book.state.absences.get(absence.id)?.to).toBe(at('15:00'));
		book.must(undo(changed.id));
		expect(book.state.absences.get(absence.id)?.to).toBe(absence.to);
		book.must(undo(recorded.id));
		expect(book.state.absences.size).toBe(0);

		const out = book.must({ type: 'TakeBayOut', bay: BAY.lift1, reason: '漏油', until: null });
		const back = book.must({ type: 'ReturnBay', bay: BAY.lift1 });
		const out2 = book.must(undo(back.id));
		expect(book.state.outages.get(BAY.lift1)?.reason).toBe('漏油');
		book.must(undo(out2.id));
		expect(book.send(undo(out.id)).refusal?.code).toBe('undo/built-upon');
		expect(book.state.outages.size).toBe(0);
	});

	it('says which step it took back, and what was in it', () => {
		const { id } = book.must(assign(at('11:00')));
		expect(book.must(undo(id)).events).toMatchObject([
			{ type: 'StepUndone', step: id, undone: ['OperationAssigned'], visit: {} }
		]);
	});
});

describe('a step that cannot be taken back', () => {
	it('is somebody else’s, but for a supervisor', () => {
		const { id } = book.must(assign(at('11:00')));
		expect(book.send(undo(id), someone('dispatcher')).refusal).toEqual({
			code: 'undo/not-yours',
			step: id,
			by: 'dispatcher'
		});
		expect(book.send(undo(id), someone('supervisor')).refusal).toBeNull();
	});

	it('is of another day', () => {
		const { id } = book.must(assign(at('11:00', TOMORROW)));
		const refusal = book.send(undo(id), { now: at('08:00', TOMORROW) }).refusal;
		expect(refusal).toEqual({ code: 'undo/too-old', step: id, at: at('10:00') });
	});

	it('is not in the log', () => {
		const unknown = book.send(undo(commandId('nobody'))).refusal;
		expect(unknown).toEqual({ code: 'undo/unknown-step', step: 'nobody' });
		const step = { events: book.log.slice(-1), histories: new Map() };
		book.must(assign(at('11:00')));
		expect(
			book.send(undo(commandId('x')), { step: { ...step, events: book.log.slice(-1) } }).refusal
				?.code
		).toBe('undo/unknown-step');
	});

	it('holds a promise, or the opening of a visit', () => {
		const promised = book.must((state) => ({
			type: 'ChangePromise',
			job: theJob(state).id,
			promisedAt: at('17:00'),
			reason: '待料',
			seen: theJob(state).ownVersion
		}));
		expect(book.send(undo(promised.id)).refusal).toMatchObject({
			code: 'undo/not-undoable',
			what: 'PromiseGiven'
		});
		const opened = book.log[0]!.command;
		expect(book.send(undo(opened)).refusal?.code).toBe('undo/not-undoable');
	});

	it('has been built upon', () => {
		const first = book.must(assign(at('11:00')));
		const operation = theOperation(book.state).id;
		const since = book.state.seq;
		book.must(assign(at('13:00')), someone('dispatcher'));
		expect(book.send(undo(first.id)).refusal).toEqual({
			code: 'undo/built-upon',
			step: first.id,
			job: theJob(book.state).id,
			what: operation,
			since
		});
	});

	it('finished work that the next one followed', () => {
		book.must(start);
		const finished = book.must(on('FinishOperation'));
		const next = book.must((state) => ({
			type: 'StartOperation',
			...onOperation(state, 1),
			bay: BAY.inspection,
			technicians: [TECHNICIAN.inspector]
		}));
		const inspection = theOperation(book.state, 1).id;
		expect(book.send(undo(finished.id)).refusal).toMatchObject({
			code: 'undo/built-upon',
			what: inspection
		});
		const back = book.must(undo(next.id));
		book.must(undo(finished.id));
		// Doing the start again would run the inspection on unfinished work.
		expect(book.send(undo(back.id)).refusal).toMatchObject({
			code: 'plan/conflicts',
			conflicts: [{ code: 'order-of-operations' }]
		});
	});

	it('brought a car that was worked on since, or settled a bill, or ended a visit', () => {
		book.must(
			anImport(
				{ plate: '辽B00009', vin: null, arrivedAt: at('14:00'), promisedAt: null },
				{ orderNo: orderNo('RO9') }
			)
		);
		const job = [...book.state.jobs.keys()].at(-1)!;
		const arrived = book.must({ type: 'ArriveJob', job });
		const started = book.must((state) => ({
			type: 'StartOperation',
			...onOperation(state, 0, job),
			bay: BAY.lift1,
			technicians: [TECHNICIAN.mechanic]
		}));
		expect(book.send(undo(arrived.id)).refusal).toMatchObject({
			code: 'undo/built-upon',
			what: job
		});
		book.must(undo(started.id));
		book.must(undo(arrived.id));
		expect(theJob(book.state, job).arrivedAt).toBeNull();
		const planned = book.must((state) => ({
			type: 'AssignOperation',
			...onOperation(state, 0, job),
			bay: BAY.lift1,
			technicians: [TECHNICIAN.mechanic],
			start: at('14:10')
		}));
		book.must({ type: 'CancelJob', job, reason: '客户取消' });
		expect(book.send(undo(planned.id)).refusal).toMatchObject({
			code: 'undo/built-upon',
			what: job
		});
	});

	it('finished the last work of a car that was settled since', () => {
		book.must(start);
		book.must(on('FinishOperation'));
		book.must((state) => ({
			type: 'StartOperation',
			...onOperation(state, 1),
			bay: BAY.inspection,
			technicians: [TECHNICIAN.inspector]
		}));
		const last = book.must(on('FinishOperation', 1));
		const settled = book.must((state) => ({ type: 'SettleJob', job: theJob(state).id }));
		expect(book.send(undo(last.id)).refusal?.code).toBe('undo/built-upon');
		book.must(undo(settled.id));
		book.must(undo(last.id));
		expect(theOperation(book.state, 1).state).toBe('running');
	});
});

describe('a step whose place is taken meanwhile', () => {
	const other = () => [...book.state.jobs.keys()].at(-1)!;
	beforeEach(() => {
		book.must(anImport({ plate: '辽B00002', vin: null }, { orderNo: orderNo('RO2') }));
	});
	const there =
		(start: number, technician = TECHNICIAN.slow) =>
		(state: WorkshopState): Command => ({
			type: 'AssignOperation',
			...onOperation(state, 0, other()),
			bay: BAY.lift1,
			technicians: [technician],
			start
		});
	const first =
		(bay = BAY.lift1) =>
		(state: WorkshopState): Command => ({
			type: 'AssignOperation',
			...onOperation(state, 0, [...state.jobs.keys()][0]),
			bay,
			technicians: [TECHNICIAN.mechanic],
			start: at('11:00')
		});

	it('is refused with what is in the way', () => {
		book.must(first());
		const away = book.must(first(BAY.lift2));
		book.must(there(at('10:30')));
		expect(book.send(undo(away.id)).refusal).toMatchObject({
			code: 'plan/conflicts',
			conflicts: [{ code: 'bay-busy', bay: BAY.lift1 }]
		});
	});

	it('is refused where somebody is away by now, though a reason might allow it', () => {
		const made = book.must(first());
		book.must(undo(made.id));
		const absence = withoutVersion(anAbsence());
		book.must({ type: 'RecordAbsence', absence });
		const redo = book.log.at(-2)!.command;
		expect(book.send(undo(redo)).refusal).toMatchObject({
			code: 'plan/conflicts',
			conflicts: [{ code: 'absent' }]
		});
	});

	it('does not clock people on twice, nor two cars into one bay', () => {
		const job = [...book.state.jobs.keys()][0];
		const mine =
			(type: 'FinishOperation') =>
			(state: WorkshopState): Command => ({
				type,
				...onOperation(state, 0, job)
			});
		book.must(start);
		const finished = book.must(mine('FinishOperation'), { now: at('10:10') });
		const elsewhere =
			(bay = BAY.lift2, technician = TECHNICIAN.mechanic) =>
			(state: WorkshopState): Command => ({
				type: 'StartOperation',
				...onOperation(state, 0, other()),
				bay,
				technicians: [technician]
			});
		const begun = book.must(elsewhere(), { now: at('10:20') });
		expect(book.send(undo(finished.id), { now: at('10:30') }).refusal).toMatchObject({
			code: 'plan/conflicts',
			conflicts: [{ code: 'technician-busy', technician: TECHNICIAN.mechanic }]
		});
		book.must(undo(begun.id), { now: at('10:31') });
		const moved = book.must({ type: 'MoveCar', job: job!, to: null }, { now: at('10:32') });
		expect(book.send(undo(finished.id), { now: at('10:33') }).refusal).toMatchObject({
			code: 'undo/built-upon',
			what: job
		});
		book.must(elsewhere(BAY.lift1, TECHNICIAN.slow), { now: at('10:34') });
		expect(book.send(undo(moved.id), { now: at('10:35') }).refusal).toMatchObject({
			code: 'bay/occupied',
			bay: BAY.lift1
		});
	});
});

describe('taking back what happened at the counter', () => {
	const job = () => theJob(book.state).id;
	const other = (): Command =>
		anImport({ plate: '辽B54321', vin: null, washWanted: false }, { orderNo: orderNo('RO2') });
	const walk = (): Command => ({
		type: 'RecordWalkAround',
		job: job(),
		found: {
			marks: [{ place: 'roof', kind: 'dent' }],
			fuelEighths: 8,
			mileage: 91_000,
			oldPartsWanted: true,
			washWanted: true,
			customerPresent: true,
			signed: true
		},
		valuables: '',
		remarks: ''
	});

	it('gives the visit back as it was, with its route', () => {
		const before = facts(theJob(book.state));
		const steps = [
			book.must({ type: 'SetKeyTag', job: job(), keyTag: 'K1' }).id,
			book.must({ type: 'ParkCar', job: job(), slot: 'P01' }).id,
			book.must({ type: 'HandIn', job: job() }).id,
			book.must(walk()).id
		];
		for (const step of steps.toReversed()) book.must(undo(step));
		expect(facts(theJob(book.state))).toEqual(before);
	});

	it('finds the slot and the tag free, or leaves them', () => {
		book.must(other());
		const [mine, theirs] = [...book.state.jobs.keys()];
		book.must({ type: 'ParkCar', job: mine!, slot: 'P01' });
		const left = book.must({ type: 'ParkCar', job: mine!, slot: null }).id;
		book.must({ type: 'ParkCar', job: theirs!, slot: 'P01' });
		expect(book.send(undo(left)).refusal).toMatchObject({ code: 'slot/occupied', job: theirs });
		book.must({ type: 'SetKeyTag', job: mine!, keyTag: 'K1' });
		const off = book.must({ type: 'SetKeyTag', job: mine!, keyTag: null }).id;
		book.must({ type: 'SetKeyTag', job: theirs!, keyTag: 'K1' });
		expect(book.send(undo(off)).refusal).toMatchObject({ code: 'key-tag/in-use', job: theirs });
	});
});
