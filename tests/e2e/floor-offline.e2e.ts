import type { StaffJob } from '#core/board/rows.ts';
import type { ServerTime } from '#protocol/messages.ts';
import { tapVerb } from './support/floor.ts';
import { expect, test } from './support/test.ts';
import { mechanicalCars, operationOf, plan } from './support/timeline.ts';
import { usable, type Workshop } from './support/workshop.ts';

/** Two missed beacons make a lost line; the notice comes after twenty seconds (display rule B11). */
const BACK_WITHIN_MS = 40_000;

const workshopNow = async (day: Workshop): Promise<number> => {
	const answer = await day.ask(`/api/v1/state?workshop=${day.code}&audience=staff`);
	return ((await answer.json()) as { readonly time: ServerTime }).time.workshopNow;
};

test('work begun, paused and gone on with while there is no line is kept with each of its times', async ({
	day,
	open
}) => {
	test.setTimeout(120_000);
	const [car] = (await mechanicalCars(day)) as readonly [StaffJob];
	await plan(day, car, { bay: 'A02', technician: 'T002', start: '10:00' });
	const tail = car.plate.slice(-4);
	const tablet = await open({ viewport: { width: 1280, height: 800 }, hasTouch: true });
	await day.signIn(tablet, 'supervisor', '/floor');
	await tablet.getByRole('button', { name: '按状态' }).tap();
	const tile = tablet.getByRole('button', { name: new RegExp(`${tail}，`) });
	const waiting = tablet.getByText(/3 项操作待发送/);
	const offlineAt = await workshopNow(day);

	await day.kill();
	await tapVerb(tablet, tail, '开工');
	await tablet.getByRole('dialog').getByRole('button', { name: '开工', exact: true }).last().tap();
	await expect(tile).toContainText('在修');
	await expect(tile).toContainText('待确认');
	// The form waits a moment for its answer.
	await expect(tablet.getByRole('dialog')).toBeHidden();
	await tapVerb(tablet, tail, '暂停');
	await expect(tile).toContainText('暂停');
	await tapVerb(tablet, tail, '继续');
	await expect(tile).toContainText('在修');
	await expect(waiting).toBeVisible();
	await expect(tablet.getByText('连接中断')).toBeVisible({ timeout: BACK_WITHIN_MS });

	await day.start();
	const onlineAt = await workshopNow(day);
	await expect(waiting).toBeHidden({ timeout: BACK_WITHIN_MS });
	await expect.poll(async () => (await operationOf(day, car)).stints.length).toBe(2);
	const { state, stints } = await operationOf(day, car);
	expect(state).toBe('running');
	const times = stints.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
	expect(times).toHaveLength(3);
	expect([...times].sort((a, b) => a - b)).toEqual(times);
	expect(times[0]).toBeGreaterThanOrEqual(offlineAt);
	expect(times[2]).toBeLessThan(onlineAt);
	await usable(tablet);
	await expect(tile).not.toContainText('待确认');
	await expect(tablet.getByText(/没有生效/)).toHaveCount(0);
});
