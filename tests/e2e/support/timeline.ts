import type { Locator, Page } from '@playwright/test';
import type { StaffJob } from '#core/board/rows.ts';
import type { Operation } from '#core/job/job.ts';
import type { Workshop } from './workshop.ts';

/** Finding one's way on the desk's timeline, in the words on the screen. */

export interface Point {
	readonly x: number;
	readonly y: number;
}

const middleOf = async (locator: Locator): Promise<Point> => {
	const box = await locator.boundingBox();
	if (box === null) throw new Error('not on the screen');
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

/** The row of a bay or a person, by the beginning of its name. */
export const rowLabel = (page: Page, name: string): Locator =>
	page.getByRole('rowheader', { name: new RegExp(`^${name}`) });

/** The point of a row at a time of the day shown. */
export async function pointAt(page: Page, row: string, time: string): Promise<Point> {
	const { y } = await middleOf(rowLabel(page, row));
	const noon = await middleOf(page.getByRole('columnheader', { name: '12:00' }));
	const later = await middleOf(page.getByRole('columnheader', { name: '14:00' }));
	const [hours = 0, minutes = 0] = time.split(':').map(Number);
	const perHour = (later.x - noon.x) / 2;
	return { x: noon.x + (hours + minutes / 60 - 12) * perHour, y };
}

/** Presses, moves in steps as a hand does, and stays there. */
export async function drag(page: Page, from: Point, to: Point): Promise<void> {
	await page.mouse.move(from.x, from.y);
	await page.mouse.down();
	await page.mouse.move(from.x + 8, from.y);
	await page.mouse.move(to.x, to.y, { steps: 6 });
}

/** A plate is written with a dot in it; its end is what people call a car by. */
const tail = (plate: string): string => plate.slice(-5);

/** The card of a car in the tray, by its plate. */
export const card = (page: Page, plate: string): Locator =>
	page
		.getByRole('complementary', { name: '待排' })
		.getByRole('listitem')
		.filter({ hasText: tail(plate) });

/** The first piece of work on a car's card. */
export const firstWork = (page: Page, plate: string): Locator =>
	card(page, plate).getByRole('button').nth(1);

export const middle = middleOf;

/** The bar of a car on the timeline. */
export const bar = (page: Page, plate: string): Locator =>
	page.getByRole('gridcell', { name: new RegExp(`^.{2,5}${tail(plate)}`) }).first();

/** Cars that are here and have mechanical work without a plan, the earliest promise first. */
export async function mechanicalCars(workshop: Workshop): Promise<readonly StaffJob[]> {
	return (await workshop.jobs())
		.filter(
			({ arrivedAt, operations }) =>
				arrivedAt !== null && operations[0]?.skill === 'M1' && operations[0].plan === null
		)
		.sort((a, b) => (a.promises[0]?.at ?? 0) - (b.promises[0]?.at ?? 0));
}

/** The first operation of a car as it is now. */
export async function operationOf(workshop: Workshop, job: StaffJob): Promise<Operation> {
	const operation = (await workshop.jobs()).find(({ id }) => id === job.id)?.operations[0];
	if (operation === undefined) throw new Error(`${job.plate} has no work`);
	return operation;
}

/** Plans a car's first operation as an administrator, wherever it is free. */
export async function plan(
	workshop: Workshop,
	job: StaffJob,
	{ bay, technician, start }: { bay: string; technician: string; start: string }
): Promise<void> {
	const operation = job.operations[0];
	if (operation === undefined) throw new Error(`${job.plate} has no work`);
	await workshop.send({
		type: 'AssignOperation',
		job: job.id,
		operation: operation.id,
		seen: operation.version,
		bay: bay as never,
		technicians: [technician as never],
		start: Date.parse(`2026-11-23T${start}:00+08:00`)
	});
}
