import type { Page } from '@playwright/test';
import { jobId } from '#core/ids.ts';
import { anOrder } from '../builders/an-order.ts';
import { expectClean } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import type { Workshop } from './support/workshop.ts';

/** What a page let be heard and shown since it was opened. */
interface Heard {
	tones: number;
	notes: string[];
}

/** Listens at the loudspeaker and at the notifications of the system; both do what they always do. */
async function listen(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const heard = { tones: 0, notes: [] as string[] };
		(window as unknown as { heard: typeof heard }).heard = heard;
		window.AudioContext = class extends AudioContext {
			override createOscillator(): OscillatorNode {
				heard.tones += 1;
				return super.createOscillator();
			}
		};
		window.Notification = class extends Notification {
			constructor(title: string, options?: NotificationOptions) {
				super(title, options);
				heard.notes.push(options?.body ?? '');
			}
		};
	});
}

const heardOn = (page: Page): Promise<Heard> =>
	page.evaluate(() => (window as unknown as { heard: Heard }).heard);
const notesOn = async (page: Page): Promise<number> => (await heardOn(page)).notes.length;
const bell = (page: Page, count: number) =>
	page.getByRole('button', { name: `提醒：${String(count)} 件要做的事` });

/** Something the customer of nobody's car has to be asked at once: every advisor is reminded. */
async function extraWork(workshop: Workshop, text: string): Promise<void> {
	await workshop.send({
		type: 'ReportAdditionalWork',
		job: jobId('H1'),
		text,
		skill: anOrder().lines[0]!.skill,
		standardMinutes: 30,
		parts: ''
	});
}

test('reminders ring and are shown once, can be muted, and go when a colleague takes them', async ({
	workshop,
	open
}) => {
	const draft = anOrder({ plate: '辽B11111', vin: null, advisor: null, advisorName: '' });
	await workshop.send({ type: 'OpenJob', job: jobId('H1'), draft });
	const device = { permissions: ['notifications'], viewport: { width: 1366, height: 768 } };
	const [mine, theirs] = [await open(device), await open(device)];
	for (const page of [mine, theirs]) await listen(page);
	await workshop.signIn(mine, { role: 'advisor', staff: 'SA1', name: '谢明' }, '/advisor');
	await workshop.signIn(theirs, { role: 'advisor', staff: 'SA2', name: '李霞' }, '/advisor');
	await expect(bell(mine, 0)).toBeVisible();
	// Browsers let a page sound once somebody has touched it.
	await mine.getByRole('heading', { name: '现在要做' }).click();

	await extraWork(workshop, '刹车片磨损');
	await expect.poll(() => notesOn(mine)).toBe(1);
	await expect(bell(mine, 1)).toBeVisible();
	await expect(mine).toHaveTitle(/^\(1\) /);
	const first = await heardOn(mine);
	expect(first.tones).toBeGreaterThan(0);
	expect(first.notes[0]).toContain('B·11111');
	expect(first.notes[0]).not.toContain('萧强');
	await expect.poll(() => notesOn(theirs)).toBe(1);

	// Told is told: after a reload the count is there, and nothing rings.
	await mine.reload();
	await expect(bell(mine, 1)).toBeVisible();
	expect(await heardOn(mine)).toEqual({ tones: 0, notes: [] });

	await bell(mine, 1).click();
	const list = mine.getByRole('dialog', { name: '提醒' });
	await expect(list.getByRole('link')).toHaveCount(1);
	await expectClean(mine, 'the list of reminders');
	const sound = list.getByRole('button', { name: '提醒声音' });
	await expect(sound).toHaveAttribute('aria-pressed', 'true');
	await sound.click();
	await expect(sound).toHaveAttribute('aria-pressed', 'false');
	await mine.reload();
	await bell(mine, 1).click();
	await expect(sound).toHaveAttribute('aria-pressed', 'false');
	await extraWork(workshop, '雨刮老化');
	await expect.poll(() => notesOn(mine)).toBe(1);
	await expect(bell(mine, 2)).toBeVisible();
	expect((await heardOn(mine)).tones).toBe(0);

	const taken = theirs
		.getByRole('region', { name: /^现在要做/ })
		.getByRole('listitem')
		.filter({ hasText: '雨刮老化' });
	await taken.getByRole('button', { name: '我来做' }).click();
	await expect(taken).toContainText('我已接手');
	await expect(bell(mine, 1)).toBeVisible();
	await expect(bell(theirs, 2)).toBeVisible();
	await expect(list.getByRole('link')).toHaveCount(1);
	await taken.getByRole('button', { name: '退回' }).click();
	await expect(bell(mine, 2)).toBeVisible();
	// What was given back was told before.
	expect(await notesOn(mine)).toBe(1);
});
