import { describe, expect, it } from 'vitest';
import { jobId, orderNo } from '#core/ids.ts';
import type { JobOrder } from '#core/job/job.ts';
import { aJob } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { searchCars } from './search.ts';

const anOrder = (no: string) => ({ ...(aJob().orders[0] as JobOrder), orderNo: orderNo(no) });

const first = aJob({
	id: jobId('J1'),
	orders: [anOrder('RO202611230001')]
});
const second = aJob({
	id: jobId('J2'),
	orders: [anOrder('RO202611230102')]
});
const gone = aJob({
	id: jobId('J3'),
	orders: [anOrder('RO202611220007')],
	end: { how: 'delivered', at: at('09:00'), reason: '' }
});
const state = aState({ jobs: [first, second, gone] });
const found = (text: string) => searchCars(state, text).map(({ job }) => job);

describe('searching a car', () => {
	it('finds a plate however it is written', () => {
		for (const text of ['辽BA0001', '辽B·A0001', '辽b a0001', '辽Ｂ-Ａ0001']) {
			expect(found(text)).toEqual([first.id]);
		}
	});

	it('finds the end and a middle part of a plate', () => {
		expect(found('0002')).toEqual([second.id]);
		expect(found('BA00')).toEqual([first.id, second.id, gone.id]);
	});

	it('finds an order number and its end, and says which', () => {
		expect(found('RO202611230001')).toEqual([first.id]);
		expect(searchCars(state, '0102')).toEqual([
			{
				job: second.id,
				plate: '辽B·A0002',
				model: '日产轩逸 1.6L',
				stage: 'waiting-for-dispatch',
				orderNo: 'RO202611230102'
			}
		]);
	});

	it('puts the whole before the end, and open visits before ended ones', () => {
		const three = aState({
			jobs: [
				aJob({ id: jobId('A'), orders: [anOrder('9A0002')] }),
				aJob({ id: jobId('B'), orders: [anOrder('A0002')] })
			]
		});
		expect(searchCars(three, 'A0002').map(({ job }) => job)).toEqual(['B', 'A']);
		expect(found('辽BA').at(-1)).toBe(gone.id);
	});

	it('finds nothing for nothing', () => {
		expect(found('')).toEqual([]);
		expect(found(' ·-')).toEqual([]);
		expect(found('沪')).toEqual([]);
	});

	it('lists no more than eight', () => {
		const many = aState({
			jobs: Array.from({ length: 20 }, (_, n) => aJob({ id: jobId(`J${String(n)}`) }))
		});
		expect(searchCars(many, '辽')).toHaveLength(8);
	});
});
