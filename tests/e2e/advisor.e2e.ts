import type { Browser, Page } from '@playwright/test';
import type { StaffJob } from '#core/board/rows.ts';
import type { Operation } from '#core/job/job.ts';
import { MINUTE_MS } from '#core/time/instant.ts';
import { expectClean } from './support/axe.ts';
import { finishAll, visit } from './support/finish.ts';
import { expect, test } from './support/test.ts';
import { TEN_OCLOCK, type Workshop } from './support/workshop.ts';

/** The service advisor's phone, by touch: whom to ring now, and what is agreed. */
const PHONE = { width: 390, height: 844 };

/** Cars that are here, with mechanical work that nobody has begun, the latest promise first. */
const waitingCars = (jobs: readonly StaffJob[]): readonly StaffJob[] =>
	jobs
		.filter(({ arrivedAt, operations }) => arrivedAt !== null && operations[0]?.skill === 'M1')
		.filter(({ operations }) => operations.every(({ stints }) => stints.length === 0))
		.sort((a, b) => (b.promises[0]?.at ?? 0) - (a.promises[0]?.at ?? 0));

const fresh = (day: Workshop, { id }: StaffJob): Promise<StaffJob> => visit(day, id);

const workOf = (job: StaffJob, nth = 0): Operation => {
	const operation = job.operations[nth];
	if (operation === undefined) throw new Error(`${job.plate} has no work`);
	return operation;
};

/** Begins the first work of a car, a lift and a mechanic of its own. */
async function start(day: Workshop, car: StaffJob, [bay, technician]: [string, string]) {
	const { id, version } = workOf(car);
	await day.send({
		type: 'StartOperation',
		job: car.id,
		operation: id,
		seen: version,
		bay: bay as never,
		technicians: [technician as never],
		reason: '急件'
	});
}

/** The workshop's clock, so many minutes after ten. */
const clockAt = (day: Workshop, minutes: number) =>
	day.send({
		type: 'SetClock',
		realAt: Date.now(),
		workshopAt: TEN_OCLOCK + minutes * MINUTE_MS,
		rate: 1
	});

async function phone(browser: Browser, day: Workshop, who: object): Promise<Page> {
	const context = await browser.newContext({ viewport: PHONE, hasTouch: true, isMobile: true });
	const page = await context.newPage();
	await day.signIn(page, who as never, '/advisor');
	return page;
}

/** What is to be done for a car, by the words it goes by. */
const duty = (page: Page, car: StaffJob, name: string) =>
	page
		.getByRole('region', { name: /^现在要做/ })
		.getByRole('listitem')
		.filter({ hasText: car.plate.slice(-5) })
		.filter({ hasText: name });

const lineOf = (page: Page, car: StaffJob) =>
	page
		.getByRole('region', { name: /^车辆/ })
		.getByRole('listitem')
		// Another car's line may name this one as what is in its way.
		.filter({
			has: page.getByRole('button', { name: new RegExp(`^.{2,5}${car.plate.slice(-5)}`) })
		});

test('progress is asked, additional work agreed, a new promise accepted, by phone', async ({
	day,
	browser
}) => {
	const [car, other] = waitingCars(await day.jobs()).filter(({ advisor }) => advisor !== null);
	if (car?.advisor == null || other === undefined)
		throw new Error('the sample day has no such car');
	await start(day, car, ['A01', 'T001']);
	const { plan, standardMinutes } = workOf(await fresh(day, car));
	const length = plan?.minutes ?? standardMinutes;
	const page = await phone(browser, day, { role: 'advisor', staff: car.advisor });
	await expect(lineOf(page, car)).toBeVisible();
	await expect(duty(page, car, '询问进度')).toHaveCount(0);

	await clockAt(day, Math.ceil(length * 0.75));
	const progress = duty(page, car, '询问进度');
	await expect(progress).toContainText('问一下能否按时完工');
	await progress.getByRole('button', { name: '备注' }).tap();
	await progress.getByLabel('备注', { exact: true }).fill('技师说没问题');
	await progress.getByRole('button', { name: '已完成' }).tap();
	await expect(progress).toHaveCount(0);
	const done = page.getByRole('region', { name: '今天已完成' });
	await expect(done.getByRole('listitem').filter({ hasText: car.plate.slice(-5) })).toContainText(
		'技师说没问题'
	);
	expect((await fresh(day, car)).duties).toMatchObject([{ kind: 'ask-progress' }]);

	for (const text of ['前刹车片磨损', '雨刮片老化'])
		await day.send({
			type: 'ReportAdditionalWork',
			job: car.id,
			text,
			skill: workOf(car).skill,
			standardMinutes: 600,
			parts: ''
		});
	await answer(page, { car, text: '雨刮片老化', said: '不同意' });
	await answer(page, { car, text: '前刹车片磨损', said: '部分同意', minutes: '420' });

	const line = lineOf(page, car);
	const proposal = line.getByRole('region', { name: '建议的新承诺' });
	await expect(proposal).toContainText('追加项目「前刹车片磨损」');
	const before = (await fresh(day, car)).promises.length;
	await expectClean(page, 'a car unfolded');
	await proposal.getByRole('button', { name: /^承诺/ }).tap();
	await expect(proposal).toHaveCount(0);

	const after = await fresh(day, car);
	expect(after.promises).toHaveLength(before + 1);
	expect(after.promises.at(-1)?.reason).toContain('前刹车片磨损');
	expect(after.promises.at(-1)?.known?.forecastAt).toBeGreaterThan(0);
	expect(after.additions.map(({ answer: said }) => said?.kind)).toEqual(['partly', 'declined']);
	await expect(line).toContainText('已同意，待车间确认看到变更');
	const [approved] = after.additions;
	await day.send({
		type: 'AcknowledgeAdditionalWork',
		job: car.id,
		addition: approved?.id ?? ('none' as never)
	});
	await expect(line).not.toContainText('待车间确认看到变更');
	await page.context().close();
});

