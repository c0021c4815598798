import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { StaffJob } from '#core/board/rows.ts';
import { bayCode, technicianCode } from '#core/ids.ts';
import { complaints } from '../support/legibility.ts';
import { expect, test } from './support/test.ts';
import { TEN_OCLOCK, type Workshop } from './support/workshop.ts';

interface Place {
	readonly bay: string;
	readonly technician: string;
}

interface SampleSetup {
	readonly bays: readonly { readonly code: string; readonly type: string }[];
	readonly skills: readonly { readonly code: string; readonly bayTypes: readonly string[] }[];
	readonly technicians: readonly {
		readonly code: string;
		readonly skills: Readonly<Record<string, number>>;
		readonly absent: string | null;
	}[];
}

/** A bay and a person for each skill in turn, none of them twice. */
function placesFor(setupFile: string): (skill: string) => Place | null {
	const setup = JSON.parse(readFileSync(setupFile, 'utf8')) as SampleSetup;
	const bays = [...setup.bays];
	const people = setup.technicians.filter(({ absent }) => absent === null);
	return (skill) => {
		const types = setup.skills.find(({ code }) => code === skill)?.bayTypes ?? [];
		const bay = bays.findIndex(({ type }) => types.includes(type));
		const person = people.findIndex(({ skills }) => skill in skills);
		if (bay < 0 || person < 0) return null;
		const place = { bay: bays[bay]!.code, technician: people[person]!.code };
		bays.splice(bay, 1);
		people.splice(person, 1);
		return place;
	};
}

async function startWork(workshop: Workshop, job: StaffJob, place: Place): Promise<void> {
	const [operation] = job.operations;
	if (operation === undefined) return;
	await workshop.send({
		type: 'StartOperation',
		job: job.id,
		operation: operation.id,
		seen: operation.version,
		bay: bayCode(place.bay),
		technicians: [technicianCode(place.technician)]
	});
}

/** Puts a car into every bay somebody can work in. */
async function fillBays(workshop: Workshop): Promise<void> {
	const placeFor = placesFor(workshop.dayFile.replace('.csv', '.workshop.json'));
	for (const job of await workshop.jobs()) {
		const first = job.operations[0];
		const canStart = job.arrivedAt !== null && first?.partsDueAt === null;
		const place = canStart ? placeFor(first.skill) : null;
		if (place !== null) await startWork(workshop, job, place);
	}
}

async function expectLegible(page: Page, address: string, diagonal: number): Promise<void> {
	await page.goto(address);
	await expect(page.getByRole('row').nth(2)).toBeVisible();
	await page.evaluate(() => document.fonts.ready);
	expect(await complaints(page, diagonal), address).toEqual([]);
}

const SCREENS = [
	[55, 5],
	[65, 8],
	[75, 6],
	[65, 12]
] as const;

for (const lang of ['zh-CN', 'en']) {
	test(`walls are legible from where their readers stand, ${lang}`, async ({ day, open }) => {
		await fillBays(day);
		const page = await open();
		for (const [diagonal, distance] of SCREENS) {
			const screen = { lang, diagonal: String(diagonal), distance: String(distance) };
			for (const layout of ['bay', 'technician']) {
				await expectLegible(page, day.page('/board', { ...screen, layout }), diagonal);
			}
		}
		await expectLegible(page, day.page('/lounge', { lang }), 55);
	});
}

test('every page of the board is legible, and late cars stand on all of them', async ({
	day,
	open
}) => {
	// Late in the afternoon nearly everything promised for today is late.
	await fillBays(day);
	await day.send({
		type: 'SetClock',
		realAt: Date.now(),
		workshopAt: TEN_OCLOCK + 7 * 3_600_000,
		rate: 1
	});
	const page = await open();
	await page.goto(day.page('/board', { lang: 'zh-CN' }));
	await expect(page.getByText(/^1\/\d$/)).toBeVisible();
	const pinned = page.locator('tbody').first().getByRole('row');
	await expect(pinned).toHaveCount(3);
	const plates = await pinned.allInnerTexts();
	await expect(page.getByText(/^2\/\d$/)).toBeVisible({ timeout: 20_000 });
	expect((await pinned.allInnerTexts()).map((text) => text.slice(0, 8))).toEqual(
		plates.map((text) => text.slice(0, 8))
	);
	expect(await complaints(page, 65)).toEqual([]);
});

test('a wall looks the same on every resolution', async ({ day, open }) => {
	await fillBays(day);
	const page = await open();
	const boxes: number[][] = [];
	for (const width of [1280, 1920, 3840]) {
		await page.setViewportSize({ width, height: (width * 9) / 16 });
		await page.goto(day.page('/board', { lang: 'zh-CN' }));
		await expect(page.getByRole('row').nth(3)).toBeVisible();
		const { x, y, height } = (await page.getByRole('row').nth(3).boundingBox())!;
		boxes.push([x / width, y / width, height / width]);
	}
	for (const box of boxes) {
		box.forEach((share, at) => {
			expect(Math.abs(share - boxes[1]![at]!)).toBeLessThan(0.01);
		});
	}
});
