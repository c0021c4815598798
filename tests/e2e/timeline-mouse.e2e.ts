import { expect, test } from './support/test.ts';
import {
	bar,
	drag,
	firstWork,
	mechanicalCars,
	middle,
	operationOf,
	plan,
	pointAt,
	rowLabel
} from './support/timeline.ts';

const at = (time: string): number => Date.parse(`2026-11-23T${time}:00+08:00`);

test('a morning is planned from the tray with the mouse: placed, moved, drawn longer, taken back', async ({
	day,
	open
}) => {
	const desk = await open();
	await day.signIn(desk, 'dispatcher', '/dispatch');
	const cars = await mechanicalCars(day);
	const bays = ['A01', 'A02', 'A03', 'A04'];
	for (const [index, bay] of bays.entries()) {
		const { plate } = cars[index]!;
		await drag(desk, await middle(firstWork(desk, plate)), await pointAt(desk, bay, '10:30'));
		await expect(desk.getByText(`${bay} ·`)).toBeVisible();
		await desk.mouse.up();
		await expect(bar(desk, plate)).toBeVisible();
	}
	for (const [index, bay] of bays.entries()) {
		expect((await operationOf(day, cars[index]!)).plan).toMatchObject({ bay, start: at('10:30') });
	}

	const [first, second] = cars as [(typeof cars)[0], (typeof cars)[0]];
	const from = await middle(bar(desk, first.plate));
	const half = await pointAt(desk, 'A05', '12:00');
	const whole = await pointAt(desk, 'A05', '13:00');
	await drag(desk, from, { x: from.x + (whole.x - half.x) / 2, y: half.y });
	await desk.mouse.up();
	await expect.poll(async () => (await operationOf(day, first)).plan?.bay).toBe('A05');
	expect((await operationOf(day, first)).plan?.start).toBe(at('11:00'));

	const before = (await operationOf(day, second)).plan!;
	const box = (await bar(desk, second.plate).boundingBox())!;
	const end = { x: box.x + box.width - 3, y: box.y + box.height / 2 };
	await drag(desk, end, { x: end.x + (whole.x - half.x) / 6, y: end.y });
	await desk.mouse.up();
	await expect(desk.getByRole('dialog')).toContainText('说明原因');
	await desk.getByRole('dialog').getByRole('textbox').fill('底盘生锈');
	await desk.keyboard.press('Enter');
	await expect(desk.getByRole('dialog')).toBeHidden();
	await expect
		.poll(async () => (await operationOf(day, second)).plan?.minutes)
		.toBeGreaterThan(before.minutes);

	await drag(desk, await middle(bar(desk, first.plate)), { x: 100, y: 500 });
	await desk.mouse.up();
	await expect.poll(async () => (await operationOf(day, first)).plan).toBeNull();
});

test('what may never be broken flies back and says why; what may, asks for its reason; Escape changes nothing', async ({
	day,
	open
}) => {
	const desk = await open();
	const [one, other] = (await mechanicalCars(day)) as [never, never];
	await plan(day, one, { bay: 'A01', technician: 'T001', start: '11:00' });
	await day.signIn(desk, 'dispatcher', '/dispatch');
	const { plate } = other as { plate: string };
	const work = await middle(firstWork(desk, plate));

	await drag(desk, work, await pointAt(desk, 'A01', '11:05'));
	await expect(desk.locator('.ghost.never')).toBeVisible();
	await desk.mouse.up();
	await expect(desk.getByRole('alert').or(desk.locator('.toast.problem'))).toBeVisible();
	expect((await operationOf(day, other)).plan).toBeNull();

	await drag(desk, work, await pointAt(desk, 'A02', '11:00'));
	await desk.keyboard.press('Escape');
	await desk.mouse.up();
	expect((await operationOf(day, other)).plan).toBeNull();

	await drag(desk, work, await pointAt(desk, 'A02', '17:20'));
	await desk.mouse.up();
	await desk.getByRole('textbox', { name: '例外安排的原因（会留存）' }).fill('客户等车，同意加班');
	await desk.getByRole('button', { name: '确定' }).click();
	await expect(desk.getByRole('dialog')).toBeHidden();
	await expect
		.poll(async () => (await operationOf(day, other)).plan?.overrides[0]?.reason)
		.toBe('客户等车，同意加班');
});

test('several are chosen and moved together, and everything after a bar is pushed', async ({
	day,
	open
}) => {
	const desk = await open();
	const cars = await mechanicalCars(day);
	await plan(day, cars[0]!, { bay: 'A01', technician: 'T001', start: '10:30' });
	await plan(day, cars[1]!, { bay: 'A01', technician: 'T001', start: '13:30' });
	await day.signIn(desk, 'dispatcher', '/dispatch');
	for (const { plate } of cars.slice(0, 2)) {
		await bar(desk, plate).click({ modifiers: ['Control'] });
	}
	const from = await middle(bar(desk, cars[0]!.plate));
	await drag(desk, from, { x: from.x, y: (await middle(rowLabel(desk, 'A03'))).y });
	await desk.mouse.up();
	for (const car of cars.slice(0, 2)) {
		await expect.poll(async () => (await operationOf(day, car)).plan?.bay).toBe('A03');
	}

	await bar(desk, cars[0]!.plate).click({ button: 'right' });
	await desk.getByRole('menuitem', { name: '此后全部顺延…' }).click();
	await desk.getByRole('spinbutton', { name: '顺延（分）' }).fill('15');
	await expect(desk.getByText('2 项将顺延')).toBeVisible();
	await desk.getByRole('button', { name: '顺延', exact: true }).click();
	await expect(desk.getByRole('dialog')).toBeHidden();
	await expect.poll(async () => (await operationOf(day, cars[1]!)).plan?.start).toBe(at('13:45'));
});
