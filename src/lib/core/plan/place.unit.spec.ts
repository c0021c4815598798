import { describe, expect, it } from 'vitest';
import { aSetup, aTechnician, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { anAbsence, aState } from '../../../../tests/builders/a-state.ts';
import { at, TODAY, TOMORROW } from '../../../../tests/builders/at.ts';
import type { WorkshopState } from '../state.ts';
import type { Stretch } from '../time/instant.ts';
import { localDateOf, localTimeOf } from '../time/zone.ts';
import { earliestFit, layOut, type Layout } from './place.ts';

const ZONE = 'Asia/Shanghai';
const text = ({ from, to }: Stretch): string => {
	const day = localDateOf(from, ZONE) === TODAY ? '' : `${localDateOf(from, ZONE).slice(8)}. `;
	return `${day}${localTimeOf(from, ZONE)}-${localTimeOf(to, ZONE)}`;
};
const shown = ({ pieces, fits }: Layout): readonly [string[], boolean] => [pieces.map(text), fits];

interface Given {
	readonly start: string;
	readonly minutes: number;
	readonly splittable?: boolean;
	readonly technician?: keyof typeof TECHNICIAN | null;
	readonly date?: string;
}
const work = ({
	start,
	minutes,
	splittable = false,
	technician = 'mechanic',
	date = TODAY
}: Given) => ({
	start: at(start, date),
	minutes,
	splittable,
	technician: technician === null ? null : TECHNICIAN[technician]
});
const laid = (given: Given, state: WorkshopState = aState()) => shown(layOut(state, work(given)));

describe('laying out unsplittable work', () => {
	it.each<[string, Given, string[], boolean]>([
		['fits before lunch', { start: '09:00', minutes: 60 }, ['09:00-10:00'], true],
		['ends at lunch', { start: '11:00', minutes: 60 }, ['11:00-12:00'], true],
		['runs a minute into lunch', { start: '11:01', minutes: 60 }, ['11:01-12:01'], false],
		['starts in the lunch hour', { start: '12:30', minutes: 15 }, ['12:30-12:45'], false],
		['starts as lunch ends', { start: '13:00', minutes: 15 }, ['13:00-13:15'], true],
		['starts at closing', { start: '17:30', minutes: 5 }, ['17:30-17:35'], false],
		[
			'in opening hours of nobody in particular',
			{ start: '11:30', minutes: 60, technician: null },
			['11:30-12:30'],
			true
		]
	])('%s', (...[, given, pieces, fits]) => {
		expect(laid(given)).toEqual([pieces, fits]);
	});
});

describe('laying out splittable work', () => {
	it.each<[string, Given, string[], boolean]>([
		['spans lunch', { start: '11:00', minutes: 120 }, ['11:00-12:00', '13:00-14:00'], true],
		['spans the night', { start: '16:30', minutes: 90 }, ['16:30-17:30', '24. 08:00-08:30'], true],
		[
			'spans Sunday',
			{ start: '16:30', minutes: 61, date: '2026-11-28' },
			['28. 16:30-17:30', '30. 08:00-08:01'],
			true
		],
		[
			'has the lunch of its technician',
			{ start: '11:00', minutes: 60, technician: 'early' },
			['11:00-11:30', '12:30-13:00'],
			true
		],
		['starts in the lunch hour: overtime', { start: '12:30', minutes: 60 }, ['12:30-13:30'], false],
		['starts in the evening: overtime', { start: '18:00', minutes: 60 }, ['18:00-19:00'], false]
	])('%s', (...[, given, pieces, fits]) => {
		expect(laid({ ...given, splittable: true })).toEqual([pieces, fits]);
	});

	it('goes round an absence', () => {
		const state = aState({ absences: [anAbsence({ from: at('09:30'), to: at('10:00') })] });
		expect(laid({ start: '09:00', minutes: 60, splittable: true }, state)).toEqual([
			['09:00-09:30', '10:00-10:30'],
			true
		]);
	});

	it('gives up and says so when there are not enough hours in two months', () => {
		const minutes = 61 * 8.5 * 60;
		const layout = layOut(aState(), work({ start: '08:00', minutes, splittable: true }));
		expect(layout.fits).toBe(false);
		expect(layout.pieces).toHaveLength(1);
	});
});

describe('overtime that follows closing time', () => {
	const extra = { from: at('17:30'), to: at('19:30') };
	const state = aState({
		attendance: [
			{
				...{ version: 1, technician: TECHNICIAN.mechanic, date: TODAY, state: 'overtime' },
				...{ at: at('17:00'), until: extra.to, extra }
			}
		]
	});

	it('is one stretch with the day: work in one go reaches into it', () => {
		expect(laid({ start: '17:00', minutes: 60 }, state)).toEqual([['17:00-18:00'], true]);
		expect(shown(earliestFit(state, work({ start: '16:00', minutes: 210 }))!)).toEqual([
			['16:00-19:30'],
			true
		]);
	});

	it('ends when it ends', () => {
		expect(laid({ start: '19:00', minutes: 31 }, state)).toEqual([['19:00-19:31'], false]);
	});
});

describe('the night the clocks change', () => {
	it('is slept through like any other, and work keeps its minutes', () => {
		const setup = aSetup({
			timeZone: 'Europe/Berlin',
			hours: { from: '08:00', to: '17:30', weekdays: [1, 2, 3, 4, 5, 6, 7] }
		});
		// Saturday 24 October 2026, 17:00 in summer time; Sunday 08:00 is in winter time.
		const start = Date.parse('2026-10-24T15:00:00Z');
		const work = { technician: TECHNICIAN.mechanic, splittable: true, start, minutes: 90 };
		expect(layOut(aState({ setup }), work).pieces).toEqual([
			{ from: start, to: Date.parse('2026-10-24T15:30:00Z') },
			{ from: Date.parse('2026-10-25T07:00:00Z'), to: Date.parse('2026-10-25T08:00:00Z') }
		]);
	});
});

describe('laying out no work', () => {
	it.each([0, -5])('%i minutes end where they start', (minutes) => {
		expect(layOut(aState(), work({ start: '12:30', minutes }))).toEqual({
			pieces: [],
			end: at('12:30'),
			fits: true
		});
	});
});

describe('the earliest fit', () => {
	const earliest = (given: Given, state: WorkshopState = aState()) => {
		const layout = earliestFit(state, work(given));
		return layout === null ? null : layout.pieces.map(text);
	};

	it.each<[string, Given, string[]]>([
		['is at once when there is room', { start: '09:07', minutes: 60 }, ['09:07-10:07']],
		[
			'is after lunch when there is no room before',
			{ start: '11:30', minutes: 60 },
			['13:00-14:00']
		],
		['is tomorrow when today is over', { start: '17:00', minutes: 60 }, ['24. 08:00-09:00']],
		[
			'of splittable work begins in what is left of today',
			{ start: '17:00', minutes: 60, splittable: true },
			['17:00-17:30', '24. 08:00-08:30']
		],
		[
			'of splittable work waits for lunch to end',
			{ start: '12:15', minutes: 30, splittable: true },
			['13:00-13:30']
		]
	])('%s', (_what, given, pieces) => {
		expect(earliest(given)).toEqual(pieces);
	});

	it('does not exist for unsplittable work longer than any stretch', () => {
		expect(earliest({ start: '08:00', minutes: 300 })).toBeNull();
	});

	it('does not exist in a workshop that never opens', () => {
		const setup = aSetup({ hours: { from: '08:00', to: '17:30', weekdays: [] } });
		const state = aState({ setup });
		expect(earliest({ start: '08:00', minutes: 5 }, state)).toBeNull();
		expect(earliest({ start: '08:00', minutes: 5, splittable: true }, state)).toBeNull();
	});

	it('keeps to a shift', () => {
		const setup = aSetup({
			technicians: [aTechnician({ shift: { from: '10:00', to: '12:00' } })]
		});
		expect(earliest({ start: '08:00', minutes: 30 }, aState({ setup }))).toEqual(['10:00-10:30']);
		expect(earliest({ start: '11:45', minutes: 30, date: TOMORROW }, aState({ setup }))).toEqual([
			'25. 10:00-10:30'
		]);
	});
});
