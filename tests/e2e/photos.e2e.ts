import type { Page } from '@playwright/test';
import type { StaffJob } from '#core/board/rows.ts';
import { LARGEST_PHOTO_BYTES, LONGEST_SIDE_PX } from '#core/photo/photo.ts';
import { expectClean } from './support/axe.ts';
import { tapVerb } from './support/floor.ts';
import { expect, test } from './support/test.ts';
import { mechanicalCars } from './support/timeline.ts';

/** A photo of what was found, from the tablet to whoever rings the customer. */

const TABLET = { viewport: { width: 1280, height: 800 }, hasTouch: true };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
/** A line is tried again at least this often. */
const BACK_WITHIN_MS = 30_000;
/** Hidden in the file as cameras hide where they are. */
const PLACE = 'N38.9140 E121.6147';

/** A photo as a camera makes it: too large, with noise that does not compress, and a place in it. */
async function aCameraPhoto(page: Page): Promise<Buffer> {
	const base64 = await page.evaluate(() => {
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [2400, 1800];
		const brush = canvas.getContext('2d')!;
		for (let x = 0; x < 2400; x += 12)
			for (let y = 0; y < 1800; y += 12) {
				brush.fillStyle = `hsl(${String((x * 7 + y * 13) % 360)} 70% ${String(30 + ((x * y) % 50))}%)`;
				brush.fillRect(x, y, 12, 12);
			}
		return canvas.toDataURL('image/jpeg', 0.95).split(',')[1]!;
	});
	const file = Buffer.from(base64, 'base64');
	const place = Buffer.from(`Exif\0\0${PLACE}`, 'latin1');
	const head = Buffer.from([0xff, 0xe1, 0, place.length + 2]);
	return Buffer.concat([file.subarray(0, 2), head, place, file.subarray(2)]);
}

/** The form of additional work, opened from the car's tile. */
async function openForm(tablet: Page, tail: string): Promise<void> {
	await tapVerb(tablet, tail, '追加项目');
	const sheet = tablet.getByRole('dialog');
	await expect(sheet.getByLabel('发现什么、要做什么')).toBeVisible();
}

async function fill(tablet: Page, text: string): Promise<void> {
	const sheet = tablet.getByRole('dialog');
	await sheet.getByLabel('发现什么、要做什么').fill(text);
	await sheet.getByLabel('拍照').setInputFiles({
		name: 'IMG_1.jpg',
		mimeType: 'image/jpeg',
		buffer: await aCameraPhoto(tablet)
	});
	await expect(sheet.getByRole('button', { name: '去掉照片 1' })).toBeVisible();
}

const submit = (tablet: Page): Promise<void> =>
	tablet.getByRole('dialog').getByRole('button', { name: '追加项目', exact: true }).last().tap();

