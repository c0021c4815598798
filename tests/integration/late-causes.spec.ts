import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wallId } from '#core/board/bare-job.ts';
import { rowsFor } from '#core/board/project.ts';
import { rowKey } from '#core/board/rows.ts';
import { stateFromRows } from '#core/board/state-from-rows.ts';
import { jobId } from '#core/ids.ts';
import { mainCause } from '#core/plan/late-cause.ts';
import { causesAt, causesOfCar } from '#core/plan/late-causes.ts';
import { latenessOf } from '#core/promise/lateness.ts';
import { MINUTE_MS } from '#core/time/instant.ts';
import { instantAt } from '#core/time/zone.ts';
import { anImportDesk, sample, type ImportDesk } from '../support/import-desk.ts';

/** The day as it was imported, which nobody does anything about: by evening hardly a promise is kept. */
let desk: ImportDesk;
beforeAll(async () => {
	desk = await anImportDesk();
	await desk.importBytes(sample('day-20.csv'));
});
afterAll(() => desk.close());

const TIMES = ['08:00', '10:40', '13:20', '16:00', '18:40'].map((time) =>
	instantAt('2026-11-23', time, 'Asia/Shanghai')
);

describe('the causes of a whole day', () => {
	it.each(TIMES)('add up to what forecast and promise say of each car, at %i', (now) => {
		const state = desk.state();
		let late = 0;
		for (const job of state.jobs.values()) {
			const { forecastAt, promisedAt } = latenessOf(state, job, now);
			const minutes = Math.ceil(((forecastAt ?? 0) - (promisedAt ?? Infinity)) / MINUTE_MS);
			const causes = causesOfCar(state, job, now);
			const sum = causes?.causes.reduce((all, cause) => all + cause.minutes, 0) ?? 0;
			expect([sum, causes?.minutes ?? 0], job.id).toEqual([Math.max(0, minutes), sum]);
			expect(causes?.causes.every((cause) => cause.minutes > 0) ?? true).toBe(true);
			if (sum > 0) late += 1;
		}
		expect(late).toBeGreaterThan(0);
	});

	it('are the same on a wall, which knows no orders and no names', () => {
		const now = TIMES[2] ?? 0;
		const state = desk.state();
		const rows = rowsFor('wall', state).map((row) => [rowKey(row), row] as const);
		const wall = stateFromRows(new Map(rows), state.seq);
		const main = (one: typeof state, id: string) => {
			const cause = mainCause(causesAt(one, now).get(jobId(id)) ?? []);
			return cause && { why: cause.why, trade: cause.trade, minutes: cause.minutes };
		};
		for (const job of state.jobs.values()) {
			if (job.end === null) expect(main(wall, wallId(job))).toEqual(main(state, job.id));
		}
	});
});
