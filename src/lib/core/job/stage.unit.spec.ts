import { describe, expect, it } from 'vitest';
import { aJob, anInspection, aPlan, aStint, aWash } from '../../../../tests/builders/a-job.ts';
import { at } from '../../../../tests/builders/at.ts';
import type { Operation } from './job.ts';
import { currentOperation, isReady, readyAt, stageOf } from './stage.ts';

const done: Partial<Operation> = { state: 'finished', finishedAt: at('11:00') };
const rework: Partial<Operation> = { kind: 'rework' };
const roadTest: Partial<Operation> = { kind: 'road-test' };

describe('the stage of a visit', () => {
	it.each<[string, Parameters<typeof aJob>[0]]>([
		['booked', { arrivedAt: null }],
		['waiting-for-dispatch', {}],
		['planned', { operations: [{ plan: aPlan() }] }],
		['in-work', { operations: [{ state: 'running', stints: [aStint()] }] }],
		['paused', { operations: [{ state: 'paused' }] }],
		['stopped', { operations: [{ state: 'stopped' }] }],
		['inspection', { operations: [done, anInspection()] }],
		['inspection', { operations: [done, anInspection({ state: 'running' })] }],
		['road-test', { operations: [done, roadTest] }],
		['rework', { operations: [done, rework] }],
		['wash', { operations: [done, aWash()] }],
		['to-settle', { operations: [done] }],
		['ready', { operations: [done], settledAt: at('11:05') }],
		['delivered', { end: { how: 'delivered', at: at('12:00'), reason: '' } }],
		['cancelled', { end: { how: 'cancelled', at: at('12:00'), reason: 'x' } }],
		['no-show', { end: { how: 'no-show', at: at('12:00'), reason: '' } }]
	])('is %s', (stage, job) => {
		expect(stageOf(aJob(job))).toBe(stage);
	});

	it('waits for dispatch again between two pieces of work when the next has no plan', () => {
		expect(stageOf(aJob({ operations: [done, {}] }))).toBe('waiting-for-dispatch');
	});
});

describe('the operation a visit stands at', () => {
	it('is the running one before the stopped one before the next', () => {
		const job = aJob({ operations: [done, {}, { state: 'stopped' }, { state: 'running' }] });
		expect(currentOperation(job)?.state).toBe('running');
		expect(currentOperation(aJob({ operations: job.operations.slice(0, 3) }))?.state).toBe(
			'stopped'
		);
		expect(currentOperation(aJob({ operations: [done, {}] }))?.state).toBe('open');
		expect(currentOperation(aJob({ operations: [done] }))).toBeNull();
	});
});

describe('a ready car', () => {
	it('is ready when the last operation was finished, not while any is open', () => {
		const job = aJob({ operations: [done, anInspection({ ...done, finishedAt: at('11:20') })] });
		expect(isReady(job)).toBe(true);
		expect(readyAt(job)).toBe(at('11:20'));
		expect(isReady(aJob({ operations: [done, {}] }))).toBe(false);
		expect(readyAt(aJob({ operations: [done, {}] }))).toBeNull();
	});

	it('is not one that has not come, or has gone', () => {
		expect(isReady(aJob({ operations: [done], arrivedAt: null }))).toBe(false);
		const gone = { how: 'delivered', at: at('12:00'), reason: '' } as const;
		expect(isReady(aJob({ operations: [done], end: gone }))).toBe(false);
	});
});
