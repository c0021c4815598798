import { describe, expect, it } from 'vitest';
import { aJob } from '../../../tests/builders/a-job.ts';
import { aState } from '../../../tests/builders/a-state.ts';
import { at } from '../../../tests/builders/at.ts';
import { jobId, operationId } from '#core/ids.ts';
import { timelineOf } from '#core/board/timeline.ts';
import { firstAim } from './lift-from-tray.ts';

const job = jobId('J1');
const operation = operationId(job, 1);
const piece = { id: operation, bar: null, row: null, from: 0, to: 3_600_000 };
const seen = { job, operation, version: 1, plan: null };
const state = aState({ jobs: [aJob()] });
const day = { from: at('00:00'), to: at('24:00') };
const rowsBy = (by: 'bay' | 'technician') =>
	timelineOf(state, { by, shown: day }, at('08:58')).map((row) => ({ id: row.id, head: row }));

describe('work of the tray lifted by key', () => {
	it('is held at the best proposal, on the row of its bay or of its person', () => {
		const shown = { state, now: at('08:58'), shown: day };
		expect(firstAim(piece, seen, { ...shown, rows: rowsBy('bay') })).toEqual({
			where: 'row',
			row: 'K01',
			from: at('09:00'),
			to: at('10:00')
		});
		const people = rowsBy('technician');
		const aim = firstAim(piece, seen, { ...shown, rows: people });
		const { head } = people.find(({ id }) => id === aim?.row) ?? {};
		expect(head).toMatchObject({ by: 'technician', technician: 'T001' });
	});

	it('is held on the first row at the first moment shown, where no proposal is on the screen', () => {
		const rows = rowsBy('bay').slice(-1);
		const shown = { from: at('08:00'), to: at('09:00') };
		const aim = firstAim(piece, seen, { state, now: at('08:58'), rows, shown });
		expect(aim).toEqual(null);
		expect(
			firstAim(piece, seen, { state, now: at('08:41'), rows, shown: { ...shown, to: at('08:59') } })
		).toMatchObject({ row: rows[0]?.id, from: at('08:45') });
	});

	it('is not held at all where no row or only the past is shown', () => {
		const now = at('08:58');
		expect(firstAim(piece, seen, { state, now, rows: [], shown: day })).toBeNull();
		const past = { from: at('00:00'), to: at('08:00') };
		expect(firstAim(piece, seen, { state, now, rows: rowsBy('bay'), shown: past })).toBeNull();
	});
});
