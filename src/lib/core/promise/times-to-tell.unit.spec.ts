import { describe, expect, it } from 'vitest';
import { aJob, aPlan, aPromise, aStint } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import { skillCode } from '../ids.ts';
import type { Job } from '../job/job.ts';
import { proposedPromise } from './proposal.ts';
import { timesToTell } from './times-to-tell.ts';

const NOW = at('10:00');
const CLOSING = at('17:30');

/** Work since nine, done after so many minutes, promised for ten past ten. */
const working = (minutes: number): Job =>
	aJob({
		promises: [aPromise(at('10:10'))],
		operations: [{ plan: aPlan({ minutes }), state: 'running', stints: [aStint()] }]
	});
const toldOf = (job: Job) => timesToTell(aState({ jobs: [job] }), job, NOW);

describe('the times a customer can be told of a delay', () => {
	it('are the one that would be promised and a surer one, with how sure each is', () => {
		const { proposed, choices, closesAt } = toldOf(working(120));
		const job = working(120);
		expect(proposed.at).toBe(proposedPromise(aState({ jobs: [job] }), job, NOW)?.at);
		expect(closesAt).toBeNull();
		expect(choices).toHaveLength(2);
		expect(choices[0]).toEqual(proposed);
		expect(proposed.percent).toBeGreaterThanOrEqual(80);
		expect(choices[1]!.percent).toBeGreaterThanOrEqual(95);
		expect(choices[1]!.at).toBeGreaterThan(proposed.at);
	});

	it('say when the day closes where the proposed time is of the next, and offer that, too', () => {
		const { proposed, choices, closesAt } = toldOf(working(480));
		expect(proposed.at).toBe(at('08:00', TOMORROW));
		expect(closesAt).toBe(CLOSING);
		expect(choices.map((choice) => choice.at)).toEqual([CLOSING, proposed.at]);
		expect(choices[0]!.percent).toBeLessThan(80);
		expect(choices[0]!.percent).toBeGreaterThan(0);
	});

	it('are the forecast alone where nothing can be promised', () => {
		const work = { skill: skillCode('NOBODY'), standardMinutes: 100 };
		const done = aJob({ operations: [{ ...work, state: 'finished', finishedAt: at('09:30') }] });
		expect(toldOf(done)).toMatchObject({ choices: [{ percent: null }], closesAt: null });
		const behind = toldOf(aJob({ operations: [work] }));
		expect(behind).toMatchObject({ proposed: { at: at('12:00'), percent: null } });
		expect(behind.choices).toEqual([behind.proposed]);
	});
});
