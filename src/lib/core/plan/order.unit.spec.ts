import { describe, expect, it } from 'vitest';
import { aJob } from '../../../../tests/builders/a-job.ts';
import { jobId, operationId } from '../ids.ts';
import { predecessorsOf, successorsOf } from './order.ts';

const id = (n: number) => operationId(jobId('J1'), n);
/** 1 before 2 and 3, both before 4. */
const job = aJob({
	operations: [{}, { after: [id(1)] }, { after: [id(1)] }, { after: [id(2), id(3)] }]
});

describe('the order of operations', () => {
	it.each([
		[1, []],
		[2, [1]],
		[4, [2, 1, 3]]
	])('before %i', (n, before) => {
		expect(predecessorsOf(job, id(n))).toEqual(new Set(before.map(id)));
	});

	it.each([
		[1, [2, 4, 3]],
		[3, [4]],
		[4, []]
	])('after %i', (n, after) => {
		expect(successorsOf(job, id(n))).toEqual(new Set(after.map(id)));
	});

	it('bears an order that goes in circles', () => {
		const circular = aJob({ operations: [{ after: [id(2)] }, { after: [id(1)] }] });
		expect(predecessorsOf(circular, id(1))).toEqual(new Set([id(2), id(1)]));
		expect(successorsOf(circular, id(1))).toEqual(new Set([id(2), id(1)]));
	});
});
