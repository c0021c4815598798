import { describe, expect, it } from 'vitest';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aJob, aPlan, aStint } from '../../../../tests/builders/a-job.ts';
import { anAbsence, anOutage, aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { isHit, plansInBayOut, plansOfAbsent } from './plans-hit.ts';

const plan = aPlan({ start: at('14:00'), minutes: 60 });
const planned = aJob({ operations: [{ plan }] });
const away = (from: string, to: string) =>
	aState({ jobs: [planned], absences: [anAbsence({ from: at(from), to: at(to) })] });
const out = (until: number | null) =>
	aState({ jobs: [planned], outages: [anOutage({ since: at('12:00'), until })] });

describe('plans that an absence hits', () => {
	it.each([
		['12:00', '14:00', 0],
		['12:00', '14:01', 1],
		['14:59', '17:30', 1],
		['15:00', '17:30', 0]
	])('away from %s to %s: %i', (from, to, count) => {
		const state = away(from, to);
		expect(plansOfAbsent(state, TECHNICIAN.mechanic)).toHaveLength(count);
		expect(plansOfAbsent(state, TECHNICIAN.slow)).toEqual([]);
		expect(isHit(state, planned.operations[0]!)).toBe(count > 0);
	});
});

describe('plans that a bay out of order hits', () => {
	it.each([
		[at('14:00'), 0],
		[at('14:01'), 1],
		[null, 1]
	])('until %s: %i', (until, count) => {
		const state = out(until);
		expect(plansInBayOut(state, BAY.lift1)).toHaveLength(count);
		expect(plansInBayOut(state, BAY.lift2)).toEqual([]);
		expect(isHit(state, planned.operations[0]!)).toBe(count > 0);
	});
});

describe('work that has begun', () => {
	it('is not hit: whoever is on it is here', () => {
		const job = aJob({ operations: [{ plan, state: 'running', stints: [aStint()] }] });
		const state = aState({ jobs: [job], absences: [anAbsence()] });
		expect(plansOfAbsent(state, TECHNICIAN.mechanic)).toEqual([]);
		expect(isHit(state, job.operations[0]!)).toBe(false);
	});
});