interface Said {
	readonly car: StaffJob;
	readonly text: string;
	readonly said: string;
	readonly minutes?: string;
}

async function answer(page: Page, { car, text, said, minutes }: Said): Promise<void> {
	await duty(page, car, text).getByRole('button', { name: '记录答复' }).tap();
	const sheet = page.getByRole('dialog', { name: /追加项目答复/ });
	await sheet.getByRole('button', { name: said, exact: true }).tap();
	if (minutes !== undefined) await sheet.getByLabel('同意的工时（分钟）').fill(minutes);
	await sheet.getByLabel('谁答复的').fill('萧女士');
	await sheet.getByLabel('报价').fill('680元');
	await sheet.getByRole('button', { name: '保存' }).tap();
	await expect(sheet).toBeHidden();
	await expect(duty(page, car, text)).toHaveCount(0);
}

test('one of two advisors takes a duty; the number is shown on a tap; ready is told', async ({
	day,
	browser
}) => {
	const [car] = waitingCars(await day.jobs());
	if (car?.advisor == null) throw new Error('the sample day has no such car');
	await start(day, car, ['A01', 'T001']);
	const { id, version } = workOf(await fresh(day, car));
	await day.send({ type: 'FinishOperation', job: car.id, operation: id, seen: version });
	await finishAll(day, car.id);
	const mine = await phone(browser, day, { role: 'advisor', staff: car.advisor });
	const colleague = await phone(browser, day, { role: 'manager' });
	const ready = duty(mine, car, '通知取车');
	await expect(ready).toContainText('已完工');
	await expect(mine).toHaveTitle(/^\(\d+\) /);

	await ready.getByRole('button', { name: '电话' }).tap();
	await expect(ready.getByRole('link', { name: /^拨打/ })).toHaveAttribute('href', /^tel:\d/);
	await ready.getByRole('button', { name: '我来做' }).tap();
	await expect(ready).toContainText('我已接手');
	const theirs = duty(colleague, car, '通知取车');
	await expect(theirs).toContainText('测试advisor 已接手');
	await expect(theirs.getByRole('button', { name: '已完成' })).toHaveCount(0);

	await ready.getByRole('button', { name: '已完成' }).tap();
	await expect(ready).toHaveCount(0);
	await expect(theirs).toHaveCount(0);
	await expect(
		colleague.getByRole('region', { name: '今天已完成' }).getByRole('listitem')
	).toContainText(['测试advisor']);
	await expectClean(mine, 'the list');
	await mine.context().close();
	await colleague.context().close();
});

test('a customer is told of a delay; what was told is proposed, and promised only by a tap', async ({
	day,
	browser
}) => {
	const [car] = waitingCars(await day.jobs()).filter(({ advisor }) => advisor !== null);
	const promised = car?.promises.at(-1)?.at;
	if (car?.advisor == null || promised === undefined)
		throw new Error('the sample day has no such car');
	await start(day, car, ['A01', 'T001']);
	const page = await phone(browser, day, { role: 'advisor', staff: car.advisor });
	await expect(lineOf(page, car)).toBeVisible();
	const { id, version } = workOf(await fresh(day, car));
	await day.send({
		type: 'ReportDelay',
		job: car.id,
		operation: id,
		seen: version,
		expectedFinish: promised + 60 * MINUTE_MS,
		reason: '螺栓锈死'
	});

	const told = duty(page, car, '告知延误');
	await expect(told).toContainText('晚于承诺');
	await expect(lineOf(page, car)).toContainText('告知延误');
	await told.getByRole('button', { name: '告知客户' }).tap();
	const sheet = page.getByRole('dialog', { name: /告知延误/ });
	await expect(sheet).toContainText('前告知');
	await sheet.getByRole('button', { name: '晚 15 分' }).tap();
	await sheet.getByLabel('原因').fill('螺栓锈死，多拆两个小时');
	await expectClean(page, 'telling of a delay');
	await sheet.getByRole('button', { name: '已告知客户' }).tap();
	await expect(sheet).toBeHidden();
	await expect(told).toHaveCount(0);

	const line = lineOf(page, car);
	const said = line.getByRole('list', { name: '延误告知' });
	await expect(said.getByRole('listitem')).toHaveCount(2);
	await expect(said).toContainText(/测试advisor 已告知客户.*螺栓锈死，多拆两个小时 · 及时/);
	await expect(said).toContainText(/车间报告来不及.*及时/);
	const factOf = async () => (await fresh(day, car)).toldDelays[0];
	await expect.poll(factOf).toMatchObject({ promisedAt: promised });
	const fact = await factOf();
	expect((await fresh(day, car)).promises).toHaveLength(car.promises.length);

	const proposal = line.getByRole('region', { name: '建议的新承诺' });
	await expect(proposal).toContainText('螺栓锈死，多拆两个小时');
	await proposal.getByRole('button', { name: /^承诺/ }).tap();
	await expect(proposal).toHaveCount(0);
	await expect.poll(async () => (await fresh(day, car)).promises.at(-1)?.at).toBe(fact?.expectedAt);
	await expectClean(page, 'told');
	await page.context().close();
});
