import { describe, expect, it } from 'vitest';
import { aJob, aStint, aStoppage } from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { bayCode, jobId, operationId, skillCode, technicianCode } from '../ids.ts';
import type { Operation } from '../job/job.ts';
import type { Placement } from './conflict.ts';
import { planFor } from './plan-for.ts';

const J1 = jobId('J1');
const placement = (overrides: Partial<Placement> = {}): Placement => ({
	job: J1,
	operation: operationId(J1, 1),
	bay: BAY.lift1,
	technicians: [TECHNICIAN.mechanic],
	start: at('11:00'),
	...overrides
});
const withOperation = (operation: Partial<Operation>) =>
	aState({ jobs: [aJob({ operations: [operation] })] });

describe('the plan for a placement', () => {
	it.each<[string, Partial<Placement>, Partial<Operation>, number, number]>([
		['by the standard time', {}, {}, 60, at('12:00')],
		[
			'by the factor of the first technician',
			{ technicians: [TECHNICIAN.slow, TECHNICIAN.mechanic] },
			{},
			75,
			at('12:15')
		],
		['by the minutes named', { minutes: 30 }, {}, 30, at('11:30')],
		['never shorter than five minutes', { minutes: 1 }, {}, 5, at('11:05')],
		[
			'across lunch when it may be split',
			{},
			{ skill: skillCode('M2'), standardMinutes: 90 },
			90,
			at('13:30')
		],
		[
			'of work stopped before anybody began',
			{},
			{ state: 'stopped', stoppages: [aStoppage()] },
			60,
			at('12:00')
		]
	])('is reckoned %s', (...[, change, operation, minutes, end]) => {
		const plan = planFor(withOperation(operation), placement(change));
		expect(plan).toMatchObject({ ok: true, value: { minutes, end } });
	});

	it.each<[string, Partial<Placement>, Partial<Operation>]>([
		['job/unknown', { job: jobId('J9') }, {}],
		['operation/unknown', { operation: operationId(J1, 9) }, {}],
		['bay/unknown', { bay: bayCode('Z99') }, {}],
		['operation/no-place', { technicians: [] }, {}],
		['technician/unknown', { technicians: [TECHNICIAN.mechanic, technicianCode('T999')] }, {}],
		['operation/already-finished', {}, { state: 'finished' }],
		['operation/already-started', {}, { state: 'running', stints: [aStint()] }],
		['operation/already-started', {}, { state: 'paused', stints: [aStint({ to: at('09:30') })] }],
		['operation/already-started', {}, { state: 'cancelled' }]
	])('is refused: %s', (code, change, operation) => {
		expect(planFor(withOperation(operation), placement(change))).toMatchObject({
			ok: false,
			refusal: { code }
		});
	});

	it('is refused for a workshop that was not set up, and a visit that ended', () => {
		expect(planFor(aState({ setup: null }), placement())).toMatchObject({
			refusal: { code: 'workshop/not-set-up' }
		});
		const end = { how: 'delivered' as const, at: at('10:00'), reason: '' };
		expect(planFor(aState({ jobs: [aJob({ end })] }), placement())).toMatchObject({
			refusal: { code: 'job/ended', how: 'delivered' }
		});
	});
});
