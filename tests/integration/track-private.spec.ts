import { describe, expect, it } from 'vitest';
import { maskPlate } from '#core/plate/mask.ts';
import type { WorkshopState } from '#core/state.ts';
import { trackPage } from '#core/track/track-page.ts';
import { at } from '../builders/at.ts';
import { anImportDesk, sample } from '../support/import-desk.ts';

/** A customer's page of any car of the sample days holds nothing of anybody, of other cars, or of the house. */

/** Everything that names a car, somebody or an order, of all that the workshop knows. */
function namesIn({ registers, orders, setup }: WorkshopState): readonly string[] {
	const cars = [...registers.vehicle.values()].flatMap(({ plate, vin }) => [plate, vin ?? '']);
	const customers = [...registers.customer.values()].flatMap(({ name, phone }) => [name, phone]);
	const staff = [...registers.staff.values()].map(({ name }) => name);
	const codes = (setup?.technicians ?? []).map(({ code }) => code);
	const words = [...cars, ...customers, ...staff, ...codes, ...orders.keys()];
	return [...new Set(words)].filter((word) => word.length > 1);
}

const pagesOf = (state: WorkshopState) =>
	[...state.jobs.values()].map((job) => ({
		job,
		page: trackPage(state, { job: job.id, deliveredAt: null }, at('10:00'))
	}));

describe.each(['day-20', 'day-60'])('the pages of %s', (day) => {
	it('hold their own masked plate and steps, and no word that names anybody', async () => {
		const desk = await anImportDesk(day);
		try {
			await desk.setUp(JSON.parse(sample(`${day}.workshop.json`).toString()));
			await desk.importBytes(sample(`${day}.csv`));
			const state = desk.state();
			const { setup, registers } = state;
			const words = namesIn(state);
			expect(words.length).toBeGreaterThan(100);
			const pages = pagesOf(state);
			expect(pages.length).toBeGreaterThan(20);
			for (const { job, page } of pages) {
				const { name, ...shown } = page!;
				expect(name).toBe(setup?.name);
				const text = JSON.stringify(shown);
				expect(words.filter((word) => text.includes(word))).toEqual([]);
				expect(shown.plate).toBe(maskPlate(registers.vehicle.get(job.vehicle)?.plate ?? ''));
				expect(Object.keys(shown).sort()).toEqual(
					['counter', 'isDelivered', 'isReady', 'offers', 'plate', 'steps', 'window'].sort()
				);
			}
		} finally {
			await desk.close();
		}
	});
});
