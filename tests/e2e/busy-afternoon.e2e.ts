import type { Page } from '@playwright/test';
import { rowKey, type Row } from '#core/board/rows.ts';
import { stateFromRows } from '#core/board/state-from-rows.ts';
import { carsInWorkshop } from '#core/board/wall-counts.ts';
import { wallCounts } from '#core/board/wall-counts.ts';
import { bayCode, callId } from '#core/ids.ts';
import type { Job } from '#core/job/job.ts';
import type { WorkshopState } from '#core/state.ts';
import { HOUR_MS, MINUTE_MS } from '#core/time/instant.ts';
import { playUntil } from '../support/crew.ts';
import { complaints } from '../support/legibility.ts';
import { expect, test } from './support/test.ts';
import { TEN_OCLOCK, type Workshop } from './support/workshop.ts';

const CARS = 30;
const THREE_OCLOCK = TEN_OCLOCK + 5 * HOUR_MS;
/** Five minutes before the workshop closes, and the day with it. */
const LATE = TEN_OCLOCK + 7.5 * HOUR_MS - 5 * MINUTE_MS;
/** A large screen in a hall of the usual depth. */
const SCREEN = { lang: 'zh-CN', diagonal: '75', distance: '5' };
/** As long as anybody waits for a page to come again (rule L15). */
const ROUND_MS = 36_000;

async function stateOf(workshop: Workshop): Promise<WorkshopState> {
	const response = await workshop.ask(`/api/v1/state?workshop=${workshop.code}&audience=staff`);
	const { rows, seq } = (await response.json()) as { rows: readonly Row[]; seq: number };
	return stateFromRows(new Map(rows.map((row) => [rowKey(row), row])), seq);
}

/** The crew works until three; then the lights go out, cars go on coming, and nothing is finished until shortly before closing. */
async function busyAfternoon(day: Workshop): Promise<WorkshopState> {
	await playUntil(day.programs, { until: THREE_OCLOCK, everyMs: 15 * MINUTE_MS });
	const here = carsInWorkshop(await stateOf(day), null).length;
	const coming = (await day.jobs()).filter(({ arrivedAt, end }) => arrivedAt === null && !end);
	for (const { id } of coming.slice(0, Math.max(0, CARS - here)))
		await day.send({ type: 'ArriveJob', job: id });
	const clock = { realAt: Date.now(), workshopAt: LATE, rate: 1 };
	await day.send({ type: 'SetClock', ...clock });
	return stateOf(day);
}

/** Turns every page once, and gives what stood on them. */
async function oneRound(wall: Page): Promise<readonly string[]> {
	const number = wall.getByText(/^\d\/\d$/);
	const pages = Number(((await number.textContent()) ?? '').split('/')[1]);
	const texts: string[] = [];
	for (let at = 1; at <= pages; at += 1) {
		await expect(number).toHaveText(`${String(at)}/${String(pages)}`);
		expect(await complaints(wall, Number(SCREEN.diagonal)), `page ${String(at)}`).toEqual([]);
		texts.push(await wall.locator('main .rows').innerText());
		await wall.clock.runFor(ROUND_MS / 3);
	}
	return texts;
}

test('shortly before closing, with thirty cars, most of them late: the worst on every page, the rest in turn, and calls above all', async ({
	day,
	open
}) => {
	test.setTimeout(180_000);
	const state = await busyAfternoon(day);
	const cars = carsInWorkshop(state, null);
	const { late } = wallCounts(state, cars, LATE);
	expect(cars.length).toBeGreaterThanOrEqual(CARS);
	expect(late).toBeGreaterThan(cars.length / 2);

	const wall = await open({ viewport: { width: 1920, height: 1080 } });
	await wall.clock.install();
	await wall.goto(day.page('/board', SCREEN));
	await expect(wall.locator('header')).toContainText(new RegExp(`超时\\s*${String(late)}`));
	const pages = await oneRound(wall);
	expect(pages.length).toBeLessThanOrEqual(3);
	const seen = pages.join('\n').replaceAll(/\s/g, '');
	const plates = new Map((await day.jobs()).map(({ id, plate }) => [id, plate]));
	const plateOf = ({ id }: Job): string => plates.get(id) ?? '';
	const unseen = cars.filter((job) => !seen.includes(plateOf(job).slice(2)));
	// Whatever has no room is counted, and stands in no bay; one screen for so much says that it is too much.
	expect(seen).toContain(`+${String(unseen.length)}`);
	expect(unseen.filter(({ place }) => place !== null)).toEqual([]);
	const tooMuch = wall.getByLabel('内容过多，请缩小此屏范围');
	await expect(tooMuch).toBeVisible();

	const call = { id: callId('H1'), kind: 'help', bay: bayCode('A01'), job: null } as const;
	await day.send({ type: 'CallForHelp', call, note: '' });
	await expect(wall.getByLabel('呼叫')).toBeVisible();
	for (const page of await oneRound(wall)) expect(page).toContain('A01');

	await wall.goto(day.page('/board', { ...SCREEN, scope: 'trade:body' }));
	await expect(wall.getByRole('row').nth(1)).toBeVisible();
	await expect(tooMuch).toBeHidden();
	expect(await complaints(wall, Number(SCREEN.diagonal))).toEqual([]);

	const lounge = await open({ viewport: { width: 1920, height: 1080 } });
	await lounge.goto(day.page('/lounge', { lang: 'zh-CN', volume: '0' }));
	await expect(lounge.getByRole('row').nth(1)).toBeVisible();
	expect(await complaints(lounge, 55)).toEqual([]);
});
