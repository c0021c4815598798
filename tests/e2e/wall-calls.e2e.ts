import { bayCode, callId } from '#core/ids.ts';
import { complaints } from '../support/legibility.ts';
import { expect, test } from './support/test.ts';

/** As far from the screen as in a large hall, and a screen that shows everybody only on several pages. */
const SCREEN = { layout: 'technician', diagonal: '65', distance: '8' };

test('the wall of technicians shows a call for help above all until somebody comes', async ({
	day,
	open
}) => {
	const wall = await open();
	await wall.setViewportSize({ width: 1920, height: 1080 });
	await wall.goto(day.page('/board', SCREEN));
	const rows = wall.getByRole('row');
	await expect(rows.nth(1)).toBeVisible();
	await expect(wall.getByLabel('呼叫')).toHaveCount(0);

	const id = callId('H1');
	const call = { id, kind: 'help' as const, bay: bayCode('A01'), job: null };
	await day.send({ type: 'CallForHelp', call, note: '' });
	await expect(rows.nth(1)).toContainText('A01');
	await expect(rows.nth(1).getByLabel('呼叫')).toBeVisible();
	expect(await complaints(wall, 65)).toEqual([]);

	await day.send({ type: 'AnswerHelp', call: id });
	await expect(wall.getByLabel('呼叫')).toHaveCount(0);
	await expect(rows.nth(1)).not.toContainText('A01');
});
