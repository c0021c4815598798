import { describe, expect, it } from 'vitest';
import { quantile } from '../chaos/report.ts';
import { runChaos } from '../chaos/run.ts';

/** The long form, with the targets for the slowest one in a hundred, is `npm run chaos`. */
describe('fifty screens behind bad links', () => {
	it('are never wrong, and soon right again', { timeout: 120_000 }, async () => {
		const report = await runChaos({
			...{ deliveries: 10_000, seed: 20261121, kills: 1, spoilings: 1 },
			...{ pace: 60, longSilences: 0 },
			say: () => undefined
		});
		expect(report.wrong).toEqual([]);
		for (const [kind, times] of Object.entries(report.felt)) expect(times, kind).toBeGreaterThan(0);
		expect(report.deliveries).toBeGreaterThan(10_000);
		expect(report.sights).toBeGreaterThan(500);
		expect(report.commands).toBeGreaterThan(200);
		expect(report.resent).toBeGreaterThan(0);
		// Half of the samples, so that a machine that is busy with something else fails nothing.
		const passing = report.episodes.filter(({ kind }) => kind !== 'dead');
		expect(
			quantile(
				passing.map(({ backMs }) => backMs),
				0.5
			)
		).toBeLessThan(2_000);
		expect(quantile(report.liveAgainMs, 0.5)).toBeLessThan(3_000);
		expect(quantile(report.lostHealedMs, 0.5)).toBeLessThan(6_000);
		expect(quantile(report.spoiltHealedMs, 0.5)).toBeLessThan(6_000);
		expect(report.noticed).toBeGreaterThan(40);
	});
});
