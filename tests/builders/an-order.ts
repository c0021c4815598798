import type { BookingDraft } from '#core/appointment/commands.ts';
import type { Command } from '#core/commands.ts';
import type { LineDraft, OrderDraft } from '#core/job/order-draft.ts';
import { advisorCode, orderNo, skillCode } from '#core/ids.ts';
import { at } from './at.ts';

/** An hour of mechanical work as line 1 of an order. */
export const aLine = (overrides: Partial<LineDraft> = {}): LineDraft => ({
	lineNo: 1,
	itemCode: 'BY001',
	name: '更换机油机滤',
	trade: 'mechanical',
	skill: skillCode('M1'),
	standardMinutes: 60,
	partsDueAt: null,
	...overrides
});

/** A car that came at 09:00 for an hour of work and a wash, promised for 15:00. */
export const anOrder = (overrides: Partial<OrderDraft> = {}): OrderDraft => ({
	plate: '辽HJZK27',
	vin: 'LLHRNC0E2MAHLNE57',
	model: '日产轩逸 1.6L',
	colour: '银',
	mileage: 89545,
	customerName: '萧强',
	phone: '13000007870',
	waiting: false,
	source: 'walk-in',
	appointmentAt: null,
	arrivedAt: at('09:00'),
	promisedAt: at('15:00'),
	advisor: advisorCode('谢明'),
	advisorName: '谢明',
	category: '一般维修',
	carriedOver: false,
	washWanted: true,
	oldPartsWanted: false,
	remark: '',
	lines: [aLine()],
	...overrides
});

/** The same order for a car that is booked: when it comes is said beside it. */
export function aBookingDraft(overrides: Partial<BookingDraft> = {}): BookingDraft {
	const beside = new Set(['source', 'appointmentAt', 'arrivedAt']);
	const entries = Object.entries(anOrder(overrides)).filter(([key]) => !beside.has(key));
	return Object.fromEntries(entries) as unknown as BookingDraft;
}

/** The import of one repair order, RO1 unless another number is given. */
export const anImport = (
	draft: Partial<OrderDraft> = {},
	overrides: Partial<Extract<Command, { type: 'ImportOrder' }>> = {}
): Extract<Command, { type: 'ImportOrder' }> => ({
	type: 'ImportOrder',
	orderNo: orderNo('RO1'),
	draft: anOrder(draft),
	incomplete: false,
	...overrides
});
