import { describe, expect, it } from 'vitest';
import { aJob, aPromise } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { theJob, when } from '../../../../tests/support/scenario.ts';
import type { ArrivalCommand } from './commands.ts';
import { jobId } from '../ids.ts';
import { walkSheetOf } from './walk-sheet.ts';

const job = aJob({ washWanted: true, mileage: 100, promises: [aPromise(at('15:00'))] });
const state = aState({ jobs: [job] });
const WALK: ArrivalCommand = {
	type: 'RecordWalkAround',
	job: job.id,
	found: {
		marks: [{ place: 'roof', kind: 'dent' }],
		fuelEighths: 4,
		mileage: 42_000,
		oldPartsWanted: true,
		washWanted: true,
		customerPresent: true,
		signed: true
	},
	valuables: '雨伞',
	remarks: '请勿移动座椅'
};

describe('the sheet that is signed when a car is taken in', () => {
	it('has what was seen, what was wished, and what was promised', () => {
		const walked = when(state, WALK, { now: at('10:00') }).state;
		expect(walkSheetOf(walked, job.id)).toMatchObject({
			plate: '辽B·A0001',
			mileage: 42_000,
			oldPartsWanted: true,
			promisedAt: at('15:00'),
			seen: {
				at: at('10:00'),
				marks: [{ place: 'roof', kind: 'dent' }],
				fuelEighths: 4,
				valuables: '雨伞',
				remarks: '请勿移动座椅',
				signed: true
			}
		});
	});

	it('stays as it was signed, whatever is ordered later', () => {
		const walked = when(state, WALK).state;
		const later = { ...theJob(walked), oldPartsWanted: false, mileage: 42_010 };
		const jobs = new Map([[job.id, later]]);
		expect(walkSheetOf({ ...walked, jobs }, job.id)).toMatchObject({
			mileage: 42_000,
			oldPartsWanted: true
		});
	});

	it('can be filled in by hand before anybody walked around', () => {
		expect(walkSheetOf(state, job.id)).toMatchObject({
			mileage: 100,
			washWanted: true,
			seen: null
		});
	});

	it('says nothing about the customer, and nothing of a car that is gone', () => {
		const told = JSON.stringify(walkSheetOf(when(state, WALK).state, job.id));
		const { name, phone } = state.registers.customer.get(job.customer)!;
		expect([name, phone].every((secret) => secret !== '')).toBe(true);
		expect(told).not.toContain(name);
		expect(told).not.toContain(phone);
		expect(told).not.toMatch(/vin|colour/u);
		expect(walkSheetOf(state, jobId('gone'))).toBeNull();
	});
});
