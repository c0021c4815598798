import { describe, expect, it } from 'vitest';
import { timelineOf } from '#core/board/timeline.ts';
import { aState } from '../../../tests/builders/a-state.ts';
import { at } from '../../../tests/builders/at.ts';
import { xOf } from './geometry.ts';
import { labelOf, shadesOf } from './row-label.ts';

const shown = { from: at('07:00'), to: at('19:00') };
const [row] = timelineOf(aState({}), { by: 'bay', shown }, at('08:30'));
if (row?.by !== 'bay') throw new Error('no bay');
const how = { locale: 'en', clock: () => '09:00', isEmpty: false } as const;

describe('the name of a row', () => {
	it('says that nothing lies on it', () => {
		expect(labelOf(row, { ...how, isEmpty: true }).said).not.toBe(labelOf(row, how).said);
	});

	it('has the plate of the car that stands there in place of its note, and since when', () => {
		const occupant = { job: 'J1' as never, plate: '辽B·A0001', since: at('09:00') };
		const label = labelOf({ ...row, occupant }, how);
		expect(label).toMatchObject({ note: '辽B·A0001', isOccupied: true, isOut: false, sign: null });
		expect(label.said).toContain('09:00');
	});

	it('says by sign and word that it is out of order', () => {
		const outage = { since: at('08:00'), until: null, reason: 'lift' } as never;
		const label = labelOf({ ...row, outage }, how);
		expect(label).toMatchObject({ isOut: true, sign: 'closed' });
		expect(label.said.length).toBeGreaterThan(labelOf(row, how).said.length);
	});
});

describe('the shades of a row', () => {
	const scale = { ...shown, pxPerHour: 60 };

	it('are cut at the edges of what is shown, and left out beyond them', () => {
		const shade = { why: 'lunch', reason: '' } as const;
		const drawn = shadesOf(
			[
				{ ...shade, from: at('06:00'), to: at('08:00') },
				{ ...shade, from: at('20:00'), to: at('21:00') }
			],
			{ scale, locale: 'en' }
		);
		expect(drawn.map(({ style }) => style)).toEqual([
			`left:0px;width:${xOf(scale, at('08:00'))}px`
		]);
	});

	it('say their reason where there is one', () => {
		const [shade] = shadesOf(
			[{ why: 'out-of-order', reason: '换油缸', from: at('08:00'), to: at('09:00') }],
			{ scale, locale: 'zh-CN' }
		);
		expect(shade?.title).toContain('换油缸');
	});
});
