import type { Request } from '@playwright/test';
import { advisorCode } from '#core/ids.ts';
import { plateLabel } from '#core/plate/plate.ts';
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

	// A second tap within 400 ms would not count (rule T8); a key always does.
	await ask.press('Enter');
	await expect(lounge.getByRole('row').filter({ hasText: '#A01' })).toHaveCount(0);
});
