import { describe, expect, it } from 'vitest';
import { runIsolation } from '../isolation/isolation.ts';

const REQUESTS = 2_000;

describe('two workshops in one installation', () => {
	it('tell nothing of one to the other, and no display writes', { timeout: 120_000 }, async () => {
		const report = await runIsolation(REQUESTS, 20_261_123);
		expect(report.leaks).toEqual([]);
		expect(report.foreignBytes).toBe(0);
		expect(report.unlike).toEqual([]);
		expect(report.displayWrites).toEqual([]);
		// The run did see data, did ask for the other workshop, and writes did go through.
		expect(report.own).toBeGreaterThan(REQUESTS / 10);
		expect(report.compared).toBeGreaterThan(REQUESTS / 5);
		expect(report.writes).toBeGreaterThan(REQUESTS / 100);
		expect(report.displayTries).toBeGreaterThan(REQUESTS / 200);
	});
});
