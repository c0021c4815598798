import { describe, expect, it } from 'vitest';
import { aJob, aStint, aStoppage } from '../../../../tests/builders/a-job.ts';
import { TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { lastLineOf } from './flow-card.ts';
import { carShown, type CarShown } from './wall-row.ts';

const shown = (job = aJob({ operations: [{ state: 'running', stints: [aStint()] }] })): CarShown =>
	carShown(aState({ jobs: [job] }), job, at('10:00'));
const call = { value: 5, unit: 'minutes' } as const;
const cause = { why: 'parts', trade: 'body' } as const;

describe('the last line of a card', () => {
	it('tells a call before a cause before who works on it', () => {
		const car = shown();
		expect(lastLineOf({ ...car, call, cause }, false)).toEqual({ kind: 'call', call });
		expect(lastLineOf({ ...car, cause }, false)).toEqual({ kind: 'cause', cause });
		const name = { kind: 'name', name: TECHNICIAN.mechanic, others: 0 };
		expect(lastLineOf(car, false)).toEqual(name);
	});

	it('tells the state where the name stands elsewhere, nobody has one, or the car is held', () => {
		expect(lastLineOf(shown(), true)).toEqual({ kind: 'status' });
		expect(lastLineOf(shown(aJob()), false)).toEqual({ kind: 'status' });
		const stints = [aStint({ to: at('09:30') })];
		const held = aJob({ operations: [{ state: 'stopped', stints, stoppages: [aStoppage()] }] });
		expect(lastLineOf({ ...shown(held), cause: null }, false)).toEqual({ kind: 'status' });
	});
});
