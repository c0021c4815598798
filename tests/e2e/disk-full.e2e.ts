import { clearDiskFault, setDiskFault } from '../support/disk/switch.ts';
import { expect, test } from './support/test.ts';

const SAID = '服务器暂时无法保存';
const SAID_TO_CUSTOMERS = '本屏暂时不更新';
/** Besides the desk, the settings and the walls. */
const PAGES = [
	'/floor',
	'/floor/inspection',
	'/floor/wash',
	'/floor/people',
	'/advisor',
	'/arrive',
	'/appointments',
	'/closing',
	'/parts',
	'/follow-up',
	'/reports/promises',
	'/certificate/J-1',
	'/settings/audit',
	'/me'
];

test('the disk is full: pages say so, nothing is taken, and it goes on by itself', async ({
	shakyDay: day,
	open
}) => {
	test.setTimeout(120_000);
	const desk = await open();
	await day.signIn(desk, 'dispatcher', '/dispatch');
	const settings = await open();
	await day.signIn(settings, 'administrator', '/settings/workshop');
	const wall = await open();
	await wall.goto(day.page('/board'));
	const lounge = await open();
	await lounge.goto(day.page('/lounge'));
	const strips = [
		desk.getByText(SAID),
		settings.getByText(SAID),
		wall.getByText(SAID),
		lounge.getByText(SAID_TO_CUSTOMERS)
	];
	await expect(wall.getByRole('table')).toBeVisible();
	for (const strip of strips) await expect(strip).toBeHidden();
	const car = (await day.jobs()).find(({ arrivedAt }) => arrivedAt === null)!;
	const hasArrived = async (): Promise<boolean> =>
		(await day.jobs()).find(({ id }) => id === car.id)?.arrivedAt != null;
	const arrive = desk.getByRole('button', { name: '进厂', exact: true });

	setDiskFault(day.dataDir, { is: 'full' });
	await desk.getByRole('combobox', { name: '按车牌或工单号查找' }).fill(car.plate.slice(-5));
	await desk.keyboard.press('Enter');
	await arrive.click();
	await expect(desk.getByText('操作没有生效').first()).toBeVisible();
	for (const strip of strips) await expect(strip).toBeVisible();
	expect(await hasArrived()).toBe(false);
	await expect(wall.getByRole('table')).toBeVisible();
	const home = await open();
	await home.goto(day.page('/'));
	await expect(home.getByText(SAID)).toBeVisible();
	for (const path of PAGES) {
		await settings.goto(day.page(path));
		await expect(settings.getByText(SAID), path).toBeVisible();
	}
	await day.visit(home, '/sign-in');
	await expect(home.getByText(SAID)).toBeVisible();

	clearDiskFault(day.dataDir);
	await settings.goto(day.page('/settings/workshop'));
	for (const strip of strips) await expect(strip).toBeHidden();
	await arrive.click();
	await expect.poll(hasArrived).toBe(true);
});
