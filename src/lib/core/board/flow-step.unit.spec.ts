import { describe, expect, it } from 'vitest';
import {
	aJob,
	anInspection,
	aPlan,
	aPromise,
	aStoppage,
	aWash
} from '../../../../tests/builders/a-job.ts';
import { aSetup } from '../../../../tests/builders/a-setup.ts';
import { at } from '../../../../tests/builders/at.ts';
import { jobId, skillCode } from '../ids.ts';
import type { Job, Operation } from '../job/job.ts';
import { boothQueue, stepOf, type FlowLayout, type FlowStep } from './flow-step.ts';

const setup = aSetup({
	skills: [
		{ code: skillCode('BODY'), trade: 'body', name: '', bayTypes: ['BODY'], splittable: true },
		{ code: skillCode('PREP'), trade: 'paint', name: '', bayTypes: ['PREP'], splittable: true },
		{ code: skillCode('PAINT'), trade: 'paint', name: '', bayTypes: ['BOOTH'], splittable: false }
	]
});
const step = (job: Job, layout: FlowLayout, on = setup): FlowStep | null =>
	stepOf({ setup: on }, job, layout);

const beaten: Partial<Operation> = { trade: 'body', skill: skillCode('BODY') };
const checked = anInspection({ kind: 'process-inspection' });
const prepared: Partial<Operation> = { trade: 'paint', skill: skillCode('PREP') };
const painted: Partial<Operation> = { trade: 'paint', skill: skillCode('PAINT') };
const ROUTE = [beaten, checked, prepared, painted, beaten, anInspection(), aWash()];
/** A car of the body shop with so many pieces of its work done. */
const after = (done: number, route = ROUTE): Job =>
	aJob({
		operations: route.map((one, at) => ({ ...one, ...(at < done ? { state: 'finished' } : {}) }))
	});

describe('the column of the board by stage', () => {
	it.each([
		[aJob(), 'waiting'],
		[aJob({ operations: [{ plan: aPlan() }] }), 'waiting'],
		[aJob({ operations: [{ state: 'running' }] }), 'in-work'],
		[aJob({ operations: [{ state: 'paused' }] }), 'in-work'],
		[aJob({ operations: [{ state: 'stopped', stoppages: [aStoppage()] }] }), 'stopped'],
		[aJob({ operations: [anInspection()] }), 'inspection'],
		[aJob({ operations: [aWash()] }), 'wash'],
		[aJob({ operations: [{ state: 'finished' }] }), 'ready'],
		[aJob({ arrivedAt: null }), null],
		[aJob({ end: { how: 'delivered', at: at('09:00'), reason: '' } }), null]
	] as const)('%#: %s', (job, expected) => {
		expect(step(job, 'stage')).toBe(expected);
	});

	it('is none before the workshop is set up', () => {
		expect(stepOf({ setup: null }, aJob(), 'stage')).toBeNull();
	});
});

describe('the column of the line of body and paint work', () => {
	it('follows the route, inspections between its steps with the last', () => {
		const steps = ROUTE.map((_, done) => step(after(done), 'line'));
		expect(steps).toEqual([
			'body',
			'line-inspection',
			'prep',
			'booth',
			'assembly',
			'line-inspection',
			null
		]);
	});

	it('counts work of other trades before the paint as body, after it as assembly', () => {
		const route = [{}, beaten, painted, {}];
		expect([0, 1, 2, 3].map((done) => step(after(done, route), 'line'))).toEqual([
			'body',
			'body',
			'booth',
			'assembly'
		]);
	});

	it('knows no booth of its own where no paint work is split off', () => {
		const skills = setup.skills.map((skill) => ({ ...skill, splittable: true }));
		expect(step(after(2), 'line', aSetup({ skills }))).toBe('booth');
	});

	it('holds no car without body or paint work', () => {
		expect(step(aJob(), 'line')).toBeNull();
		expect(step(aJob({ operations: [{ ...beaten, state: 'cancelled' }, {}] }), 'line')).toBeNull();
	});
});

describe('the queue for the booth', () => {
	const queued = (id: string, one: Partial<Operation>, due = '17:00'): Job =>
		aJob({
			id: jobId(id),
			promises: [aPromise(at(due))],
			operations: [prepared, { ...painted, ...one }]
		});

	it('goes by planned start, then by promise; whoever is in it or needs it no more has no turn', () => {
		const jobs = [
			queued('unplanned', {}, '15:00'),
			queued('second', { plan: aPlan({ start: at('11:00') }) }),
			queued('first', { plan: aPlan({ start: at('10:00') }) }),
			queued('fourth', {}, '16:00'),
			queued('inside', { state: 'running' }),
			queued('painted', { state: 'finished' }),
			aJob({ id: jobId('mechanical') })
		];
		expect([...boothQueue({ setup }, jobs)]).toEqual([
			['first', 1],
			['second', 2],
			['unplanned', 3],
			['fourth', 4]
		]);
		expect(boothQueue({ setup: null }, jobs).size).toBe(0);
	});
});
