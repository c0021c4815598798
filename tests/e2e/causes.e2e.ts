import type { Page } from '@playwright/test';
import { advisorCode, jobId } from '#core/ids.ts';
import { HOUR_MS } from '#core/time/instant.ts';
import { anOrder } from '../builders/an-order.ts';
import { expectClean } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import { bar, plan } from './support/timeline.ts';
import { TEN_OCLOCK } from './support/workshop.ts';

const JOB = jobId('H1');
const PLATE = 'B·11111';

/** Minutes in a sum as it is read, the whole first. */
const minutesIn = (text: string): readonly number[] =>
	[...text.matchAll(/(?:(\d+) (?:小时|h) )?(\d+) (?:分|min)/gu)].map(
		([, hours = '0', minutes = '0']) => Number(hours) * 60 + Number(minutes)
	);

/** The causes of the car at the desk, once their minutes are there. */
async function sumAt(desk: Page, title: string): Promise<string> {
	const chain = desk.getByRole('region', { name: title, exact: true });
	await expect(chain).toBeVisible();
	return (await chain.getByRole('paragraph').first().textContent()) ?? '';
}

function expectSum(text: string): void {
	const [whole = 0, ...parts] = minutesIn(text);
	expect(whole, text).toBeGreaterThan(0);
	expect(parts.length, text).toBeGreaterThan(0);
	expect(
		parts.reduce((sum, minutes) => sum + minutes, 0),
		text
	).toBe(whole);
}

test('a late car says why on every page, in both languages, until its parts come', async ({
	workshop,
	open
}) => {
	const draft = anOrder({
		plate: '辽B11111',
		vin: null,
		advisor: advisorCode('谢明'),
		promisedAt: TEN_OCLOCK + 2.5 * HOUR_MS,
		washWanted: false
	});
	await workshop.send({ type: 'OpenJob', job: JOB, draft });
	const [car] = await workshop.jobs();
	if (car === undefined) throw new Error('the car was not opened');
	await plan(workshop, car, { bay: 'A01', technician: 'T001', start: '10:40' });
	const [work] = (await workshop.jobs())[0]?.operations ?? [];
	if (work === undefined) throw new Error('the car has no work');
	const on = { job: JOB, operation: work.id };
	const dueAt = TEN_OCLOCK + 4 * HOUR_MS;
	await workshop.send({ type: 'ExpectParts', ...on, seen: work.version, dueAt });

	const [desk, phone, wall] = [await open(), await open(), await open()];
	await workshop.signIn(desk, 'dispatcher', '/dispatch');
	await bar(desk, car.plate).click();
	expectSum(await sumAt(desk, '晚点原因'));
	const chain = desk.getByRole('region', { name: '晚点原因', exact: true });
	await expect(chain).toContainText('等配件');
	await expect(chain).toContainText('预计 14:00 到');
	await expect(bar(desk, car.plate)).toHaveAccessibleName(/等配件/);

	// The strip at the desk leads to the car by keyboard.
	const few = desk.getByRole('region', { name: '主要晚点原因' });
	const cause = few.getByRole('button', { name: /等配件 1 台/ });
	await cause.press('Enter');
	await expect(cause).toHaveAttribute('aria-pressed', 'true');
	await expect(few.getByRole('button', { name: PLATE })).toBeVisible();
	await expectClean(desk, 'causes');

	await workshop.signIn(phone, { role: 'advisor', staff: '谢明' }, '/advisor');
	const line = phone
		.getByRole('region', { name: /^车辆/ })
		.getByRole('listitem')
		.filter({ hasText: PLATE });
	await expect(line).toContainText('等配件');

	await wall.setViewportSize({ width: 1920, height: 1080 });
	await wall.goto(workshop.page('/board', { visibleToCustomers: '1' }));
	await expect(wall.getByText('11', { exact: false }).first()).toBeVisible();
	await expect(wall.getByText('等配件')).toHaveCount(0);
	await wall.goto(workshop.page('/board'));
	await expect(wall.getByText('等配件')).toBeVisible();

	const english = await open();
	await workshop.signIn(english, 'dispatcher', '/dispatch');
	await workshop.visit(english, '/dispatch', { lang: 'en' });
	await bar(english, car.plate).click();
	expectSum(await sumAt(english, 'Why it is late'));
	await expect(english.getByRole('region', { name: 'Why it is late' })).toContainText('for parts');
	const hall = await open();
	await hall.setViewportSize({ width: 1920, height: 1080 });
	await hall.goto(workshop.page('/board', { lang: 'en' }));
	const words = hall.getByLabel('Waits for parts').or(hall.getByText('Waits for parts'));
	await expect(words.first()).toBeVisible();

	const seen = (await workshop.jobs())[0]?.operations[0]?.version ?? 0;
	await workshop.send({ type: 'ReceiveParts', ...on, seen });
	await expect(chain).toHaveCount(0);
	await expect(few).toHaveCount(0);
	await expect(line).not.toContainText('等配件');
	await expect(wall.getByText('等配件')).toHaveCount(0);
	await expect(words).toHaveCount(0);
});
