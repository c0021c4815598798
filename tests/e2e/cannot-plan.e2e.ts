import { jobId, skillCode } from '#core/ids.ts';
import type { Skill } from '#core/workshop/setup.ts';
import { aLine, anOrder } from '../builders/an-order.ts';
import { expectClean } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import { usable, type Workshop } from './support/workshop.ts';

const GLASS = skillCode('GLASS');
const WORK = '更换前挡风玻璃';
const PLATE = '辽BHJ808';
/** What of it stands on every page, whatever is drawn between. */
const TAIL = 'HJ808';
const WHY = '没有技师具备所需技能';

/** Takes windscreens into the catalogue, which nobody can do, and one car that asks for it. */
async function offerGlass(workshop: Workshop): Promise<void> {
	const skill: Skill = {
		...{ code: GLASS, trade: 'body', name: '玻璃', bayTypes: ['GLASS'], splittable: false }
	};
	const added = await workshop.send({
		...{ type: 'EditSetup', seen: 1, edit: { kind: 'put-skill', skill } }
	});
	const seen = added.status === 'accepted' ? added.seq : 0;
	const operation = { ...aLine({ itemCode: 'BL001', name: WORK, skill: GLASS, trade: 'body' }) };
	const { itemCode, name, trade, standardMinutes } = operation;
	await workshop.send({
		...{ type: 'EditSetup', seen },
		edit: {
			kind: 'put-operation',
			operation: { itemCode, name, trade, skill: GLASS, standardMinutes }
		}
	});
	const draft = anOrder({ plate: PLATE, vin: null, promisedAt: null, lines: [operation] });
	await workshop.send({ type: 'OpenJob', job: jobId('GLASS-1'), draft });
}

test('work that nobody can do is named where its car shows, and where the catalogue offers it', async ({
	workshop,
	open
}) => {
	await offerGlass(workshop);
	const page = await open();
	await workshop.signIn(page, 'manager', '/dispatch');
	await usable(page);
	const card = page.getByRole('listitem').filter({ hasText: TAIL });
	await expect(card).toContainText(`${WORK}排不了：${WHY}`);
	await card.getByRole('button', { name: TAIL }).click();
	const details = page.getByRole('complementary', { name: '车辆详情' });
	await expect(details.getByRole('listitem').filter({ hasText: WORK })).toContainText(
		`排不了：${WHY}`
	);
	await expect(details).toContainText('排不了：前道作业排不了');
	await expectClean(page, 'with work that cannot be planned');

	await workshop.visit(page, '/floor');
	await usable(page);
	await page.getByRole('button', { name: TAIL }).click();
	await expect(page.getByRole('dialog')).toContainText(`排不了：${WHY}`);

	await workshop.visit(page, '/advisor');
	await usable(page);
	const cars = page.getByRole('region', { name: '车辆' });
	await expect(cars.getByRole('listitem').filter({ hasText: TAIL })).toContainText(WHY);

	await workshop.visit(page, '/settings/workshop', { section: 'operations' });
	await usable(page);
	const gaps = page.getByRole('region', { name: '目录里有作业排不了' });
	await expect(gaps.getByRole('listitem')).toHaveText([
		`玻璃：${WHY}（${WORK}）`,
		`玻璃：没有合适的工位（${WORK}）`
	]);
	await expectClean(page, 'with a gap in the catalogue');
});
