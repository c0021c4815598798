import type { Locator, Page } from '@playwright/test';
import type { OrderDraft } from '#core/job/order-draft.ts';
import type { Job } from '#core/job/job.ts';
import { expectClean } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import { TEN_OCLOCK, type Workshop } from './support/workshop.ts';

/** A tablet as it lies in a hand. */
const TABLET = { hasTouch: true, viewport: { width: 1280, height: 800 } };
const PLATE = '辽BA7C88';
const JOB = 'ACCIDENT-1' as Job['id'];

const line = (lineNo: number, name: string, trade: string, skill: string) =>
	({
		...{ lineNo, itemCode: '', name, trade, skill },
		...{ standardMinutes: 30, partsDueAt: null }
	}) as OrderDraft['lines'][number];

/** A car to be stripped, straightened and painted. */
const ORDER = {
	...{ plate: PLATE, vin: null, model: '丰田卡罗拉', colour: '白', mileage: 51_200 },
	...{ customerName: '萧强', phone: '', waiting: false, source: 'walk-in', appointmentAt: null },
	...{ arrivedAt: null, promisedAt: TEN_OCLOCK + 6 * 3_600_000, advisor: 'SA2' as never },
	...{ advisorName: '', category: '钣喷', carriedOver: false, washWanted: true },
	...{ oldPartsWanted: true, remark: '' },
	lines: [
		line(1, '拆装前保险杠', 'mechanical', 'M2'),
		line(2, '前保险杠整形', 'body', 'BODY'),
		line(3, '前保险杠喷漆', 'paint', 'PAINT')
	]
} satisfies OrderDraft;

const WHERE = {
	M2: ['A01', 'T003'],
	BODY: ['B01', 'T009'],
	PAINT: ['H01', 'T012']
} as const;

const car = async (workshop: Workshop): Promise<Job> =>
	(await workshop.jobs()).find(({ id }) => id === JOB)!;

/** The first piece of work of the car that is not done yet. */
const next = async (workshop: Workshop) =>
	(await car(workshop)).operations.find(({ state }) => state !== 'finished')!;

/** The people of the workshop do the next piece of work, once it is of this trade: what the tablet shows is still on its way. */
async function work(workshop: Workshop, skill: keyof typeof WHERE): Promise<void> {
	const [bay, technician] = WHERE[skill];
	await expect.poll(async () => (await next(workshop)).skill).toBe(skill);
	for (const type of ['StartOperation', 'FinishOperation'] as const) {
		const operation = await next(workshop);
		const on = { job: JOB, operation: operation.id, seen: operation.version };
		const place = type === 'StartOperation' ? { bay, technicians: [technician] } : {};
		const answer = await workshop.send({ type, ...on, ...place } as never);
		expect(answer).toMatchObject({ status: 'accepted' });
	}
}

const tap = (within: Page | Locator, name: string | RegExp): Promise<void> =>
	within.getByRole('button', { name, exact: typeof name === 'string' }).tap();

/** Opens the car's inspection and begins it. */
async function begin(tablet: Page, kind: RegExp): Promise<Locator> {
	await tablet.locator(`[data-job="${JOB}"]`).getByRole('button', { name: kind }).tap();
	const sheet = tablet.getByRole('dialog');
	await tap(sheet, '开始检验');
	await expect(sheet.getByRole('button', { name: '其余合格' })).toBeVisible();
	return sheet;
}

async function pass(tablet: Page, kind: RegExp): Promise<void> {
	const sheet = await begin(tablet, kind);
	await expect(sheet.getByRole('button', { name: '合格', exact: true }).last()).toBeDisabled();
	await tap(sheet, '其余合格');
	await sheet.getByRole('button', { name: '合格', exact: true }).last().tap();
	await expect(sheet).toBeHidden();
}

test('an accident repair fails an inspection once, is inspected, washed and handed over', async ({
	workshop,
	open
}) => {
	const [tablet, wall, counter] = [await open(TABLET), await open(), await open(TABLET)];
	await workshop.send({ type: 'OpenJob', job: JOB, draft: ORDER });
	await wall.goto(workshop.page('/board', { diagonal: '75', distance: '2' }));
	const row = wall.locator('tr[data-job]').filter({ hasText: PLATE.slice(-5) });
	await work(workshop, 'M2');
	await expect(row).toBeVisible();
	await work(workshop, 'BODY');

	await workshop.signIn(tablet, { role: 'inspector', staff: 'T014' }, '/floor/inspection');
	await expectClean(tablet, 'the queue of inspections');
	await pass(tablet, /过程检验/);
	await work(workshop, 'PAINT');

	const failing = await begin(tablet, /过程检验/);
	await failing.getByRole('group', { name: '流挂' }).getByRole('button', { name: '缺陷' }).tap();
	await expectClean(tablet, 'a check list', 'dialog');
	await tap(failing, '不合格');
	await expect(failing).toContainText('缺陷：流挂');
	await failing.getByLabel('问题说明').fill('左侧流挂');
	await tap(failing, '60');
	await tap(failing, '退回返工');
	await expect(failing).toBeHidden();
	await expect(row).toContainText('返工');
	const failed = (await car(workshop)).operations[4]!;
	expect(failed).toMatchObject({ outcome: 'failed', inspection: { responsible: 'T012' } });

	await work(workshop, 'PAINT');
	await pass(tablet, /过程检验 · 第 2 次/);
	await pass(tablet, /总检/);
	await expect(row).toContainText('洗车');

	await workshop.signIn(counter, 'supervisor', '/floor/wash');
	await tap(counter, '开始洗车');
	await tap(counter, '洗完');
	const ready = counter.getByRole('region', { name: /待交车/ });
	await expect(ready).toContainText('已通知 谢明');
	await expectClean(counter, 'the wash and what is ready');
	await tap(ready, '交车');
	const handing = counter.getByRole('dialog');
	await tap(handing, '结算完成');
	await handing.getByLabel('取车人').fill('萧女士');
	await tap(handing, '钥匙牌已收回');
	await tap(handing, '旧件已交客户');
	await tap(handing, '交车');
	await expect(handing).toBeHidden();
	await expect(ready).toContainText('没有待交车辆');
	await expect(row).toHaveCount(0);

	await workshop.visit(counter, `/certificate/${JOB}`);
	const sheet = counter.getByRole('main');
	await expect(sheet).toContainText('准予出厂');
	await expect(sheet).toContainText('返工 1 次');
	await expect(sheet).toContainText('左侧流挂');
	await expect(sheet).toContainText('取车人：萧女士');
	await expectClean(counter, 'the certificate');

	// The day is over, the car has left the board: the sheet stays as it was, and can be asked for again.
	await workshop.send({ type: 'CloseDay' });
	await expect.poll(async () => (await workshop.jobs()).some(({ id }) => id === JOB)).toBe(false);
	await workshop.visit(counter, `/certificate/${JOB}`, { theme: 'dark' });
	await expect(sheet).toContainText('出厂合格证');
	await expect(sheet).toContainText('左侧流挂');
	await expect(sheet).toContainText('取车人：萧女士');
	await expect(counter.getByRole('button', { name: '打印' })).toBeEnabled();
	await expectClean(counter, 'the certificate of a closed day');
	await counter.emulateMedia({ media: 'print' });
	await expect(counter.locator('html')).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
	await expect(sheet).toHaveCSS('color', 'rgb(16, 24, 31)');
	await expect(counter.getByRole('button', { name: '打印' })).toBeHidden();
	await counter.goto(workshop.page('/certificate/UNKNOWN-1'));
	await expect(sheet).toContainText('本店没有这次进厂记录');
});
