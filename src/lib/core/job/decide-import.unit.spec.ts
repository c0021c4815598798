import { describe, expect, it } from 'vitest';
import { aSetup } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { aLine, anImport, anOrder } from '../../../../tests/builders/an-order.ts';
import { at } from '../../../../tests/builders/at.ts';
import {
	after,
	onOperation,
	theJob,
	theOperation,
	when
} from '../../../../tests/support/scenario.ts';
import type { ArchivedOrder } from '../commands.ts';
import { jobId, orderNo, skillCode } from '../ids.ts';
import { emptyState } from '../state.ts';
import { MOST_OPEN_JOBS, MOST_OPERATIONS } from './decide-open.ts';

const clockOn = { technicians: [aSetup().technicians[0]!.code], bay: aSetup().bays[0]!.code };
const types = (outcome: { events: readonly { type: string }[] }) =>
	outcome.events.map(({ type }) => type);

describe('importing a repair order', () => {
	it('opens a visit with its route and its promise, names and plate beside the log', () => {
		const outcome = when(aState(), anImport());
		expect(types(outcome)).toEqual(['JobOpened', 'RouteLaid', 'PromiseGiven']);
		const job = theJob(outcome.state);
		expect(job).toMatchObject({ arrivedAt: at('09:00'), orders: [{ orderNo: 'RO1' }] });
		expect(JSON.stringify(outcome.events)).not.toMatch(
			/辽HJZK27|LLHRNC0E2MAHLNE57|萧强|13000007870/
		);
		expect(outcome.state.registers.vehicle.get(job.vehicle)?.plate).toBe('辽HJZK27');
	});

	it('books a car whose time of arrival lies ahead', () => {
		const { state } = when(aState(), anImport({ arrivedAt: at('13:00') }));
		expect(theJob(state)).toMatchObject({ arrivedAt: null, expectedAt: at('13:00') });
	});

	it('changes nothing when the same order comes again', () => {
		const { state } = when(aState(), anImport());
		const again = when(state, anImport());
		expect(again).toMatchObject({ events: [], refusal: null });
		expect(again.state.registers).toBe(state.registers);
	});

	it('tells of a corrected name, though no event may hold it', () => {
		const { state } = when(aState(), anImport());
		const corrected = when(state, anImport({ customerName: '萧建国' }));
		expect(corrected.events).toEqual([{ type: 'JobChanged', job: 'J-RO1', facts: {} }]);
		expect(theJob(corrected.state).version).toBeGreaterThan(theJob(state).version);
		expect(corrected.state.registers.customer.get('C-J-RO1')?.name).toBe('萧建国');
	});

	it('changes just the line that changed', () => {
		const { state } = when(aState(), anImport({ lines: [aLine(), aLine({ lineNo: 2 })] }));
		const outcome = when(
			state,
			anImport({ lines: [aLine(), aLine({ lineNo: 2, standardMinutes: 90 })] })
		);
		expect(outcome.events).toMatchObject([
			{ type: 'OperationChanged', operation: 'J-RO1/2', facts: { standardMinutes: 90 } }
		]);
	});

	it('keeps a missing line', () => {
		const { state } = when(aState(), anImport({ lines: [aLine(), aLine({ lineNo: 2 })] }));
		expect(when(state, anImport()).events).toEqual([]);
	});

	it('leaves the time of started work alone, and takes its new name', () => {
		const state = after(aState(), [
			anImport(),
			(now) => ({ type: 'StartOperation', ...onOperation(now), ...clockOn })
		]);
		const changed = when(
			state,
			anImport({ lines: [aLine({ standardMinutes: 90, name: '换机油' })] })
		);
		expect(theOperation(changed.state)).toMatchObject({ standardMinutes: 60, name: '换机油' });
	});

	it('does not take back a promise moved on the board', () => {
		const state = after(aState(), [
			anImport(),
			(now) => ({
				type: 'ChangePromise',
				job: theJob(now).id,
				promisedAt: at('17:00'),
				reason: '待料',
				seen: theJob(now).ownVersion
			})
		]);
		expect(when(state, anImport()).events).toEqual([]);
		const moved = when(state, anImport({ promisedAt: at('16:00') }));
		expect(types(moved)).toEqual(['OrderChanged', 'PromiseGiven']);
	});

	it('marks a visit with a refused row as incomplete until the row comes', () => {
		const { state } = when(aState(), anImport({}, { incomplete: true }));
		expect(theJob(state).incomplete).toBe(true);
		const whole = when(state, anImport());
		expect(theJob(whole.state).incomplete).toBe(false);
	});

	it('attaches a second order to the open visit of the same car', () => {
		const { state } = when(aState(), anImport());
		const second = when(
			state,
			anImport({ lines: [aLine({ name: '补漆' })] }, { orderNo: orderNo('RO2') })
		);
		expect(types(second)).toEqual(['OrderAttached', 'RouteLaid']);
		expect(second.state.jobs.size).toBe(1);
		expect(theJob(second.state).orders.map((order) => order.orderNo)).toEqual(['RO1', 'RO2']);
	});

	it('finds a job typed in by hand by its VIN and does not double its work', () => {
		const { state } = when(aState(), { type: 'OpenJob', job: jobId('H1'), draft: anOrder() });
		const outcome = when(state, anImport());
		expect(types(outcome)).toEqual(['OrderAttached', 'OperationChanged']);
		expect(theOperation(outcome.state).line).toMatchObject({ orderNo: 'RO1', lineNo: 1 });
	});

	const archived: ArchivedOrder = {
		orderNo: orderNo('RO1'),
		job: jobId('J-RO1'),
		lineNos: [1],
		vin: 'LLHRNC0E2MAHLNE57',
		plate: '辽HJZK27'
	};
	const known = { archived: new Map([[archived.orderNo, archived]]) };

	it('takes an order of a visit long delivered as known', () => {
		expect(when(aState(), anImport(), known)).toMatchObject({ events: [], refusal: null });
	});

	it.each([
		['a new line on a closed visit', anImport({ lines: [aLine({ lineNo: 2 })] }), 'order/closed'],
		['another car on a closed visit', anImport({ vin: 'L50CTM4J5NBAB9J29' }), 'order/other-car']
	])('refuses %s', (_what, command, code) => {
		expect(when(aState(), command, known).refusal).toMatchObject({ code });
	});

	it('refuses a known order number with another car, and tells its plate', () => {
		const { state } = when(aState(), anImport());
		const other = anImport({ vin: 'L50CTM4J5NBAB9J29', plate: '辽BDJ4121' });
		expect(when(state, other).refusal).toEqual({
			code: 'order/other-car',
			orderNo: 'RO1',
			plate: '辽HJZK27'
		});
	});

	it('refuses a change to a visit that was cancelled', () => {
		const state = after(aState(), [
			anImport(),
			(now) => ({ type: 'CancelJob', job: theJob(now).id, reason: '客户取消' })
		]);
		expect(when(state, anImport()).events).toEqual([]);
		expect(when(state, anImport({ waiting: true })).refusal).toMatchObject({
			code: 'order/closed'
		});
	});

	it.each([
		['a car nobody could tell', anImport({ plate: '', vin: null }), 'car/unidentified'],
		['an order without lines', anImport({ lines: [] }), 'job/no-lines'],
		[
			'a promise before the arrival',
			anImport({ promisedAt: at('08:00') }),
			'promise/before-arrival'
		],
		[
			'a skill the set-up does not know',
			anImport({ lines: [aLine({ skill: skillCode('木工') })] }),
			'skill/unknown'
		]
	])('refuses %s', (_what, command, code) => {
		expect(when(aState(), command).refusal).toMatchObject({ code });
	});

	it('refuses before there is a set-up', () => {
		expect(when(emptyState, anImport()).refusal).toEqual({ code: 'workshop/not-set-up' });
	});

	it('refuses more work than any visit has, at once or order by order', () => {
		const lines = (count: number, from = 1) =>
			Array.from({ length: count }, (_, n) =>
				aLine({ lineNo: from + n, itemCode: `X${String(n)}` })
			);
		const tooLong = { code: 'job/too-long', limit: MOST_OPERATIONS };
		const atOnce = anImport({ lines: lines(MOST_OPERATIONS + 1) });
		expect(when(aState(), atOnce).refusal).toMatchObject(tooLong);
		const { state } = when(aState(), anImport({ lines: lines(MOST_OPERATIONS - 10) }));
		const more = anImport({ lines: lines(20) }, { orderNo: orderNo('RO2') });
		expect(when(state, more).refusal).toMatchObject(tooLong);
	});

	it('refuses more open visits than any workshop has', () => {
		const full = aState();
		const job = theJob(when(full, anImport()).state);
		const jobs = new Map(
			Array.from({ length: MOST_OPEN_JOBS }, (_, n) => [jobId(`X${String(n)}`), job])
		);
		expect(when({ ...full, jobs }, anImport({ vin: null, plate: '辽B00001' })).refusal).toEqual({
			code: 'workshop/full',
			limit: MOST_OPEN_JOBS
		});
	});
});

describe('typing a job in by hand', () => {
	it('opens it, the car being here now when no time is given', () => {
		const draft = anOrder({ arrivedAt: null });
		const { state } = when(aState(), { type: 'OpenJob', job: jobId('H1'), draft });
		expect(theJob(state)).toMatchObject({ id: 'H1', orders: [], arrivedAt: at('10:00') });
	});

	it.each(['H1', 'H2'])('refuses a car that is here already (id %s)', (id) => {
		const { state } = when(aState(), { type: 'OpenJob', job: jobId('H1'), draft: anOrder() });
		const again = when(state, { type: 'OpenJob', job: jobId(id), draft: anOrder() });
		expect(again.refusal).toEqual({ code: 'job/already-open', job: 'H1' });
	});
});
