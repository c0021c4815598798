import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog } from './log.ts';
import { backUpHourly } from './backup-timer.ts';

const HOUR = 3_600_000;

describe('the hourly backup', () => {
	beforeEach(() => {
		vi.useFakeTimers();
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	function started(results: readonly ('done' | 'fails')[]) {
		let lastBackupAt: number | null = null;
		const lines: string[] = [];
		const begun: number[] = [];
		const left = [...results];
		const stop = backUpHourly({
			backupNow: () => {
				begun.push(Date.now());
				if (left.shift() === 'fails') return Promise.reject(new Error('disk full'));
				lastBackupAt = Date.now();
				return Promise.resolve('backup.sqlite');
			},
			lastBackupAt: () => lastBackupAt,
			now: Date.now,
			log: createLog((line) => lines.push(line), Date.now)
		});
		return { stop, lines, begun };
	}

	it('is made soon after the first start, and then every hour', async () => {
		const { begun, stop } = started(['done', 'done', 'done']);
		await vi.advanceTimersByTimeAsync(2.5 * HOUR);
		expect(begun).toHaveLength(3);
		stop();
		await vi.advanceTimersByTimeAsync(5 * HOUR);
		expect(begun).toHaveLength(3);
	});

	it('is tried again a minute after it failed, and the failure is logged', async () => {
		const { begun, lines } = started(['fails', 'done']);
		await vi.advanceTimersByTimeAsync(HOUR / 10);
		expect(begun).toHaveLength(2);
		expect(lines.join('')).toContain('disk full');
	});
});
