import type { Page } from '@playwright/test';
import type { StaffJob } from '#core/board/rows.ts';
import { bayCode, jobId, technicianCode } from '#core/ids.ts';
import { HOUR_MS, MINUTE_MS } from '#core/time/instant.ts';
import { aLine, anOrder } from '../builders/an-order.ts';
import { expectClean } from './support/axe.ts';
import { tapVerb } from './support/floor.ts';
import { expect, test } from './support/test.ts';
import { TEN_OCLOCK, type Workshop } from './support/workshop.ts';

/** A tablet as it lies in a hand. */
const TABLET = { hasTouch: true, viewport: { width: 1280, height: 800 } };
const JOB = jobId('F1');

const car = async (workshop: Workshop): Promise<StaffJob> =>
	(await workshop.jobs()).find(({ id }) => id === JOB)!;
const work = async (workshop: Workshop) => (await car(workshop)).operations[0]!;

/** A car that is worked on at A01 since ten, as planned, until eleven. */
async function carAtWork(workshop: Workshop): Promise<void> {
	const draft = anOrder({ washWanted: false, lines: [aLine({ standardMinutes: 60 })] });
	await workshop.send({ type: 'OpenJob', job: JOB, draft });
	const place = { bay: bayCode('A01'), technicians: [technicianCode('T003')] };
	for (const type of ['AssignOperation', 'StartOperation'] as const) {
		const { id: operation, version: seen } = await work(workshop);
		const when = type === 'AssignOperation' ? { start: TEN_OCLOCK + MINUTE_MS } : {};
		const command = { type, job: JOB, operation, seen, reason: '演练', ...place, ...when };
		expect(await workshop.send(command as never)).toMatchObject({ status: 'accepted' });
	}
}

/** Opens the form of a verb of the car. */
async function openForm(tablet: Page, verb: string, title: string) {
	await tapVerb(tablet, 'ZK27', verb);
	const form = tablet.getByRole('dialog', { name: title });
	await expect(form).toBeVisible();
	return form;
}

test('a car is self-checked, stopped, moved and tagged, and its late finish explained, by touch', async ({
	workshop,
	open
}) => {
	await carAtWork(workshop);
	const tablet = await open(TABLET);
	await workshop.signIn(tablet, 'supervisor', '/floor');
	const looked = new Set<string>();
	/** Fills a form and sends it; it closes once it was taken. */
	const say = async (verb: string, title: string, taps: readonly (string | RegExp)[]) => {
		const form = await openForm(tablet, verb, title);
		const send = form.getByRole('button', { name: verb, exact: true });
		await expect(send).toBeDisabled();
		for (const name of taps) await form.getByRole('button', { name }).tap();
		if (!looked.has(title)) await expectClean(tablet, title, 'dialog');
		looked.add(title);
		await send.tap();
		await expect(form).toBeHidden();
	};
	const state = async () => (await work(workshop)).state;
	const stoppage = async () => (await work(workshop)).stoppages.at(-1);
	const resume = async () => {
		const { id: operation, version: seen } = await work(workshop);
		await workshop.send({ type: 'ResumeOperation', job: JOB, operation, seen });
		await expect(tablet.getByRole('button', { name: /ZK27，在修/ })).toBeVisible();
	};

	await say('自检互检', '自检 / 互检', [/杨雨桐/]);
	await expect
		.poll(async () => (await work(workshop)).selfChecks)
		.toMatchObject([{ kind: 'self', technician: 'T003' }]);

	await say('停工', '停工原因', ['外协', '+4 小时']);
	await expect.poll(state).toBe('stopped');
	expect(await stoppage()).toMatchObject({ reason: 'sublet', to: null });
	expect((await stoppage())!.expectedUntil).toBeGreaterThan(TEN_OCLOCK + 3.9 * HOUR_MS);
	await resume();

	await say('停工', '停工原因', ['设备故障', '+60 分', '早 5 分钟']);
	await expect.poll(state).toBe('stopped');
	expect(await stoppage()).toMatchObject({ reason: 'equipment', to: null });
	const after = (await stoppage())!.expectedUntil! - TEN_OCLOCK;
	expect(after).toBeGreaterThanOrEqual(55 * MINUTE_MS);
	expect(after).toBeLessThan(80 * MINUTE_MS);

	await say('移车', '移到哪里', [/^A02/]);
	await expect.poll(async () => (await car(workshop)).place?.bay).toBe('A02');
	await say('移车', '移到哪里', [/^P07$/]);
	await expect.poll(async () => (await car(workshop)).slot).toBe('P07');
	expect((await car(workshop)).place).toBeNull();

	const tag = await openForm(tablet, '钥匙牌', '钥匙牌号');
	await tag.getByLabel('钥匙牌号').fill('27');
	await tag.getByRole('button', { name: '钥匙牌', exact: true }).tap();
	await expect(tag).toBeHidden();
	await expect.poll(async () => (await car(workshop)).keyTag).toBe('27');

	await say('移车', '移到哪里', [/^A01/]);
	await expect.poll(async () => (await car(workshop)).place?.bay).toBe('A01');
	await resume();
	const workshopAt = TEN_OCLOCK + 3 * HOUR_MS;
	await workshop.send({ type: 'SetClock', realAt: Date.now(), workshopAt, rate: 1 });
	await expect(tablet.getByRole('banner').getByText('13:0')).toBeVisible();
	await say('完工', '完工，超时原因', ['估时不足']);
	await expect.poll(state).toBe('finished');
	const late = await work(workshop);
	expect(late).toMatchObject({ cause: '估时不足' });
	expect(late.lateMinutes).toBeGreaterThan(60);
});
