import { describe, expect, it } from 'vitest';
import { runFlood } from '../fuzz/flood.ts';
import { runFuzz } from '../fuzz/run.ts';

/** What target S3 asks of the tests; ten million are `npm run fuzz -- --count 10000000`. */
const COUNT = 100_000;

describe('a server that is sent anything', () => {
	it('breaks on nothing, keeps nothing, and works on', { timeout: 120_000 }, async () => {
		const report = await runFuzz({ count: COUNT, requests: 0.1, seed: 20261121 });
		expect(report.crash).toBeNull();
		expect(report.errors).toEqual([]);
		expect(report.answers.broken).toEqual([]);
		expect(report.worksAfterwards).toBe(true);
		expect(report.growthBytes).toBeLessThan(20 * 2 ** 20);
		expect(report.frames + report.requests).toBeGreaterThanOrEqual(COUNT);
		// Both doors were open: somebody was let through, somebody was turned away.
		for (const status of [200, 400, 404])
			expect(report.answers.statuses.get(status)).toBeGreaterThan(0);
	});

	it(
		'tells one who floods to wait, and goes on showing to the others',
		{ timeout: 60_000 },
		async () => {
			const report = await runFlood(1, 2_000);
			expect(report.tooMany).toBeGreaterThan(0);
			expect(report.floodedMs.length).toBeGreaterThan(report.quietMs.length / 2);
		}
	);
});
