import { describe, expect, it } from 'vitest';
import { aJob } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { anImport } from '../../../../tests/builders/an-order.ts';
import { at } from '../../../../tests/builders/at.ts';
import { after, theJob, when } from '../../../../tests/support/scenario.ts';
import type { Command } from '../commands.ts';
import { jobId } from '../ids.ts';
import { hasToLeaveLounge } from './stay.ts';
import { nextTicket } from './ticket.ts';

const JOB = jobId('J-RO1');
const here = () => when(aState(), anImport()).state;
const ticket = (wanted: boolean): Command => ({ type: 'ShowTicket', job: JOB, wanted });
const leave: Command = { type: 'LeaveLounge', job: JOB };

describe('a ticket in place of the plate', () => {
	it('is given when it is asked for, once', () => {
		const given = when(here(), ticket(true));
		expect(given.events).toEqual([{ type: 'TicketGiven', job: JOB, ticket: 'A01' }]);
		expect(theJob(given.state, JOB).ticket).toBe('A01');
		expect(when(given.state, ticket(true))).toMatchObject({ events: [], refusal: null });
	});

	it('is handed back, once', () => {
		const given = when(here(), ticket(true)).state;
		const back = when(given, ticket(false));
		expect(theJob(back.state, JOB).ticket).toBeNull();
		expect(when(back.state, ticket(false))).toMatchObject({ events: [], refusal: null });
	});

	it('is not given to a visit that ended, or that nobody knows', () => {
		const ended = after(here(), [{ type: 'CancelJob', job: JOB, reason: '客户不修' }]);
		expect(when(ended, ticket(true)).refusal?.code).toBe('job/ended');
		const unknown: Command = { type: 'ShowTicket', job: jobId('nobody'), wanted: true };
		expect(when(here(), unknown).refusal?.code).toBe('job/unknown');
	});
});

describe('the next ticket', () => {
	const out = (...tickets: (string | null)[]) =>
		nextTicket(tickets.map((one) => ({ ticket: one })));

	it('counts on from the highest that is out', () => {
		expect(out()).toBe('A01');
		expect(out(null, 'A01', 'A07')).toBe('A08');
		expect(out('A99')).toBe('E01');
	});

	it('begins again behind the last, where one is free', () => {
		expect(out('Y99')).toBe('A01');
		expect(out('Y99', 'A01', 'A02')).toBe('A03');
	});
});

describe('a car that was handed over', () => {
	const delivered = aJob({
		id: JOB,
		end: { how: 'delivered', at: at('12:00'), reason: '' }
	});

	it.each([
		['12:14', false],
		['12:15', true]
	])('has to leave the lounge at %s: %s', (time, has) => {
		expect(hasToLeaveLounge(delivered, at(time))).toBe(has);
	});

	it('stays off, and a car that goes on or was cancelled is no matter of it', () => {
		expect(hasToLeaveLounge({ ...delivered, leftLounge: true }, at('13:00'))).toBe(false);
		expect(hasToLeaveLounge(aJob(), at('13:00'))).toBe(false);
		const end = { how: 'cancelled', at: at('12:00'), reason: '' } as const;
		expect(hasToLeaveLounge(aJob({ end }), at('13:00'))).toBe(false);
	});

	it('leaves by the board alone, once its time has come', () => {
		const state = here();
		const gone = { ...state, jobs: new Map([[JOB, delivered]]) };
		expect(when(gone, leave, { now: at('12:14') }).events).toEqual([]);
		const left = when(gone, leave, { now: at('12:15') });
		expect(left.events).toEqual([{ type: 'LoungeLeft', job: JOB }]);
		expect(when(left.state, leave, { now: at('12:16') }).events).toEqual([]);
		expect(when(state, leave).events).toEqual([]);
	});
});
