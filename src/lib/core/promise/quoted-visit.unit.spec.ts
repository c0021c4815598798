import { describe, expect, it } from 'vitest';
import { aJob, aPlan, aPromise, aStint, aWash } from '../../../../tests/builders/a-job.ts';
import { aSetup, BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import { jobId, skillCode } from '../ids.ts';
import type { Job } from '../job/job.ts';
import { emptyState, type WorkshopState } from '../state.ts';
import { MINUTE_MS } from '../time/instant.ts';
import { quoteAtPromise, quotedTimes, quoteOfVisit } from './quoted-visit.ts';

const NEW = jobId('NEW');
const newcomer = (overrides: Parameters<typeof aJob>[0] = {}): Job =>
	aJob({ id: NEW, ...overrides });
const house = (...jobs: readonly Job[]): WorkshopState => aState({ jobs: [...jobs, newcomer()] });
const busy = (id: string, technician = TECHNICIAN.mechanic, bay = BAY.lift1): Job =>
	aJob({
		id: jobId(id),
		operations: [
			{ plan: aPlan({ technicians: [technician], bay, start: at('10:00'), minutes: 120 }) }
		],
		promises: [aPromise(at('12:00'))]
	});
const all = [
	busy('J1'),
	busy('J2', TECHNICIAN.slow, BAY.lift2),
	busy('J3', TECHNICIAN.early, BAY.lift3)
];

describe('the quote for a visit', () => {
	it('says where and when it begins and ends if nobody is disturbed', () => {
		expect(quoteOfVisit(house(), NEW, at('10:00'))).toMatchObject({
			finishAt: at('11:00'),
			begins: { bay: BAY.quick, technician: TECHNICIAN.mechanic, at: at('10:00') },
			sooner: null
		});
	});

	it('is sure of a later time more often, in full five minutes', () => {
		const quote = quoteOfVisit(house(), NEW, at('10:00'));
		expect(quote?.at80).toBeGreaterThan(quote?.finishAt ?? 0);
		expect(quote?.at95).toBeGreaterThan(quote?.at80 ?? 0);
		expect([quote?.at80 ?? 1, quote?.at95 ?? 1].map((time) => time % (5 * MINUTE_MS))).toEqual([
			0, 0
		]);
	});

	it('names who would be hurt by being faster', () => {
		const { sooner } = quoteOfVisit(house(...all), NEW, at('10:00')) ?? {};
		expect(sooner?.begins.at).toBe(at('10:00'));
		expect(sooner?.hurt).toMatchObject([{ job: 'J1', promisedAt: at('12:00') }]);
		expect(sooner?.hurt[0]?.afterAt).toBeGreaterThan(sooner?.hurt[0]?.beforeAt ?? 0);
	});

	it('keeps the places the plan holds', () => {
		const held = newcomer({ operations: [{ plan: aPlan({ start: at('14:00') }) }, aWash()] });
		const quote = quoteOfVisit(aState({ jobs: [held] }), NEW, at('10:00'));
		expect(quote).toMatchObject({ finishAt: at('15:15'), begins: { at: at('14:00') } });
	});

	it('promises the next opening what is done after closing', () => {
		const held = newcomer({ operations: [{ plan: aPlan({ start: at('16:20') }) }] });
		const times = quotedTimes(aState({ jobs: [held] }), NEW, at('10:00'));
		expect(times?.at95).toBe(at('08:00', TOMORROW));
	});

	it('is learnt from the shop’s own times', () => {
		const slow = { samples: 40, mean: Math.log(1.5), squares: 0.1 };
		const history = new Map([
			[
				'BY001',
				{ id: 'BY001', version: 1, skill: 'M1', lastAt: 0, people: { [TECHNICIAN.mechanic]: slow } }
			]
		]);
		const before = quotedTimes(house(), NEW, at('10:00'));
		const after = quotedTimes({ ...house(), history }, NEW, at('10:00'));
		expect(after?.at80).toBeGreaterThan(before?.at80 ?? Infinity);
	});

	it('is none for work nobody can do, a car that is unknown or done, or a house not set up', () => {
		const impossible = newcomer({ operations: [{ skill: skillCode('NOBODY') }] });
		expect(quoteOfVisit(aState({ jobs: [impossible] }), NEW, at('10:00'))).toBeNull();
		expect(quoteOfVisit(house(), jobId('J9'), at('10:00'))).toBeNull();
		const done = newcomer({
			operations: [
				{ state: 'finished', stints: [aStint({ to: at('09:30') })], finishedAt: at('09:30') }
			]
		});
		expect(quotedTimes(aState({ jobs: [done] }), NEW, at('10:00'))).toBeNull();
		expect(quotedTimes(emptyState, NEW, 0)).toBeNull();
		const closed = aSetup({ hours: { from: '08:00', to: '17:30', weekdays: [] } });
		expect(quotedTimes({ ...house(), setup: closed }, NEW, at('10:00'))).toBeNull();
	});
});

describe('what is kept with a promise', () => {
	const kept = (promisedAt: number) =>
		quoteAtPromise(house(), { job: NEW, promisedAt }, at('10:00'));

	it('says on how many of a hundred days it holds, with the times that would', () => {
		const times = quotedTimes(house(), NEW, at('10:00'));
		expect(kept(times?.at80 ?? 0)?.confidence).toBeGreaterThanOrEqual(80);
		expect(kept(times?.at95 ?? 0)?.confidence).toBeGreaterThanOrEqual(95);
		expect(kept(at('11:00'))).toMatchObject(times ?? {});
	});

	it('is nothing sure of a time that cannot be, and all sure of a late one', () => {
		expect(kept(at('10:05'))?.confidence).toBe(0);
		expect(kept(at('17:30'))?.confidence).toBe(100);
	});

	it('is none where more work is open than anybody can look ahead at', () => {
		const cars = Array.from({ length: 88 }, (_, n) =>
			aJob({ id: jobId(`C${String(n)}`), operations: [{}, aWash()] })
		);
		// Seven people, 25 pieces each: the newcomer's is the 175th, and with one car more the 177th.
		expect(quotedTimes(house(...cars.slice(1)), NEW, at('10:00'))).not.toBeNull();
		expect(quotedTimes(house(...cars), NEW, at('10:00'))).toBeNull();
	});
});