test('a photo of what was found is seen by whoever rings, at the desk and on the tile', async ({
	day,
	open
}) => {
	const [car] = (await mechanicalCars(day)) as readonly [StaffJob];
	const tail = car.plate.slice(-4);
	const tablet = await open(TABLET);
	await day.signIn(tablet, 'supervisor', '/floor');
	await tablet.getByRole('button', { name: '按状态' }).tap();
	await openForm(tablet, tail);
	const form = tablet.getByRole('dialog');
	await form
		.getByLabel('选照片')
		.setInputFiles({ name: 'x.svg', mimeType: 'image/png', buffer: Buffer.from('no picture') });
	await expect(form.getByRole('alert')).toContainText('不是照片');
	await fill(tablet, '前刹车片磨损');
	await expectClean(tablet, 'the form with a photo', 'dialog');
	await submit(tablet);

	const advisor = await open(PHONE);
	await day.signIn(advisor, { role: 'advisor', staff: car.advisor! }, '/advisor');
	await advisor
		.getByRole('button', { name: new RegExp(tail) })
		.first()
		.tap();
	const small = advisor.getByRole('button', { name: '放大照片 1：前刹车片磨损' });
	await expect(small.locator('img')).toHaveJSProperty('complete', true);
	await expect(small.locator('img')).not.toHaveJSProperty('naturalWidth', 0);
	const shown = await advisor.evaluate(
		async (address) => {
			const response = await fetch(address);
			return { type: response.headers.get('content-type'), bytes: await response.text() };
		},
		(await small.locator('img').getAttribute('src'))!
	);
	expect(shown.type).toBe('image/jpeg');
	expect(shown.bytes.length).toBeLessThan(LARGEST_PHOTO_BYTES);
	expect(shown.bytes).not.toContain(PLACE);
	await small.tap();
	const large = advisor.getByRole('dialog').getByRole('img', { name: '前刹车片磨损：照片 1' });
	await expect(large).toHaveJSProperty('naturalWidth', LONGEST_SIDE_PX);
	await expectClean(advisor, 'a large photo', 'dialog');

	const desk = await open({ viewport: { width: 1440, height: 900 } });
	await day.signIn(desk, 'dispatcher', '/dispatch');
	const search = desk.getByRole('combobox', { name: '按车牌或工单号查找' });
	await search.fill(car.plate.slice(-5));
	await search.press('Enter');
	await expect(desk.getByRole('button', { name: '放大照片 1：前刹车片磨损' })).toBeVisible();

	await tablet.getByRole('button', { name: new RegExp(`${tail}，`) }).tap();
	const again = tablet
		.getByRole('dialog')
		.getByRole('button', { name: '放大照片 1：前刹车片磨损' });
	await expect(again.locator('img')).not.toHaveJSProperty('naturalWidth', 0);

	// Another one, after it was reported: until the customer has answered.
	const found = tablet.getByRole('dialog').getByRole('list', { name: '追加项目' });
	await found.getByLabel('选照片').setInputFiles({
		name: 'IMG_2.jpg',
		mimeType: 'image/jpeg',
		buffer: await aCameraPhoto(tablet)
	});
	await found.getByRole('button', { name: '发送 1 张照片' }).tap();
	await expect(found.getByRole('button', { name: '放大照片 2：前刹车片磨损' })).toBeVisible();
	await expectClean(tablet, 'a second photo', 'dialog');
	const [addition] = (await day.jobs()).find(({ id }) => id === car.id)!.additions;
	await day.send({
		type: 'AnswerAdditionalWork',
		job: car.id,
		addition: addition!.id,
		answer: 'approved',
		saidBy: '萧女士',
		price: '680'
	});
	await expect(found.getByLabel('选照片')).toHaveCount(0);
});

test('without a line the page says that the photo was not sent, and sends it once it is back', async ({
	day,
	open
}) => {
	const [car] = (await mechanicalCars(day)) as readonly [StaffJob];
	const tail = car.plate.slice(-4);
	const tablet = await open(TABLET);
	await day.signIn(tablet, 'supervisor', '/floor');
	await tablet.getByRole('button', { name: '按状态' }).tap();
	await openForm(tablet, tail);
	await fill(tablet, '机油渗漏');
	await day.kill();
	await submit(tablet);
	const strip = tablet.getByRole('status').filter({ hasText: '1 张照片还没有发出' });
	await expect(strip).toBeVisible();
	expect(await tablet.evaluate(() => JSON.stringify(Object.entries(localStorage)))).not.toContain(
		'机油渗漏'
	);

	// The words pass, the picture does not yet.
	await tablet.route(/\/photos\?/, (route) => route.abort());
	await day.start();
	const found = async () => (await day.jobs()).find(({ id }) => id === car.id)?.additions[0];
	await expect
		.poll(async () => (await found())?.text, { timeout: BACK_WITHIN_MS })
		.toBe('机油渗漏');
	await expect(strip).toContainText('恢复连接后自动发送');
	expect((await found())?.photos).toEqual([]);

	await tablet.unroute(/\/photos\?/);
	await expect(strip).toHaveCount(0, { timeout: BACK_WITHIN_MS });
	expect((await found())?.photos).toHaveLength(1);
});
