import type { Page } from '@playwright/test';
import type { StaffJob } from '#core/board/rows.ts';
import { bayCode, jobId, technicianCode } from '#core/ids.ts';
import { aLine, anOrder } from '../builders/an-order.ts';
import { expectClean } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import type { Workshop } from './support/workshop.ts';

const JOB = jobId('D1');
/** Who does the work, and who looks at it. */
const WHERE = { work: ['A01', 'T003'], 'final-inspection': ['Q01', 'T014'] } as const;

const car = async (workshop: Workshop): Promise<StaffJob> =>
	(await workshop.jobs()).find(({ id }) => id === JOB)!;

/** Whatever the car stands at is begun by who does such things. */
async function begin(workshop: Workshop): Promise<void> {
	const next = (await car(workshop)).operations.find(({ state }) => state === 'open')!;
	const [bay, technician] = WHERE[next.kind === 'final-inspection' ? next.kind : 'work'];
	const place = { bay: bayCode(bay), technicians: [technicianCode(technician)] };
	const on = { job: JOB, operation: next.id, seen: next.version };
	const answer = await workshop.send({ type: 'StartOperation', ...on, ...place, reason: '演练' });
	expect(answer).toMatchObject({ status: 'accepted' });
}

async function workedOn(workshop: Workshop): Promise<void> {
	await begin(workshop);
	const running = (await car(workshop)).operations.find(({ state }) => state === 'running')!;
	const on = { job: JOB, operation: running.id, seen: running.version };
	const answer = await workshop.send({ type: 'FinishOperation', ...on });
	expect(answer).toMatchObject({ status: 'accepted' });
}

async function openDialog(desk: Page, verb: string) {
	await desk.getByRole('button', { name: verb, exact: true }).first().click();
	const dialog = desk.getByRole('dialog');
	await expect(dialog).toBeVisible();
	return dialog;
}

test('at the desk an inspection fails and is passed after the rework, and the car is handed over', async ({
	workshop,
	open
}) => {
	const lines = [aLine({ standardMinutes: 30 })];
	const draft = anOrder({ washWanted: false, oldPartsWanted: true, lines });
	await workshop.send({ type: 'OpenJob', job: JOB, draft });
	await workedOn(workshop);
	await begin(workshop);

	const desk = await open();
	await workshop.signIn(desk, 'supervisor', '/dispatch');
	await desk.getByRole('combobox', { name: '按车牌或工单号查找' }).fill('JZK27');
	await desk.keyboard.press('Enter');

	const failing = await openDialog(desk, '检验结果');
	const save = failing.getByRole('button', { name: '保存' });
	await expect(save).toBeDisabled();
	await failing.getByLabel('结果').selectOption('不合格');
	const items = failing.getByRole('list', { name: '检验项目' }).getByRole('listitem');
	await items.first().getByRole('button', { name: '缺陷' }).click();
	await expect(failing).toContainText(/缺陷：/);
	await failing.getByLabel('问题说明').fill('放油螺栓渗油');
	await failing
		.getByRole('group', { name: '责任人' })
		.getByRole('button', { name: '杨雨桐' })
		.click();
	await failing.getByRole('button', { name: '15', exact: true }).click();
	await expectClean(desk, 'a failed inspection', 'dialog');
	await save.click();
	await expect(failing).toBeHidden();
	const operations = async () => (await car(workshop)).operations;
	await expect.poll(async () => (await operations())[1]?.outcome).toBe('failed');
	const [, failed, rework] = await operations();
	expect(failed!.inspection).toMatchObject({ responsible: 'T003' });
	expect(failed!.finding).toContain('放油螺栓渗油');
	expect(rework).toMatchObject({ kind: 'rework', standardMinutes: 15, skill: 'M1' });

	await workedOn(workshop);
	await begin(workshop);
	const passing = await openDialog(desk, '检验结果');
	await passing.getByRole('button', { name: '其余合格' }).click();
	await passing.getByRole('button', { name: '保存' }).click();
	await expect(passing).toBeHidden();
	await expect.poll(async () => (await operations()).at(-1)?.outcome).toBe('passed');

	await desk.getByRole('button', { name: '结算', exact: true }).click();
	const handing = await openDialog(desk, '交车');
	const takenBy = handing.getByLabel('取车人');
	await expect(takenBy).toHaveValue('萧强');
	await takenBy.fill('');
	const hand = handing.getByRole('button', { name: '交车', exact: true });
	await expect(hand).toBeDisabled();
	await takenBy.fill('萧女士');
	await handing.getByLabel('钥匙牌已收回').check();
	await handing.getByLabel('旧件已交客户').check();
	await expectClean(desk, 'handing over', 'dialog');
	await hand.click();
	await expect(handing).toBeHidden();
	await expect
		.poll(async () => (await car(workshop)).end)
		.toMatchObject({ how: 'delivered', handover: { keyTagBack: true, oldPartsGiven: true } });
	expect((await car(workshop)).end?.handover?.takenBy).toEqual(expect.any(String));
});
