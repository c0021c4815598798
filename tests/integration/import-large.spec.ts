import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { MOST_OPEN_JOBS } from '#core/job/decide-open.ts';
import { anImportDesk, reportOf, sample } from '../support/import-desk.ts';

const MEGABYTE = 1024 * 1024;
// On a quiet machine the longest stall is about 10 ms while reading. These bounds hold on one where
// everything else is tested at the same time; read in this thread, the file would hold it up for six
// seconds on end even when quiet.
const USUAL_STALL_MS = 300;
const LONGEST_STALL_MS = 1500;

const SERIAL = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';
const plateOf = (n: number): string =>
	`辽B${[4, 3, 2, 1, 0].map((place) => SERIAL.charAt(Math.floor(n / 34 ** place) % 34)).join('')}`;

/** The sample day again and again, with new order numbers and cars, until it is large enough. */
function largeDay(bytes: number): Buffer {
	const [heading = '', ...rows] = sample('day-20.csv').toString().trim().split('\r\n');
	const pieces = [heading];
	const cars = new Map<string, number>();
	for (let size = heading.length, day = 0; size < bytes; day += 1) {
		for (const row of rows) {
			const [order = '', , , ...rest] = row.split(',');
			const number = `D${String(day)}-${order}`;
			const car = cars.get(number) ?? cars.size;
			cars.set(number, car);
			const piece = [number, plateOf(car), '', ...rest].join(',');
			pieces.push(piece);
			size += Buffer.byteLength(piece) + 2;
		}
	}
	return Buffer.from(pieces.join('\r\n'));
}

it('reads 50 MB while everything else goes on', { timeout: 120_000 }, async () => {
	const desk = await anImportDesk();
	const folder = mkdtempSync(join(tmpdir(), 'large-day-'));
	const path = join(folder, 'day.csv');
	writeFileSync(path, largeDay(50 * MEGABYTE));
	const delay = monitorEventLoopDelay({ resolution: 5 });
	delay.enable();
	const report = reportOf(await desk.importText('', { file: { path }, dryRun: true }));
	delay.disable();
	rmSync(folder, { recursive: true });
	expect(report.rows).toBeGreaterThan(200_000);
	// More cars than a workshop can have: the board fills up, the rest is refused in so many words.
	expect(report.jobs.new).toBe(MOST_OPEN_JOBS);
	expect(report.refused[0]?.code).toBe('order-refused');
	expect(report.refused.at(-1)?.code).toBe('list-cut');
	expect(delay.percentile(99) / 1e6).toBeLessThan(USUAL_STALL_MS);
	expect(delay.max / 1e6).toBeLessThan(LONGEST_STALL_MS);
	await desk.close();
});
