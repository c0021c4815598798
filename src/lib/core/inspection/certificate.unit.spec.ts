import { describe, expect, it } from 'vitest';
import { aJob, anInspection, aStint, aWash } from '../../../../tests/builders/a-job.ts';
import { TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { withRecords } from '../evolve.ts';
import { jobId, noteId, personId } from '../ids.ts';
import type { Operation } from '../job/job.ts';
import { certificateOf } from './certificate.ts';

const by = personId('inspector');
const inspected = (
	outcome: 'passed' | 'failed',
	to: number,
	report: Partial<NonNullable<Operation['inspection']>> = {}
): Partial<Operation> =>
	anInspection({
		state: 'finished',
		finishedAt: to,
		outcome,
		stints: [aStint({ technician: TECHNICIAN.inspector, to })],
		inspection: {
			checks: [
				{ name: '无渗漏', nameEn: 'No leaks', result: outcome === 'failed' ? 'defect' : 'ok' }
			],
			roadTest: null,
			findingNote: null,
			responsible: null,
			by,
			...report
		}
	});
const worked = (to: number): Partial<Operation> => ({
	state: 'finished',
	finishedAt: to,
	stints: [aStint({ to })]
});
const failed = inspected('failed', at('10:00'), {
	findingNote: noteId('c1/finding'),
	responsible: TECHNICIAN.mechanic
});
const certified = (...operations: readonly Partial<Operation>[]) => {
	const job = aJob({ operations });
	const note = { kind: 'note', id: noteId('c1/finding'), job: jobId('J1'), text: '漏油' } as const;
	return certificateOf(withRecords(aState({ jobs: [job] }), [note]), job);
};

describe('the certificate of completion', () => {
	it('lists the work, every inspection with its round and findings, and who let the car go', () => {
		const { works, inspections, rounds, passed, isComplete } = certified(
			worked(at('09:30')),
			failed,
			{ ...worked(at('10:30')), kind: 'rework' },
			inspected('passed', at('10:45')),
			aWash()
		);
		expect(works.map(({ operation }) => operation.kind)).toEqual(['work', 'rework']);
		expect(works[0]).toMatchObject({
			technicians: [TECHNICIAN.mechanic],
			finishedAt: at('09:30')
		});
		expect(inspections).toMatchObject([
			{ round: 1, outcome: 'failed', finding: '漏油', responsible: TECHNICIAN.mechanic },
			{ round: 2, outcome: 'passed', inspectors: [TECHNICIAN.inspector] }
		]);
		expect([rounds, isComplete]).toEqual([1, true]);
		expect(passed).toBe(inspections[1]);
	});

	it.each([
		['before the final inspection', [worked(at('09:30')), anInspection()]],
		['while rework is open', [worked(at('09:30')), failed, { kind: 'rework' }, anInspection()]],
		[
			'when work was added after it',
			[worked(at('09:30')), inspected('passed', at('10:00')), {}, anInspection()]
		]
	] as const)('certifies nothing %s', (_what, operations) => {
		expect(certified(...operations).isComplete).toBe(false);
	});
});
