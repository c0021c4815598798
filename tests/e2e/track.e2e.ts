import type { Page } from '@playwright/test';
import { advisorCode, jobId, skillCode } from '#core/ids.ts';
import { DAY_MS, HOUR_MS } from '#core/time/instant.ts';
import { anOrder } from '../builders/an-order.ts';
import { expectClean } from './support/axe.ts';
import { deliver, visit } from './support/finish.ts';
import { expect, test } from './support/test.ts';
import { TEN_OCLOCK } from './support/workshop.ts';

/** A customer's phone, from the code at the counter to the day after hand-over. */

const JOB = jobId('J-track');
const PLATE = '辽B5K7Q9';
const SMALL = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
const GONE = '页面不存在或已失效';

/** The page asks by itself every quarter of a minute, and whenever the line is back: nobody waits here. */
const lookNow = (phone: Page): Promise<void> =>
	phone.evaluate(() => {
		dispatchEvent(new Event('online'));
	});
const shows = async (phone: Page, text: string): Promise<void> => {
	await expect(async () => {
		await lookNow(phone);
		await expect(phone.getByText(text).first()).toBeVisible({ timeout: 1_000 });
	}).toPass();
};

test('a customer follows the car on their phone, agrees to more work, and loses the page in time', async ({
	day,
	open
}) => {
	const [known] = (await day.jobs()).filter(({ advisor }) => advisor !== null);
	const advisor = known!.advisor!;
	await day.send({
		type: 'OpenJob',
		job: JOB,
		draft: {
			...anOrder({ plate: PLATE, vin: null, advisor: advisorCode(advisor), waiting: true }),
			...{ arrivedAt: null, promisedAt: TEN_OCLOCK + 5 * HOUR_MS, washWanted: false }
		}
	});

	const counter = await open({ viewport: { width: 1280, height: 800 }, hasTouch: true });
	await day.signIn(counter, 'advisor', '/arrive');
	await counter.getByRole('button', { name: /^客户进度页 .*5K7Q9/ }).tap();
	const sheet = counter.getByRole('dialog');
	await expect(sheet.getByRole('img', { name: /扫一扫/ })).toBeVisible();
	const address = (await sheet.getByRole('link').getAttribute('href'))!;
	await expectClean(counter, 'the code at the counter', 'dialog');
	await counter.goto(day.page(`/slip/${JOB}`));
	await expect(counter.getByText('辽B·5**Q9')).toBeVisible();
	await expect(counter.getByText(address)).toBeVisible();

	const phone = await open(SMALL);
	const asked: string[] = [];
	phone.on('request', (request) => asked.push(new URL(request.url()).pathname));
	await phone.goto(address);
	await expect(phone.getByText('辽B·5**Q9')).toBeVisible();
	await expect(phone.getByText('接车').first()).toBeVisible();
	expect(await phone.content()).not.toMatch(/5K7Q9|萧|1300000/);
	expect(await phone.context().cookies()).toEqual([]);
	await shows(phone, '预计可取车');

	await day.send({
		...{ type: 'ReportAdditionalWork', job: JOB, text: '车主没按时换片', parts: '' },
		...{ skill: skillCode('M1'), standardMinutes: 40 }
	});
	const desk = await open({ viewport: { width: 390, height: 844 }, hasTouch: true });
	await day.signIn(desk, { role: 'advisor', staff: advisor }, '/advisor');
	await desk.getByRole('button', { name: /5K7Q9/, expanded: false }).tap();
	await desk.getByRole('button', { name: '发给客户', exact: true }).tap();
	const form = desk.getByRole('dialog');
	await form.getByLabel('给客户的说明').fill('前刹车片已到极限，建议更换');
	await form.getByLabel('报价').fill('680 元');
	await form.getByRole('button', { name: '发给客户', exact: true }).tap();
	await expect(form.getByRole('img', { name: /扫一扫/ })).toBeVisible();
	await form.getByRole('button', { name: '关闭' }).tap();

	await shows(phone, '前刹车片已到极限');
	expect(await phone.content()).not.toContain('车主没按时');
	await phone.getByRole('button', { name: '同意', exact: true }).tap();
	await expect(phone.getByText('价格 680 元，约多用 40 分钟')).toBeVisible();
	await expectClean(phone, 'the phone before it agrees');
	await phone.getByRole('button', { name: '确认同意' }).tap();
	await expect(phone.getByText('您已同意')).toBeVisible();
	await expect(desk.getByText('客户本人（手机页面）：同意')).toBeVisible();

	const floor = await open({ viewport: { width: 1280, height: 800 }, hasTouch: true });
	await day.signIn(floor, 'supervisor', '/floor');
	await floor.getByRole('button', { name: '按状态' }).tap();
	await floor.getByRole('button', { name: /7Q9，/ }).tap();
	await expect(floor.getByRole('dialog').getByLabel('有变更').first()).toBeVisible();

	await deliver(day, JOB);
	await shows(phone, '已交车，感谢您的光临');
	const { end } = await visit(day, JOB);
	await day.send({
		...{ type: 'SetClock', realAt: Date.now(), rate: 1 },
		workshopAt: end!.at + DAY_MS
	});
	await shows(phone, GONE);
	const [dead, wrong] = await Promise.all(
		[address, `${address}x`].map(async (url) => {
			const answer = await fetch(url);
			return `${String(answer.status)} ${await answer.text()}`;
		})
	);
	expect(dead).toBe(wrong);
	expect(dead).toMatch(/^404 /);
	expect(asked.filter((path) => !path.startsWith('/track/'))).toEqual([]);
});
