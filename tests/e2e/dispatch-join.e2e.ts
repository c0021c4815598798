import { readFileSync } from 'node:fs';
import { bayCode, technicianCode } from '#core/ids.ts';
import { expect, test } from './support/test.ts';
import { mechanicalCars, operationOf } from './support/timeline.ts';
import type { Workshop } from './support/workshop.ts';

interface Person {
	readonly code: string;
	readonly name: string;
	readonly skills: Readonly<Record<string, number>>;
	readonly absent: string | null;
}

/** People of the sample workshop who are able to do mechanical work and are here. */
function mechanics({ dayFile }: Workshop): readonly Person[] {
	const file = dayFile.replace('.csv', '.workshop.json');
	const setup = JSON.parse(readFileSync(file, 'utf8')) as { technicians: readonly Person[] };
	return setup.technicians.filter(({ skills, absent }) => 'M1' in skills && absent === null);
}

for (const hand of ['mouse', 'keyboard'] as const) {
	test(`a second technician joins work that is running, by ${hand}, and the wall shows both`, async ({
		day,
		open
	}) => {
		const [car] = await mechanicalCars(day);
		const [first, second] = mechanics(day);
		if (car === undefined || first === undefined || second === undefined) throw new Error('none');
		const { id: operation, version } = await operationOf(day, car);
		await day.send({
			type: 'StartOperation',
			job: car.id,
			operation,
			seen: version,
			bay: bayCode('A01'),
			technicians: [technicianCode(first.code)]
		});

		const desk = await open();
		await day.signIn(desk, 'dispatcher', '/dispatch');
		await desk.getByRole('combobox', { name: '按车牌或工单号查找' }).fill(car.plate.slice(-5));
		await desk.keyboard.press('Enter');
		const join = desk.getByRole('button', { name: '加人', exact: true }).first();
		const dialog = desk.getByRole('dialog', { name: /^加人/ });
		if (hand === 'mouse') {
			await join.click();
			await expect(dialog).toContainText(first.name);
			await dialog.getByLabel('一起作业的技师').selectOption(second.code);
			await dialog.getByRole('button', { name: '加人', exact: true }).click();
		} else {
			await join.focus();
			await desk.keyboard.press('Enter');
			await expect(dialog).toContainText(first.name);
			const who = dialog.getByLabel('一起作业的技师');
			await expect(who).toBeFocused();
			for (let n = 0; n < 60 && (await who.inputValue()) !== second.code; n += 1) {
				await desk.keyboard.press('ArrowDown');
			}
			await expect(who).toHaveValue(second.code);
			await desk.keyboard.press('Tab');
			await desk.keyboard.press('Tab');
			await expect(dialog.getByRole('button', { name: '加人', exact: true })).toBeFocused();
			await desk.keyboard.press('Enter');
		}
		await expect(dialog).toBeHidden();
		const atWork = async () =>
			(await operationOf(day, car)).stints.flatMap(({ technician, to }) =>
				to === null ? [technician] : []
			);
		await expect.poll(atWork).toEqual([first.code, second.code]);

		const wall = await open();
		await wall.goto(day.page('/board', { layout: 'technician', diagonal: '65', distance: '5' }));
		for (const { name } of [first, second]) {
			const row = wall.getByRole('row').filter({ hasText: name });
			await expect(row).toContainText(car.plate.slice(-5), { timeout: 60_000 });
		}
	});
}
