import type { BrowserContextOptions, Page } from '@playwright/test';
import type { StaffJob } from '#core/board/rows.ts';
import { FaultLink, nothingFelt } from '../chaos/fault-link.ts';
import { Random } from '../support/random.ts';
import { expect, test } from './support/test.ts';
import { deliver, finishAll } from './support/finish.ts';
import { importOrders, ordersOf, placesFor } from './support/walls.ts';
import type { Workshop } from './support/workshop.ts';
import { bayCode, technicianCode } from '#core/ids.ts';

/** Walls, desk and tablet behind a network that goes for a while, each beside one next to the server. */

const TV = { viewport: { width: 1920, height: 1080 } };
const TABLET = { viewport: { width: 1280, height: 800 }, hasTouch: true };
const STALE = /连接中断 · 数据截至 (\d\d:\d\d)/;
const WINDOW = /\d\d:\d\d–\d\d:\d\d/;

interface Kind {
	readonly name: string;
	readonly device: BrowserContextOptions;
	show(workshop: Workshop, page: Page): Promise<void>;
	/** What it says of cars, without the time of day. */
	readonly rows: string;
}

const KINDS: readonly Kind[] = [
	{
		name: 'wall',
		device: TV,
		show: async (workshop, page) => {
			await page.goto(workshop.page('/board', { distance: '5' }));
		},
		rows: 'main tbody'
	},
	{
		name: 'lounge',
		device: TV,
		show: async (workshop, page) => {
			await page.goto(workshop.page('/lounge', { volume: '0' }));
		},
		rows: 'main tbody'
	},
	{
		name: 'desk',
		device: TV,
		show: (workshop, page) => workshop.signIn(page, 'dispatcher', '/dispatch'),
		rows: '[role=grid]'
	},
	{
		name: 'tablet',
		device: TABLET,
		show: (workshop, page) => workshop.signIn(page, 'supervisor', '/floor'),
		rows: 'main'
	}
];

interface Pair {
	readonly kind: Kind;
	/** Behind the network, with a clock of its own. */
	readonly far: Page;
	/** Next to the server. */
	readonly near: Page;
}

const shown = async ({ rows }: Kind, page: Page): Promise<string> =>
	(await page.locator(rows).allInnerTexts()).join('\n');

/** Both show the same cars. */
async function expectAlike({ kind, far, near }: Pair): Promise<void> {
	await expect(far.getByText(STALE), kind.name).toBeHidden();
	await expect(async () => {
		expect(await shown(kind, far), kind.name).toBe(await shown(kind, near));
	}).toPass();
}

async function start(workshop: Workshop, job: StaffJob): Promise<void> {
	const [operation] = job.operations;
	const place = operation === undefined ? null : placesFor(workshop)(operation.skill);
	if (operation === undefined || place === null) throw new Error('nothing to begin with');
	await workshop.send({
		type: 'StartOperation',
		...{ job: job.id, operation: operation.id, seen: operation.version },
		bay: bayCode(place.bay),
		technicians: [technicianCode(place.technician)]
	});
}

test('the network goes for half a minute, ten minutes and an hour, and the server restarts: every screen tells its age and catches up', async ({
	workshop: day,
	open
}) => {
	test.setTimeout(180_000);
	await importOrders(day, ordersOf(day, 7, '10:30'));
	const link = new FaultLink(() => day.port, nothingFelt(), new Random(1));
	const network = await link.open();
	const pairs: Pair[] = [];
	for (const kind of KINDS) {
		day.through = network;
		const far = await open(kind.device);
		await far.clock.install();
		await kind.show(day, far);
		day.through = null;
		const near = await open(kind.device);
		await kind.show(day, near);
		pairs.push({ kind, far, near });
	}
	const [wall, lounge, desk, tablet] = pairs as [Pair, Pair, Pair, Pair];
	const here = (await day.jobs()).filter(
		({ arrivedAt, operations: [first] }) => arrivedAt !== null && first?.partsDueAt === null
	);
	const car = here.find(({ waiting }) => waiting);
	const other = here.find((one) => one !== car);
	if (car === undefined || other === undefined) throw new Error('too few cars');
	await expect(lounge.far.getByRole('row').filter({ hasText: WINDOW }).first()).toBeVisible();
	for (const pair of pairs) await expectAlike(pair);

	/** Nothing passes while `meanwhile` happens, and each screen's own clock goes on by so much. */
	const gone = async (
		passes: (page: Page) => Promise<void>,
		meanwhile: () => Promise<void>
	): Promise<void> => {
		link.suffer({ kind: 'silent' });
		const before = await Promise.all(pairs.map(({ kind, far }) => shown(kind, far)));
		await meanwhile();
		await Promise.all(pairs.map(({ far }) => passes(far)));
		for (const [at, { kind, far }] of pairs.entries()) {
			await expect(far.getByText(STALE).first(), kind.name).toBeVisible();
			if (kind.name === 'wall') expect(before[at]).not.toBe(await shown(kind, wall.near));
		}
	};
	const back = async (): Promise<void> => {
		link.calm();
		for (const pair of pairs) await expectAlike(pair);
	};

	await gone(
		(page) => page.clock.runFor(30_000),
		() => start(day, other)
	);
	const told = STALE.exec(await wall.far.locator('main').innerText())?.[1];
	expect(told).toMatch(/^10:0\d$/);
	const rowsOpacity = () =>
		wall.far.locator('main .rows').evaluate((rows) => getComputedStyle(rows).opacity);
	expect(await rowsOpacity()).toBe('1');
	await back();

	await gone(
		(page) => page.clock.fastForward('10:00'),
		() => finishAll(day, car.id)
	);
	await expect.poll(rowsOpacity).toBe('0.5');
	await expect(lounge.far.getByText(WINDOW).first()).toBeVisible();
	link.forget();
	await back();
	expect(await rowsOpacity()).toBe('1');

	await gone(
		(page) => page.clock.fastForward('01:00:00'),
		() => deliver(day, car.id)
	);
	await expect(lounge.far.getByText(WINDOW)).toHaveCount(0);
	link.forget();
	await back();
	await expect(lounge.far.getByText(WINDOW).first()).toBeVisible();

	const coming = (await day.jobs()).find(({ arrivedAt }) => arrivedAt === null);
	if (coming === undefined) throw new Error('nobody is to come');
	await day.kill();
	await desk.far.getByRole('combobox', { name: '按车牌或工单号查找' }).fill(coming.plate.slice(-5));
	await desk.far.keyboard.press('Enter');
	await desk.far.getByRole('button', { name: '进厂', exact: true }).click();
	await Promise.all(pairs.map(({ far }) => far.clock.runFor(30_000)));
	for (const { kind, far } of pairs)
		await expect(far.getByText(STALE).first(), kind.name).toBeVisible();
	await expect(desk.far.getByText('待确认').first()).toBeVisible();
	await day.start();
	await expect(desk.far.getByText(STALE)).toBeHidden();
	await expect(desk.far.getByText('待确认')).toBeHidden();
	await expect
		.poll(async () => (await day.jobs()).find(({ id }) => id === coming.id)?.arrivedAt)
		.not.toBeNull();
	for (const pair of [wall, lounge, tablet]) await expectAlike(pair);
	await link.close();
});
