import { describe, expect, it } from 'vitest';
import { jobId, skillCode } from '#core/ids.ts';
import type { Placement } from '#core/plan/conflict.ts';
import { optionsFor } from '#core/plan/options.ts';
import { aJob, aPlan, aPromise } from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { placeChoices, variedOptions } from './place-choices.ts';
import { checkPlacement } from './placement-check.ts';

const now = at('09:00');
const job = aJob({ promises: [aPromise(at('11:00'))] });
const [operation] = job.operations;
if (operation === undefined) throw new Error('a job has an operation');
const there: Placement = {
	job: job.id,
	operation: operation.id,
	bay: BAY.lift1,
	technicians: [TECHNICIAN.mechanic],
	start: at('09:30')
};
const check = (wish: Partial<Placement>, jobs = [job]) =>
	checkPlacement(aState({ jobs }), { ...there, ...wish }, now);

describe('what the dispatcher is told before sending', () => {
	it('is when it ends and that nothing is in the way', () => {
		expect(check({})).toEqual({
			end: at('10:30'),
			minutes: 60,
			ownMinutes: 60,
			conflicts: [],
			weight: null,
			broken: [],
			reasonFor: null
		});
	});

	it('is which promises break, in minutes', () => {
		expect(check({ start: at('10:30') }).broken).toMatchObject([{ job: job.id, minutesLate: 30 }]);
	});

	it('is that a rule needs a reason', () => {
		expect(check({ technicians: [TECHNICIAN.painter] })).toMatchObject({
			weight: 'override',
			reasonFor: 'override'
		});
	});

	it('is that a rule can never be broken, for which no reason helps', () => {
		const other = aJob({ id: jobId('J2'), operations: [{ plan: aPlan({ start: at('10:00') }) }] });
		expect(check({}, [job, other])).toMatchObject({ weight: 'never', reasonFor: null });
	});

	it('is that a longer plan needs a reason, unless it was as long before', () => {
		expect(check({ minutes: 90 })).toMatchObject({ ownMinutes: 60, reasonFor: 'longer' });
		expect(check({ technicians: [TECHNICIAN.slow] })).toMatchObject({
			ownMinutes: 75,
			reasonFor: null
		});
		const long = aJob({ operations: [{ plan: aPlan({ minutes: 90 }) }] });
		expect(check({ minutes: 90 }, [long]).reasonFor).toBeNull();
	});
});

describe('choices of a place', () => {
	it('are all bays and people, those that suit first', () => {
		const { bays, technicians } = placeChoices(aState(), skillCode('PAINT'));
		expect(bays.map(({ suits }) => suits)).toEqual([true, ...Array<boolean>(7).fill(false)]);
		expect(bays[0]?.bay).toBe(BAY.booth);
		expect(technicians[0]).toMatchObject({ technician: TECHNICIAN.painter, suits: true });
		expect(technicians).toHaveLength(7);
	});

	it('offer the best place of every technician before a second one of anybody', () => {
		const all = optionsFor(aState({ jobs: [job] }), { job: job.id, operation: operation.id }, now);
		const leads = new Set(all.map(({ placement }) => placement.technicians[0]));
		const few = variedOptions(all, leads.size + 1);
		expect(new Set(few.map(({ placement }) => placement.technicians[0]))).toEqual(leads);
		expect(few).toHaveLength(leads.size + 1);
		expect(few[0]).toBe(all[0]);
		expect(variedOptions(all, 2)).toHaveLength(2);
	});
});
