import type { Page, Request } from '@playwright/test';
import { advisorCode, skillCode } from '#core/ids.ts';
import { plateLabel } from '#core/plate/plate.ts';
import { sample } from '../support/import-desk.ts';
import { complaints } from '../support/legibility.ts';
import { expectClean } from './support/axe.ts';
import { deliver, finishAll, setupVersion } from './support/finish.ts';
import { expect, test } from './support/test.ts';

const DIAGONAL = 55;
const masked = (plate: string): RegExp =>
	new RegExp(`${plate.slice(2, 3)}\\*+${plate.slice(-2)}`, 'u');

/** A set whose browser lets nothing sound before somebody has touched the page. */
function waitForTouch(): void {
	let isTouched = false;
	addEventListener('click', () => (isTouched = true), true);
	Object.defineProperty(AudioContext.prototype, 'state', {
		get: () => (isTouched ? 'running' : 'suspended')
	});
	const { play } = HTMLMediaElement.prototype;
	HTMLMediaElement.prototype.play = function () {
		if (isTouched) return play.call(this);
		return Promise.reject(new DOMException('touch first', 'NotAllowedError'));
	};
}

test('a car that is ready is called out, on the screen and aloud, and leaves after it was handed over', async ({
	day,
	open
}) => {
	const [car, other] = (await day.jobs()).filter(
		({ waiting, arrivedAt, end, additions }) =>
			waiting && arrivedAt !== null && end === null && additions.length === 0
	);
	if (car?.advisor == null || other === undefined) throw new Error('nobody waits');
	await day.send({
		type: 'EditSetup',
		edit: { kind: 'put-advisor', code: advisorCode(car.advisor), counter: 3 },
		name: '谢明',
		seen: await setupVersion(day)
	});

	const lounge = await open();
	await lounge.setViewportSize({ width: 1920, height: 1080 });
	const recordings: string[] = [];
	lounge.on('request', (request: Request) => {
		const [, name] = /voice\/(.+)\.mp3/.exec(request.url()) ?? [];
		if (name !== undefined) recordings.push(name);
	});
	await lounge.addInitScript(waitForTouch);
	await lounge.goto(day.page('/lounge'));
	await expect(lounge.getByText('点击屏幕启用语音')).toBeVisible();
	await lounge.locator('main').click();
	await expect(lounge.getByText('点击屏幕启用语音')).toBeHidden();

	const silent = await open();
	await silent.setViewportSize({ width: 1920, height: 1080 });
	await silent.goto(day.page('/lounge', { volume: '0' }));
	await expect(silent.getByRole('row').nth(1)).toBeVisible();

	await finishAll(day, car.id);
	const call = lounge.getByRole('region', { name: '您的爱车已备好' });
	await expect(call).toContainText('请到 3 号交车台取车');
	await expect(call).toContainText(masked(car.plate));
	expect(await complaints(lounge, DIAGONAL)).toEqual([]);
	await expectClean(lounge, 'a call in the lounge');
	await expect.poll(() => recordings).toContain('zh/number-3');
	// The chime was fetched for the tap and is not fetched again.
	expect(recordings.slice(0, 2)).toEqual(['chime', 'zh/plate']);

	// Where nothing sounds the text goes sooner, and the car stands first with its counter.
	const rows = silent.getByRole('row');
	await expect(rows.nth(1)).toContainText('3 号交车台', { timeout: 60_000 });
	expect(await complaints(silent, DIAGONAL)).toEqual([]);
	await deliver(day, car.id);
	await expect(rows.filter({ hasText: '已交车' })).toHaveCount(1);
});

test('whoever does not want the plate on the screen gets a ticket at the counter', async ({
	day,
	open
}) => {
	const [car] = (await day.jobs()).filter(
		({ waiting, arrivedAt, end, handedInAt }) =>
			waiting && arrivedAt !== null && end === null && handedInAt === null
	);
	if (car === undefined) throw new Error('nobody waits');
	const lounge = await open();
	await lounge.setViewportSize({ width: 1920, height: 1080 });
	await lounge.goto(day.page('/lounge'));
	await expect(lounge.getByRole('row').nth(1)).toBeVisible();

	const counter = await open();
	await day.signIn(counter, 'advisor', '/arrive');
	await counter.getByText(/导入时已在厂的/).click();
	const ask = counter.getByRole('button', { name: `休息区只显示取车号 ${plateLabel(car.plate)}` });
	await ask.click();
	await expect(ask).toHaveAttribute('aria-pressed', 'true');
	await expect(counter.getByText(/取车号 A01/)).toBeVisible();
	await expect(lounge.getByRole('row').filter({ hasText: '#A01' })).toHaveCount(1);

	// A second tap within 400 ms would not count (rule T8); a key always does, once the first was taken.
	await expect(ask).toBeEnabled();
	await ask.press('Enter');
	await expect(lounge.getByRole('row').filter({ hasText: '#A01' })).toHaveCount(0);
});

/** Recordings go on until the page gives them up or is told to stop: a call lasts as long as the story needs. */
function soundUntilTold(): void {
	HTMLMediaElement.prototype.play = () =>
		'enough' in document.documentElement.dataset ? Promise.reject(new Error()) : Promise.resolve();
}

