import { describe, expect, it } from 'vitest';
import { aJob, aPromise, aStint } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import type { WalkAround } from '../arrival/walk-around.ts';
import { personId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS, type Instant } from '../time/instant.ts';
import { dutiesOfJob } from './duties.ts';
import type { DutyKind } from './duty-kind.ts';

const dutiesAt = (job: Job, now: Instant) => dutiesOfJob(aState({ jobs: [job] }), job, { now });
const kindsAt = (job: Job, now: Instant): readonly DutyKind[] =>
	dutiesAt(job, now).map(({ kind }) => kind);
const dutyAt = (kind: DutyKind, job: Job, now: Instant) =>
	dutiesAt(job, now).find((duty) => duty.kind === kind);

/** A car that was booked yesterday and came at nine. */
const came = (overrides: Parameters<typeof aJob>[0] = {}): Job =>
	aJob({ openedAt: at('08:00') - DAY_MS, arrivedAt: at('09:00'), ...overrides });
const WALK: WalkAround = {
	...{ marks: [], fuelEighths: null, mileage: null, oldPartsWanted: false, washWanted: false },
	...{ customerPresent: true, signed: false, valuablesNote: null, remarksNote: null },
	...{ at: at('09:01'), by: personId('a') }
};

describe('D1: a customer who drives in is met', () => {
	it('is due two minutes after the tap', () => {
		const duty = dutyAt('meet', came(), at('09:01'));
		expect(duty).toMatchObject({ since: at('09:00'), dueAt: at('09:02'), roles: ['advisor'] });
	});

	it.each([
		['at two minutes', 2 * MINUTE_MS, false],
		['a second later', 2 * MINUTE_MS + SECOND_MS, true]
	])('is overdue after two minutes: %s', (_when, age, isOverdue) => {
		const now = at('09:00') + age;
		expect(dutyAt('meet', came(), now)!.dueAt < now).toBe(isOverdue);
	});

	it.each<[string, Job]>([
		['was taken in by an advisor', aJob()],
		['came with an order', aJob({ advisor: null })],
		['was walked around together', came({ walkAround: { ...WALK, at: at('09:01') } })],
		['was imported as having come', aJob({ openedAt: at('10:00') })],
		['has not come', aJob({ arrivedAt: null })],
		['got a time', came({ promises: [aPromise(at('16:00'), { givenAt: at('09:01') })] })],
		['is worked on', came({ operations: [{ stints: [aStint({ from: at('09:20') })] }] })]
	])('is none where the car %s', (_what, job) => {
		expect(kindsAt(job, at('10:30'))).not.toContain('meet');
	});

	it('is one where a car was put on the board and nobody has spoken with its customer', () => {
		const waiting = aJob({ advisor: null, orders: [], waiting: true });
		expect(dutyAt('meet', waiting, at('08:01'))?.dueAt).toBe(at('08:02'));
		const alone = came({ walkAround: { ...WALK, at: at('09:01'), customerPresent: false } });
		expect(kindsAt(alone, at('09:02'))).toContain('meet');
	});
});
