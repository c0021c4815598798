import { describe, expect, it } from 'vitest';
import { anAbsence, aState } from '../../../../tests/builders/a-state.ts';
import { aSetup, aTechnician, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { at, SUNDAY, TODAY, TOMORROW } from '../../../../tests/builders/at.ts';
import { technicianCode } from '../ids.ts';
import type { Stretch } from '../time/instant.ts';
import { dayNumberAt, localTimeOf } from '../time/zone.ts';
import {
	closingAfter,
	dayBounds,
	hoursOnDay,
	nextOpening,
	openStretches,
	SEARCH_DAYS,
	shadedStretches,
	workingStretches
} from './calendar.ts';
import { DAYS_REMEMBERED } from './remembered-days.ts';

const ZONE = 'Asia/Shanghai';
const text = ({ from, to }: Stretch): string =>
	`${localTimeOf(from, ZONE)}-${localTimeOf(to, ZONE)}`;
const wholeDay = (date = TODAY): Stretch => ({ from: at('00:00', date), to: at('24:00', date) });

describe('opening hours', () => {
	it('are those of the week', () => {
		expect(openStretches(aSetup(), at('00:00'), at('24:00')).map(text)).toEqual(['08:00-17:30']);
	});

	it('are clipped to the range asked for', () => {
		expect(openStretches(aSetup(), at('10:00'), at('09:00', TOMORROW)).map(text)).toEqual([
			'10:00-17:30',
			'08:00-09:00'
		]);
	});

	it('are none in an empty range', () => {
		expect(openStretches(aSetup(), at('10:00'), at('10:00'))).toEqual([]);
	});

	it('leave Sunday out', () => {
		expect(dayBounds(aSetup(), SUNDAY)).toBeNull();
	});

	it.each([
		['closed', null, []],
		['with hours of its own', { from: '09:00', to: '12:00' }, ['09:00-12:00']]
	])('follow a holiday %s', (_what, open, expected) => {
		const setup = aSetup({ holidays: [{ date: TODAY, name: '元旦', open }] });
		expect(openStretches(setup, at('00:00'), at('24:00')).map(text)).toEqual(expected);
	});

	it('open a Sunday that a holiday rule makes a working day', () => {
		const setup = aSetup({
			holidays: [{ date: SUNDAY, name: '调休', open: { from: '08:00', to: '17:30' } }]
		});
		expect(dayBounds(setup, SUNDAY)).toEqual({
			from: at('08:00', SUNDAY),
			to: at('17:30', SUNDAY)
		});
	});

	it('keep their local times when the clocks change', () => {
		const setup = aSetup({
			timeZone: 'Europe/Berlin',
			hours: { from: '08:00', to: '17:30', weekdays: [1, 2, 3, 4, 5, 6, 7] }
		});
		expect(dayBounds(setup, '2026-03-29')).toEqual({
			from: Date.parse('2026-03-29T06:00:00Z'),
			to: Date.parse('2026-03-29T15:30:00Z')
		});
	});
});

describe('the next opening and closing', () => {
	it.each([
		['before opening', '07:00', TODAY, at('08:00')],
		['at opening', '08:00', TODAY, at('08:00')],
		['just after opening', '08:01', TODAY, at('08:00', TOMORROW)],
		['on Saturday evening', '18:00', '2026-11-28', at('08:00', '2026-11-30')]
	])('%s', (...[, time, date, expected]) => {
		expect(nextOpening(aSetup(), at(time, date))).toBe(expected);
	});

	it.each([
		['before opening', '07:00', at('17:30')],
		['while open', '17:29', at('17:30')],
		['at closing', '17:30', at('17:30', TOMORROW)]
	])('closing, asked %s', (_when, time, expected) => {
		expect(closingAfter(aSetup(), at(time))).toBe(expected);
	});

	it('is null when the workshop never opens', () => {
		const setup = aSetup({ hours: { from: '08:00', to: '17:30', weekdays: [] } });
		expect(nextOpening(setup, at('08:00'))).toBeNull();
		expect(closingAfter(setup, at('08:00'))).toBeNull();
	});
});

describe('working hours', () => {
	const working = (
		technician: Parameters<typeof aTechnician>[0],
		absences: Parameters<typeof anAbsence>[0][] = []
	): string[] =>
		workingStretches(
			aState({
				setup: aSetup({ technicians: [aTechnician(technician)] }),
				absences: absences.map((absence, index) => anAbsence({ id: `ABS-${index}`, ...absence }))
			}),
			TECHNICIAN.mechanic,
			wholeDay()
		).map(text);

	it.each([
		['lunch is taken off', {}, ['08:00-12:00', '13:00-17:30']],
		['no lunch, no gap', { lunch: null }, ['08:00-17:30']],
		[
			'a shift narrows the opening hours',
			{ shift: { from: '07:00', to: '15:00' } },
			['08:00-12:00', '13:00-15:00']
		],
		['a shift that ends at lunch', { shift: { from: '09:00', to: '12:30' } }, ['09:00-12:00']],
		['a shift outside the opening hours', { shift: { from: '18:00', to: '22:00' } }, []]
	])('%s', (_what, technician, expected) => {
		expect(working(technician)).toEqual(expected);
	});

	it.each([
		['all day', [{}], []],
		['the morning', [{ to: at('12:00') }], ['13:00-17:30']],
		['in the middle', [{ from: at('09:00'), to: at('14:00') }], ['08:00-09:00', '14:00-17:30']],
		[
			'until the second it begins',
			[{ from: at('17:30'), to: at('18:00') }],
			['08:00-12:00', '13:00-17:30']
		],
		[
			'twice',
			[
				{ from: at('09:00'), to: at('10:00') },
				{ from: at('15:00'), to: at('16:00') }
			],
			['08:00-09:00', '10:00-12:00', '13:00-15:00', '16:00-17:30']
		],
		['somebody else', [{ technician: technicianCode('T999') }], ['08:00-12:00', '13:00-17:30']]
	])('absent %s', (_what, absences, expected) => {
		expect(working({}, absences)).toEqual(expected);
	});

	it('are the opening hours for nobody in particular', () => {
		expect(workingStretches(aState(), null, wholeDay()).map(text)).toEqual(['08:00-17:30']);
	});

	it.each([
		['an unknown person', aState(), technicianCode('T999')],
		['a workshop not set up', aState({ setup: null }), TECHNICIAN.mechanic]
	])('are none for %s', (_what, state, technician) => {
		expect(workingStretches(state, technician, wholeDay())).toEqual([]);
	});
});

describe('what to shade on a row', () => {
	const shades = (technician: Parameters<typeof shadedStretches>[1], state = aState()): string[] =>
		shadedStretches(state, technician, wholeDay()).map(
			(shaded) => `${text(shaded)} ${shaded.why}${shaded.reason}`
		);

	it('closed hours and lunch of a technician', () => {
		expect(shades(TECHNICIAN.mechanic)).toEqual([
			'00:00-08:00 closed',
			'12:00-13:00 lunch',
			'17:30-00:00 closed'
		]);
	});

	it('closed hours of a bay', () => {
		expect(shades(null)).toEqual(['00:00-08:00 closed', '17:30-00:00 closed']);
	});

	it('an absence with its reason, in place of closed hours never and of lunch always', () => {
		const state = aState({
			absences: [anAbsence({ from: at('07:00'), to: at('12:30'), reason: '培训' })]
		});
		expect(shades(TECHNICIAN.mechanic, state)).toEqual([
			'00:00-08:00 closed',
			'08:00-12:30 absent培训',
			'12:30-13:00 lunch',
			'17:30-00:00 closed'
		]);
	});
});

describe('days reckoned once', () => {
	const setup = aSetup();
	const day = dayNumberAt(at('12:00'), ZONE);
	const reckoned = (): readonly (readonly Stretch[])[] =>
		[TECHNICIAN.mechanic, null].map((code) => hoursOnDay(setup, code, day));
	const lookOn = (days: number): void => {
		for (let on = 1; on <= days; on += 1)
			for (const code of [TECHNICIAN.mechanic, null]) hoursOnDay(setup, code, day + on);
	};

	it('are the same object for as long as a search looks', () => {
		const before = reckoned();
		lookOn(SEARCH_DAYS);
		for (const [who, hours] of reckoned().entries()) expect(hours).toBe(before[who]);
	});

	it('are forgotten on a screen that is up for months, and come out the same again', () => {
		const before = reckoned();
		lookOn(DAYS_REMEMBERED);
		for (const [who, hours] of reckoned().entries()) {
			expect(hours).not.toBe(before[who]);
			expect(hours).toEqual(before[who]);
		}
	});
});
