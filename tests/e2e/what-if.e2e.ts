import { expectClean } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import {
	bar,
	drag,
	firstWork,
	mechanicalCars,
	middle,
	operationOf,
	plan,
	pointAt
} from './support/timeline.ts';
import { usable } from './support/workshop.ts';

const at = (time: string): number => Date.parse(`2026-11-23T${time}:00+08:00`);

test('a plan is tried, judged and dropped without a trace; tried again it becomes one step', async ({
	day,
	open
}) => {
	const [desk, other] = [await open(), await open()];
	const cars = await mechanicalCars(day);
	const [first, second] = cars as [(typeof cars)[0], (typeof cars)[0]];
	await plan(day, first, { bay: 'A01', technician: 'T001', start: '11:00' });
	await day.signIn(desk, 'dispatcher', '/dispatch');
	await day.signIn(other, 'supervisor', '/dispatch');
	const strip = desk.getByRole('region', { name: '试排' });
	const moveBoth = async (): Promise<void> => {
		await desk.keyboard.press('w');
		await expect(strip).toContainText('真实计划未变');
		await expect(strip.getByRole('button', { name: '应用为一步' })).toBeDisabled();
		await drag(desk, await middle(bar(desk, first.plate)), await pointAt(desk, 'A03', '14:00'));
		await desk.mouse.up();
		await expect(strip).toContainText('改动 1 项');
		await drag(
			desk,
			await middle(firstWork(desk, second.plate)),
			await pointAt(desk, 'A04', '15:00')
		);
		await desk.mouse.up();
		await expect(strip).toContainText('改动 2 项');
	};

	await moveBoth();
	await expect(bar(other, first.plate)).toBeVisible();
	expect((await operationOf(day, first)).plan).toMatchObject({ bay: 'A01', start: at('11:00') });
	expect((await operationOf(day, second)).plan).toBeNull();
	await expectClean(desk, 'while a plan is tried');

	await desk.keyboard.press('Control+z');
	await expect(strip).toContainText('改动 1 项');
	await desk.keyboard.press('Control+Shift+z');
	await expect(strip).toContainText('改动 2 项');

	await strip.getByRole('button', { name: '受影响的车' }).click();
	const list = desk.getByRole('dialog', { name: '试排影响的车辆' });
	await expect(list.getByRole('row')).not.toHaveCount(1);
	await list.getByRole('checkbox', { name: new RegExp(second.plate.slice(-5)) }).uncheck();
	await list.getByRole('button', { name: '关闭' }).last().click();
	await expect(strip).toContainText('改动 1 项');

	await strip.getByRole('button', { name: '放弃试排' }).click();
	await expect(strip).toBeHidden();
	expect((await operationOf(day, first)).plan).toMatchObject({ bay: 'A01', start: at('11:00') });

	await moveBoth();
	await strip.getByRole('button', { name: '应用为一步' }).click();
	await expect(strip).toBeHidden();
	await expect.poll(async () => (await operationOf(day, first)).plan?.bay).toBe('A03');
	expect((await operationOf(day, second)).plan?.bay).toBe('A04');
	await desk.keyboard.press('Control+z');
	await expect.poll(async () => (await operationOf(day, first)).plan?.bay).toBe('A01');
	expect((await operationOf(day, second)).plan).toBeNull();
});

test('work that somebody begins meanwhile is not moved over their heads', async ({ day, open }) => {
	const [desk, floor] = [await open(), await open()];
	const [car] = (await mechanicalCars(day)) as [Awaited<ReturnType<typeof mechanicalCars>>[0]];
	await plan(day, car, { bay: 'A01', technician: 'T001', start: '11:00' });
	await day.signIn(desk, 'dispatcher', '/dispatch');
	await usable(desk);
	await desk.keyboard.press('w');
	await drag(desk, await middle(bar(desk, car.plate)), await pointAt(desk, 'A03', '14:00'));
	await desk.mouse.up();
	const strip = desk.getByRole('region', { name: '试排' });
	await expect(strip).toContainText('改动 1 项');

	await day.signIn(floor, 'supervisor', '/dispatch');
	await floor.getByRole('combobox', { name: '按车牌或工单号查找' }).fill(car.plate.slice(-5));
	await floor.keyboard.press('Enter');
	await floor.getByRole('button', { name: '开工', exact: true }).first().click();
	await expect(strip).toContainText('1 项已被他人改动或开工');
	await expect(strip.getByRole('button', { name: '应用为一步' })).toBeDisabled();
});