/** From now on the server says that it runs another build, and the page has asked. */
async function rollOut(screen: Page): Promise<void> {
	await screen.route('**/_app/version.json', (route) =>
		route.fulfill({ json: { version: 'next' } })
	);
	const asked = screen.waitForResponse('**/_app/version.json');
	await screen.clock.fastForward(61_000);
	await (await asked).finished();
}

/** Longer than a page stays, and than screens wait so as not to reload all at once. */
const TURN_MS = 15_000;
const SPREAD_MS = 31_000;

test('a new build comes while a call is on: the wall takes it over at a turn, the lounge after the call', async ({
	day,
	open
}) => {
	const [car] = (await day.jobs()).filter(
		({ waiting, arrivedAt, end, additions }) =>
			waiting && arrivedAt !== null && end === null && additions.length === 0
	);
	if (car === undefined) throw new Error('nobody waits');
	const [wall, lounge] = [await open(), await open()];
	await lounge.addInitScript(soundUntilTold);
	for (const [screen, path] of [
		[wall, '/board'],
		[lounge, '/lounge']
	] as const) {
		await screen.clock.install();
		await screen.goto(day.page(path));
		await expect(screen.getByRole('row').nth(1)).toBeVisible();
		await screen.evaluate(() => (document.documentElement.dataset['before'] = ''));
	}
	await finishAll(day, car.id);
	const call = lounge.getByRole('region', { name: '您的爱车已备好' });
	await expect(call).toBeVisible();

	const reloaded = (screen: Page) => async (): Promise<number> => {
		await screen.clock.fastForward(TURN_MS);
		await screen.clock.fastForward(SPREAD_MS);
		return screen.locator('html[data-before]').count();
	};
	await Promise.all([rollOut(wall), rollOut(lounge)]);
	await expect.poll(reloaded(wall)).toBe(0);
	await expect(wall.getByRole('row').nth(1)).toBeVisible();

	for (let turn = 0; turn < 2; turn += 1) expect(await reloaded(lounge)()).toBe(1);
	await expect(call).toContainText('请到');
	await lounge.evaluate(() => (document.documentElement.dataset['enough'] = ''));
	await expect.poll(reloaded(lounge), { intervals: [50], timeout: 60_000 }).toBe(0);
	// The new page shows the car in its row and does not call it again.
	await expect(lounge.getByRole('row').nth(1)).toBeVisible();
	await expect(call).toHaveCount(0);
});

/** Columns of the day's orders that are nobody's business in a waiting room. */
const PRIVATE = ['车牌号', '车架号', '客户姓名', '联系电话', '项目名称', '备注'];

/** What the day's file says in those columns, as typed and, of plates, as screens of staff write them. */
function secretsOf(csv: string): ReadonlySet<string> {
	const [heading = '', ...rows] = csv.replace('\uFEFF', '').trim().split('\r\n');
	const columns = heading.split(',');
	const cells = PRIVATE.map((name) => columns.indexOf(name)).flatMap((place) =>
		rows.map((row) => row.split(',')[place] ?? '')
	);
	// Names of work that are also names of bays and skills are no secret of a car.
	const setup = sample('day-20.workshop.json').toString();
	const secrets = cells.filter((text) => text.length > 1 && !setup.includes(`"${text}"`));
	return new Set([...secrets, ...secrets.map(plateLabel)]);
}

test('nothing private reaches a screen that customers see: line, page or memory', async ({
	day,
	open
}) => {
	const secrets = secretsOf(sample('day-20.csv').toString());
	expect(secrets.size).toBeGreaterThan(150);
	const [found] = (await day.jobs()).filter(
		({ waiting, arrivedAt, end }) => waiting && arrivedAt !== null && end === null
	);
	if (found === undefined) throw new Error('nobody waits');
	const told = ['前刹车片已磨到底', '前刹车片 860 元'];
	await day.send({
		type: 'ReportAdditionalWork',
		job: found.id,
		skill: skillCode('M1'),
		standardMinutes: 40,
		text: told[0] ?? '',
		parts: told[1] ?? ''
	});

	for (const [path, query] of [
		['/lounge', {}],
		['/lounge/lite', {}],
		['/board', { visibleToCustomers: '1' }],
		['/board/lite', { visibleToCustomers: '1' }]
	] as const) {
		const screen = await open();
		const received: string[] = [];
		screen.on('websocket', (line) => {
			line.on('framereceived', ({ payload }) => received.push(String(payload)));
		});
		await screen.goto(day.page(path, query));
		await expect(screen.getByRole('row').nth(1), path).toBeVisible();
		const kept = await screen.evaluate(async () => {
			const databases = await indexedDB.databases();
			const caches_ = await caches.keys();
			return JSON.stringify([localStorage, sessionStorage, databases, caches_]);
		});
		const all = [...received, kept, await screen.content()].join('\n');
		expect(all, path).toMatch(/[A-Z]\*\*+\w\w/u);
		expect(
			[...secrets, ...told].filter((secret) => all.includes(secret)),
			path
		).toEqual([]);
	}
});
