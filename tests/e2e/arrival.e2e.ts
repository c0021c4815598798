import type { Page } from '@playwright/test';
import type { StaffJob } from '#core/board/rows.ts';
import { bayCode, jobId, skillCode, technicianCode } from '#core/ids.ts';
import { MINUTE_MS } from '#core/time/instant.ts';
import { expectClean } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import { TEN_OCLOCK, type Workshop } from './support/workshop.ts';

test.use({ viewport: { width: 1280, height: 800 }, hasTouch: true });

const PLATE = '辽BA7K32';
const ORDER = {
	plate: PLATE,
	vin: null,
	model: '日产轩逸 1.6L',
	colour: '银',
	mileage: 42_000,
	customerName: '萧女士',
	phone: '13000007870',
	waiting: true,
	promisedAt: null,
	advisor: null,
	advisorName: '',
	category: '定期保养',
	carriedOver: false,
	washWanted: false,
	oldPartsWanted: false,
	remark: '',
	lines: [
		{
			lineNo: 1,
			itemCode: 'BY002',
			name: '小保养套餐',
			trade: 'mechanical',
			skill: skillCode('M1'),
			standardMinutes: 45,
			partsDueAt: null
		}
	]
} as const;

/** The car was here before, and is not now. */
async function wasHere(workshop: Workshop): Promise<void> {
	const job = jobId('J-before');
	const times = { source: 'walk-in', appointmentAt: null, arrivedAt: null } as const;
	await workshop.send({ type: 'OpenJob', job, draft: { ...ORDER, ...times } });
	await workshop.send({ type: 'CancelJob', job, reason: '改日再来' });
}

const carOf = async (workshop: Workshop, plate = PLATE): Promise<StaffJob | undefined> =>
	(await workshop.jobs()).find((job) => job.plate === plate && job.end?.how !== 'cancelled');

/** Does all the work of the car as others would, until it is handed over. */
async function workAndDeliver(workshop: Workshop, whileAtWork: () => Promise<void>): Promise<void> {
	const first = await carOf(workshop);
	const places = {
		work: { bay: bayCode('A01'), technicians: [technicianCode('T001')] },
		'final-inspection': { bay: bayCode('A01'), technicians: [technicianCode('T001')] }
	};
	for (const { id: operation, kind } of first?.operations ?? []) {
		const now = await carOf(workshop);
		const seen = now?.operations.find(({ id }) => id === operation)?.version ?? 0;
		const on = { job: first!.id, operation };
		const place = kind === 'work' ? places.work : places['final-inspection'];
		await workshop.send({ type: 'StartOperation', ...on, seen, ...place, reason: '测试' });
		if (kind === 'work') await whileAtWork();
		const after = await carOf(workshop);
		const version = after?.operations.find(({ id }) => id === operation)?.version ?? 0;
		await workshop.send({ type: 'FinishOperation', ...on, seen: version });
	}
	await workshop.send({ type: 'SettleJob', job: first!.id });
	await workshop.send({ type: 'DeliverJob', job: first!.id });
}

/** Plate, Tab, work, Enter, Enter: five steps by keyboard take a known car in. */
async function takeIn(page: Page): Promise<void> {
	await page.getByLabel('车牌号').fill(PLATE);
	await page.keyboard.press('Tab');
	await expect(page.getByText(/老客户：萧女士/)).toBeVisible();
	const search = page.getByLabel('查找维修项目');
	await search.fill('小保养');
	await search.press('Enter');
	await expect(page.getByRole('button', { name: '删除 小保养套餐' })).toBeVisible();
	await search.press('Enter');
}

