import { describe, expect, it } from 'vitest';
import { commandId, jobId, operationId } from '#core/ids.ts';
import type { Event } from '#core/job/events.ts';
import { aPlan } from '../../../tests/builders/a-job.ts';
import { at } from '../../../tests/builders/at.ts';
import { standingSteps } from './history.ts';
import type { HistoryEntry } from './history-sentence.ts';

const job = jobId('J1');
const assigned: Event = {
	type: 'OperationAssigned',
	job,
	operation: operationId(job, 1),
	plan: aPlan()
};
const undo = (step: string): Event => ({
	type: 'StepUndone',
	job,
	step: commandId(step),
	undone: [],
	visit: {},
	operations: []
});
const entry = (seq: number, command: string, event: Event, by = '我'): HistoryEntry => ({
	seq,
	at: at('09:00') + seq,
	by,
	command: commandId(command),
	event
});
const standing = (...entries: HistoryEntry[]) =>
	[...standingSteps(entries, { by: '我', since: at('00:00'), about: '' })].map(([seq, { id }]) => [
		seq,
		id
	]);

describe('steps that can be taken back out of a history', () => {
	it('are one’s own of today that can be undone at all, once per step', () => {
		expect(
			standing(
				entry(1, 'a', { type: 'JobArrived', job }),
				entry(2, 'b', assigned, '别人'),
				entry(3, 'c', { type: 'JobSettled', job }),
				entry(4, 'c', assigned),
				entry(5, 'd', { type: 'JobDelivered', job })
			)
		).toEqual([
			[4, 'c'],
			[1, 'a']
		]);
	});

	it('are not those taken back, unless that was taken back too', () => {
		const first = [entry(1, 'a', assigned), entry(2, 'b', undo('a'))];
		expect(standing(...first)).toEqual([]);
		expect(standing(...first, entry(3, 'c', undo('b')))).toEqual([[1, 'a']]);
	});

	it('are none of yesterday', () => {
		const steps = standingSteps([entry(1, 'a', assigned)], {
			by: '我',
			since: at('10:00'),
			about: ''
		});
		expect(steps.size).toBe(0);
	});
});
