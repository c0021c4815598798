import { describe, expect, it } from 'vitest';
import { timelineOf } from '#core/board/timeline.ts';
import { jobId } from '#core/ids.ts';
import { aJob, aPlan } from '../../../tests/builders/a-job.ts';
import { BAY } from '../../../tests/builders/a-setup.ts';
import { aState } from '../../../tests/builders/a-state.ts';
import { at } from '../../../tests/builders/at.ts';
import { LiveRows } from './live-rows.svelte.ts';

const shown = { from: at('07:00'), to: at('18:30') };
const planned = (id: string, start: string, bay = BAY.lift1) =>
	aJob({ id: jobId(id), operations: [{ plan: aPlan({ bay, start: at(start) }) }] });
const pictureOf = (...jobs: ReturnType<typeof planned>[]) =>
	timelineOf(aState({ jobs }), { by: 'bay', shown }, at('08:30'));

const taken = (...pictures: ReturnType<typeof pictureOf>[]) => {
	const rows = new LiveRows();
	for (const picture of pictures) rows.take(picture);
	return rows;
};

describe('a new picture of the day', () => {
	it('leaves rows and bars that did not change the objects they were', () => {
		const rows = taken(pictureOf(planned('J1', '09:00'), planned('J2', '11:00')));
		const before = rows.rows.map((row) => ({ row, bars: row.bars, head: row.head }));
		const bar = rows.rows[0]?.bars[0]?.bar;
		rows.take(pictureOf(planned('J1', '09:00'), planned('J2', '11:00')));
		rows.rows.forEach((row, index) => {
			expect(row).toBe(before[index]?.row);
			expect(row.bars).toBe(before[index]?.bars);
			expect(row.head).toBe(before[index]?.head);
		});
		expect(rows.rows[0]?.bars[0]?.bar).toBe(bar);
	});

	it('changes the one bar that moved and no other', () => {
		const rows = taken(pictureOf(planned('J1', '09:00'), planned('J2', '11:00')));
		const [first, second] = rows.rows[0]?.bars ?? [];
		const kept = first?.bar;
		rows.take(pictureOf(planned('J1', '09:00'), planned('J2', '11:30')));
		expect(rows.rows[0]?.bars).toEqual([first, second]);
		expect(first?.bar).toBe(kept);
		expect(second?.bar.from).toBe(at('11:30'));
	});

	it('takes a bar to the row it moved to', () => {
		const rows = taken(
			pictureOf(planned('J1', '09:00')),
			pictureOf(planned('J1', '09:00', BAY.lift2))
		);
		expect(rows.rows[0]?.bars).toEqual([]);
		expect(rows.rows[1]?.bars.map(({ id }) => id)).toEqual(['J1/1@A02']);
	});

	it('packs a row whose bars came to overlap into two lanes', () => {
		const rows = taken(pictureOf(planned('J1', '09:00'), planned('J2', '11:00')));
		expect(rows.rows[0]?.lanes.count).toBe(1);
		rows.take(pictureOf(planned('J1', '09:00'), planned('J2', '09:30')));
		expect(rows.rows[0]?.lanes).toEqual({ laneOf: [0, 1], count: 2 });
	});
});