test('a known car is taken in, walked around, parked, handed in, worked on and delivered', async ({
	workshop,
	page,
	open
}) => {
	await workshop.send({
		type: 'EditSetup',
		seen: 1,
		edit: { kind: 'set-check-lists', checkLists: { final: {} } }
	});
	await wasHere(workshop);
	const wall = await open();
	await wall.setViewportSize({ width: 1920, height: 1080 });
	await wall.goto(workshop.page('/board', { diagonal: '75', distance: '2' }));
	await workshop.signIn(page, { role: 'advisor', staff: 'SA1' }, '/arrive');
	await takeIn(page);

	const sheet = page.getByRole('dialog', { name: /^环车检查/ });
	await expect(sheet).toBeVisible();
	await sheet.getByRole('button', { name: '凹陷' }).tap();
	await sheet.getByRole('button', { name: '车顶', exact: true }).tap();
	await expect(sheet.getByRole('button', { name: '车顶：凹陷' })).toBeVisible();
	await sheet.getByRole('button', { name: '4/8' }).tap();
	await sheet.getByLabel('钥匙牌').fill('k12');
	await sheet.getByLabel('停车位').selectOption('P03');
	await sheet.getByLabel('贵重物品').fill('雨伞');
	await sheet.getByRole('button', { name: '要洗车' }).tap();
	await sheet.getByRole('button', { name: '客户已签字' }).tap();
	await expectClean(page, 'walk-around', 'dialog');
	await sheet.getByRole('button', { name: '保存', exact: true }).tap();
	await expect(sheet).toBeHidden();

	const car = page.getByRole('listitem', { name: /A7K32/ });
	await expect(car).toContainText('K12');
	await expect(car).toContainText('P03');
	await expectClean(page, 'arrive');
	// The page shows what was wished for; what the server took comes a moment later.
	const atServer = () => carOf(workshop);
	await expect.poll(atServer).toMatchObject({
		keyTag: 'K12',
		slot: 'P03',
		advisor: 'SA1',
		washWanted: false,
		walkAround: { marks: [{ place: 'roof', kind: 'dent' }], fuelEighths: 4, signed: true }
	});
	await car.getByRole('button', { name: /^交车间/ }).tap();
	await expect(car).toHaveCount(0);
	await expect.poll(atServer).toMatchObject({ handedInAt: expect.any(Number) });

	const row = wall.locator('tr[data-job]').filter({ hasText: 'A7K32' });
	await workAndDeliver(workshop, () => expect(row).toBeVisible());
	expect((await carOf(workshop))?.end?.how).toBe('delivered');
	await expect(row).toHaveCount(0);
});

test('an appointment holds bay and technician, arrives in one tap, or frees them', async ({
	workshop,
	page
}) => {
	await workshop.signIn(page, { role: 'advisor', staff: 'SA1' }, '/appointments');
	await page.getByRole('button', { name: '新预约' }).tap();
	const dialog = page.getByRole('dialog', { name: '新预约' });
	await dialog.getByLabel('时间').fill('14:00');
	await dialog.getByLabel('车牌号').fill(PLATE);
	await dialog.getByRole('button', { name: '加入 小保养套餐' }).tap();
	await dialog.getByRole('group', { name: '可选的工位和技师' }).getByRole('button').first().tap();
	await expect(dialog).toBeHidden();
	const booked = page.getByRole('listitem', { name: /A7K32/ });
	await expect(booked).toContainText(/工位 .+ · /);
	await expectClean(page, 'appointments');
	const held = (await carOf(workshop))?.operations[0]?.plan;
	expect(held?.start).toBe(TEN_OCLOCK + 240 * MINUTE_MS);

	await workshop.visit(page, '/arrive');
	const isExpected = page.getByRole('button', { name: /^到店 .+A7K32/ });
	await expect(isExpected).toBeVisible();
	const workshopAt = TEN_OCLOCK + 271 * MINUTE_MS;
	await workshop.send({ type: 'SetClock', realAt: Date.now(), workshopAt, rate: 1 });
	await expect(page.getByText('失约', { exact: true })).toBeVisible();
	const missed = await carOf(workshop);
	expect(missed?.end?.how).toBe('no-show');
	const other = { ...ORDER, plate: '辽B54321' };
	await workshop.send({
		type: 'BookAppointment',
		job: jobId('J-other'),
		at: workshopAt + 30 * MINUTE_MS,
		draft: other,
		holds: [{ ...held!, start: TEN_OCLOCK + 305 * MINUTE_MS }].map(
			({ bay, technicians, start }) => ({ bay, technicians, start })
		)
	});
	await isExpected.tap();
	await expect(page.getByRole('listitem', { name: /A7K32/ })).toContainText('环车检查');
	await expect.poll(() => carOf(workshop)).toMatchObject({ end: null, source: 'walk-in' });
});
