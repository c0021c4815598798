import { advisorCode, jobId } from '#core/ids.ts';
import { aLine, anOrder } from '../builders/an-order.ts';
import { expectClean } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import { bar, mechanicalCars, plan } from './support/timeline.ts';
import { TEN_OCLOCK } from './support/workshop.ts';

/** A tablet in a gloved hand. */
test.use({ hasTouch: true, viewport: { width: 1280, height: 800 } });

const HOUR_MS = 3_600_000;

test('a technician goes home at noon, and the desk sees what that hits', async ({ day, open }) => {
	const [car] = await mechanicalCars(day);
	await plan(day, car!, { bay: 'A01', technician: 'T001', start: '14:00' });
	const [tablet, desk] = [await open(), await open()];
	await day.signIn(desk, 'dispatcher', '/dispatch');
	await expect(bar(desk, car!.plate)).toBeVisible();
	await day.signIn(tablet, 'supervisor', '/floor/people');
	const name = (await day.ask(`/api/v1/state?workshop=${day.code}&audience=staff`)).text();
	const { T001 } = (
		JSON.parse(await name) as { rows: { body: { names?: Record<string, string> } }[] }
	).rows.find(({ body }) => body.names !== undefined)!.body.names as { T001: string };
	await day.send({
		type: 'SetClock',
		realAt: Date.now(),
		workshopAt: TEN_OCLOCK + 2 * HOUR_MS,
		rate: 1
	});

	const tile = tablet.getByRole('button', { name: T001 });
	await expect(tile).toBeVisible();
	await expectClean(tablet, 'people');
	await tile.tap();
	const sheet = tablet.getByRole('dialog', { name: T001 });
	await sheet.getByRole('button', { name: '已离开' }).tap();
	await expect(sheet).toBeHidden();
	await expect(tile).toContainText('已离开');
	await expect(tile).toContainText('影响 1 项已派工作业');
	await expect(bar(desk, car!.plate)).toHaveAccessibleName(/技师不在或工位停用/);

	await tablet.getByRole('button', { name: '撤销' }).tap();
	await expect(tile).not.toContainText('已离开');
	await expect(bar(desk, car!.plate)).not.toHaveAccessibleName(/技师不在或工位停用/);
});

test('a bay is taken out of order with reason and expected end, and given back', async ({
	day,
	open
}) => {
	const tablet = await open();
	await day.signIn(tablet, 'supervisor', '/floor/people');
	const tile = tablet.getByRole('button', { name: /^A02/ });
	await tile.tap();
	const sheet = tablet.getByRole('dialog', { name: /A02/ });
	await sheet.getByRole('button', { name: '举升机故障' }).tap();
	// Which times are offered goes with the clock.
	const until = sheet.getByRole('button', { name: /^\d{2}:\d{2}$/ }).first();
	const time = (await until.textContent())?.trim() ?? '';
	await until.tap();
	await expectClean(tablet, 'bay', 'dialog[open]');
	await sheet.getByRole('button', { name: '停用', exact: true }).tap();
	await expect(tile).toContainText('停用：举升机故障');
	await expect(tile).toContainText(`至 ${time}`);
	await tile.tap();
	await tablet.getByRole('button', { name: '恢复使用' }).tap();
	await expect(tile).not.toContainText('停用');
});

test('parts are late by a day, get a new date, arrive, and the desk is told', async ({
	workshop,
	open
}) => {
	const job = jobId('H1');
	const draft = anOrder({
		plate: '辽B11111',
		vin: null,
		advisor: advisorCode('谢明'),
		lines: [aLine({ partsDueAt: TEN_OCLOCK - 24 * HOUR_MS })]
	});
	await workshop.send({ type: 'OpenJob', job, draft });
	const [counter, desk] = [await open(), await open()];
	await workshop.signIn(counter, 'parts', '/parts');
	await workshop.signIn(desk, 'dispatcher', '/parts');
	const row = counter.getByRole('listitem').filter({ hasText: 'B·11111' });
	await expect(row).toContainText('逾期未到');
	await expectClean(counter, 'parts');

	await row.getByRole('button', { name: '改到货时间' }).tap();
	await row.getByLabel('预计到货日期').fill('2026-11-24');
	await row.getByLabel('时间', { exact: true }).fill('09:00');
	await row.getByRole('button', { name: '保存' }).tap();
	await expect(row).toContainText('在途');
	await expect(row).toContainText('预计 11-24 09:00 到');

	await row.getByRole('button', { name: '到货', exact: true }).tap();
	await expect(row).toContainText('已到');
	const told = desk.getByRole('listitem').filter({ hasText: 'B·11111' });
	await expect(told).toContainText('待知晓：服务顾问、车间调度');
	await told.getByRole('button', { name: '知道了' }).click();
	await expect(told).not.toContainText('车间调度');
	await expect(row).toContainText('待知晓：服务顾问');
});
