import { describe, expect, it } from 'vitest';
import { aState } from '../../../../tests/builders/a-state.ts';
import { anImport } from '../../../../tests/builders/an-order.ts';
import { at } from '../../../../tests/builders/at.ts';
import { after, theJob, when } from '../../../../tests/support/scenario.ts';
import type { Command } from '../commands.ts';
import { additionId, jobId, orderNo, skillCode } from '../ids.ts';
import { registerIds } from '../job/order-facts.ts';
import type { WorkshopState } from '../state.ts';
import { visitsOf } from './visits-of.ts';
import { ERASED, withoutWords, wordsIn } from './words.ts';

const JOB = jobId('J-RO1');
const ids = registerIds(JOB);
const arrived = (draft: object = {}): WorkshopState =>
	when(
		aState(),
		anImport({ customerName: '周婷', phone: '13904110001', remark: '周婷说有异响', ...draft })
	).state;
const cancelled = (state = arrived()): WorkshopState =>
	after(state, [{ type: 'CancelJob', job: JOB, reason: '周婷不修了' }]);
const ERASE: Command = { type: 'ErasePerson', jobs: [JOB] };

describe('erasing a customer', () => {
	it('leaves the visit and nobody in it', () => {
		const { state, events } = when(cancelled(), ERASE);

		expect(events).toEqual([{ type: 'PersonErased', jobs: [JOB] }]);
		expect(state.registers.vehicle.get(ids.vehicle)).toMatchObject({ plate: '', vin: null });
		expect(state.registers.customer.get(ids.customer)).toMatchObject({ name: '', phone: '' });
		expect(state.registers.remark.get(JOB)?.text).toBe('');
		expect(theJob(state).end).toMatchObject({ how: 'cancelled', reason: ERASED });
		expect(theJob(state).version).toBe(state.seq);
		expect(JSON.stringify([...state.jobs.values()])).not.toContain('周婷');
	});

	it('takes what was said about additional work with it', () => {
		const reported = after(arrived(), [
			{
				type: 'ReportAdditionalWork',
				job: JOB,
				text: '周婷的刹车片',
				skill: skillCode('M1'),
				standardMinutes: 30,
				parts: ''
			}
		]);
		const { state } = when(cancelled(reported), ERASE);

		expect([...state.registers.addition.values()]).toEqual([
			{
				kind: 'addition',
				id: additionId('c1'),
				job: JOB,
				...{ text: '', parts: '', saidBy: '', price: '' }
			}
		]);
	});

	it('waits until the car is handed over', () => {
		expect(when(arrived(), ERASE).refusal).toEqual({ code: 'person/still-served', job: JOB });
	});

	it('knows the visits it is asked for', () => {
		const wish: Command = { type: 'ErasePerson', jobs: [jobId('J-none')] };
		expect(when(arrived(), wish).refusal).toEqual({ code: 'job/unknown', job: 'J-none' });
	});

	it('does not let the same export bring them back', () => {
		const { state } = when(cancelled(), ERASE);
		const again = anImport({ customerName: '周婷', phone: '13904110001' });
		const closed = { code: 'order/closed', orderNo: 'RO1' };

		expect(when(state, again).refusal).toEqual(closed);
		const archived = { orderNo: orderNo('RO1'), job: JOB, lineNos: [1], vin: null, plate: '' };
		const later = when(after(state, [{ type: 'CloseDay' }]), again, {
			archived: new Map([[archived.orderNo, archived]])
		});
		expect(later.refusal).toEqual(closed);
	});
});

describe('whose visits are meant', () => {
	const registers = (() => {
		let state = arrived({ plate: '辽B12345', vin: null });
		const others = [
			{ orderNo: 'RO2', plate: '辽B12345', customerName: '孙强', phone: '13904110002' },
			{ orderNo: 'RO3', plate: '京A99999', customerName: '李雷', phone: '13904110003' },
			{ orderNo: 'RO4', plate: '沪A11111', customerName: '李雷', phone: '13904110004' }
		];
		for (const { orderNo: number, ...draft } of others) {
			state = after(state, [
				{ type: 'CancelJob', job: [...state.jobs.keys()].at(-1)!, reason: 'x' }
			]);
			state = when(state, anImport({ ...draft, vin: null }, { orderNo: orderNo(number) })).state;
		}
		return state.registers;
	})();
	const found = (typed: string): readonly string[] =>
		visitsOf(registers, typed).map(({ job }) => job);

	it.each([
		['辽B·12345', ['J-RO1', 'J-RO2']],
		['1390411-0003', ['J-RO3']],
		['李雷', ['J-RO3', 'J-RO4']],
		['周婷', ['J-RO1', 'J-RO2']],
		['周', []],
		['nobody', []]
	])('%s', (typed, jobs) => {
		expect(found(typed)).toEqual(jobs);
	});
});

describe('what people typed', () => {
	const fact = {
		type: 'OperationStopped',
		reason: 'parts',
		note: '等周婷回电',
		expectedUntil: at('14:00'),
		plan: { overrides: [{ conflict: 'absent', reason: '周婷急用' }] }
	};

	it('is found, and not the words of ours beside it', () => {
		expect(wordsIn(fact)).toEqual(['等周婷回电', '周婷急用']);
	});

	it('goes, and nothing else does', () => {
		expect(withoutWords(fact)).toEqual({
			...fact,
			note: ERASED,
			plan: { overrides: [{ conflict: 'absent', reason: ERASED }] }
		});
		expect(withoutWords({ cause: '' })).toEqual({ cause: '' });
		expect(wordsIn(withoutWords(fact))).toEqual([]);
	});
});
