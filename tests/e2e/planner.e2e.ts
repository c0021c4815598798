import { expectClean } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import { mechanicalCars, operationOf } from './support/timeline.ts';
import { usable } from './support/workshop.ts';

test('the rest of the day is planned, looked at, made real as one step and taken back', async ({
	day,
	open
}) => {
	const desk = await open();
	await day.signIn(desk, 'dispatcher', '/dispatch');
	await usable(desk);
	const [car] = (await mechanicalCars(day)) as [Awaited<ReturnType<typeof mechanicalCars>>[0]];
	await desk.keyboard.press('w');
	const strip = desk.getByRole('region', { name: '试排' });
	await strip.getByRole('button', { name: '排剩余的活' }).click();
	// The best rule is there at once; the search goes on until somebody has seen enough.
	await expect(strip).toContainText(/改动 \d\d+ 项/);
	await strip.getByRole('button', { name: '就用这个' }).press('Enter');
	await expect(strip).toContainText('目前最好：试了');
	expect((await operationOf(day, car)).plan).toBeNull();
	await expectClean(desk, 'with a plan of the planner');

	await strip.getByRole('button', { name: '应用为一步' }).click();
	await expect(strip).toBeHidden();
	await expect.poll(async () => (await operationOf(day, car)).plan).not.toBeNull();
	await desk.keyboard.press('Control+z');
	await expect.poll(async () => (await operationOf(day, car)).plan).toBeNull();
});

test('a disturbed day is pushed right at once, then repaired by proposals, and nothing moves by itself', async ({
	day,
	open
}) => {
	const desk = await open();
	await day.signIn(desk, 'dispatcher', '/dispatch');
	await usable(desk);
	const strip = desk.getByRole('region', { name: '试排' });
	await desk.keyboard.press('w');
	await strip.getByRole('button', { name: '排剩余的活' }).click();
	await expect(strip).toContainText(/改动 \d\d+ 项/);
	await strip.getByRole('button', { name: '就用这个' }).press('Enter');
	await strip.getByRole('button', { name: '应用为一步' }).click();
	await expect(strip).toBeHidden();

	const [car] = (await mechanicalCars(day).then(() => day.jobs())).filter(
		({ operations }) => operations[0]?.skill === 'M1' && operations[0].plan !== null
	) as [Awaited<ReturnType<typeof mechanicalCars>>[0]];
	const planned = (await operationOf(day, car)).plan!;
	const back = planned.start + 10 * 3_600_000;
	await day.send({
		type: 'RecordAbsence',
		absence: {
			id: 'gone-home',
			technician: planned.technicians[0]!,
			from: planned.start - 60_000,
			to: back,
			reason: '生病'
		}
	});
	await desk.keyboard.press('w');
	await strip.getByRole('button', { name: '修复方案' }).click();
	const ways = strip.getByRole('group', { name: '修复方案' });
	await expect(ways.getByRole('button', { name: /^方案 1/ })).toHaveAttribute(
		'aria-pressed',
		'true'
	);
	await ways.getByRole('button', { name: /^顺延/ }).click();
	await expect(ways.getByRole('button', { name: /^顺延/ })).toHaveAttribute('aria-pressed', 'true');
	await ways.getByRole('button', { name: /^方案 1/ }).click();
	await expect(strip).toContainText(/改动 \d+ 项/);
	expect((await operationOf(day, car)).plan).toEqual(planned);
	await strip.getByRole('button', { name: '应用为一步' }).click();
	await expect(strip).toBeHidden();
	// Somebody else does it, or the same person once they are back: what is cheapest is the planner's choice.
	await expect
		.poll(async () => {
			const { plan } = await operationOf(day, car);
			return plan?.technicians[0] !== planned.technicians[0] || plan!.start >= back;
		})
		.toBe(true);
});
