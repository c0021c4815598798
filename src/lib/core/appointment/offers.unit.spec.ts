import { describe, expect, it } from 'vitest';
import { TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState, anAbsence } from '../../../../tests/builders/a-state.ts';
import { aBookingDraft, aLine } from '../../../../tests/builders/an-order.ts';
import { at } from '../../../../tests/builders/at.ts';
import { when } from '../../../../tests/support/scenario.ts';
import { jobId } from '../ids.ts';
import { bookedDraft } from './decide-appointment.ts';
import { offersFor } from './offers.ts';

const draft = aBookingDraft({
	promisedAt: null,
	vin: null,
	washWanted: false,
	lines: [aLine(), aLine({ lineNo: 2, name: '更换制动片', standardMinutes: 30 })]
});
const offers = (state = aState(), time = at('13:00')) =>
	offersFor(state, bookedDraft(draft, time), at('10:00'));

describe('what a booking is offered', () => {
	it('are places for all lines, each with another technician, and a promise', () => {
		const found = offers();
		expect(found.map(({ holds }) => holds.length)).toEqual(found.map(() => 2));
		expect(new Set(found.map(({ holds }) => holds[0]?.technicians[0])).size).toBe(found.length);
		expect(found[0]).toMatchObject({ start: at('13:00'), end: at('14:30') });
		// An hour and a half, a quarter's inspection, a fifth on top, up to the quarter.
		expect(found[0]?.promisedAt).toBeGreaterThanOrEqual(at('15:00'));
	});

	it('can be booked as they are', () => {
		const [best] = offers();
		const booking = { job: jobId('B1'), at: at('13:00'), draft, holds: best!.holds };
		expect(when(aState(), { type: 'BookAppointment', ...booking }).refusal).toBeNull();
	});

	it('go round who is away', () => {
		const away = aState({ absences: [anAbsence()] });
		const today = offers(away).filter(({ start }) => start < at('17:30'));
		expect(today.map(({ holds }) => holds[0]?.technicians[0]).sort()).toEqual([
			TECHNICIAN.slow,
			TECHNICIAN.early
		]);
	});

	it('are none where the order cannot be taken', () => {
		expect(offersFor(aState(), bookedDraft({ ...draft, lines: [] }, at('13:00')), 0)).toEqual([]);
	});
});
