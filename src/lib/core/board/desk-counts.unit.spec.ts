import { expect, it } from 'vitest';
import { jobId } from '#core/ids.ts';
import { aJob, aPromise } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { deskCountsOf } from './desk-counts.ts';

it('counts cars that are here, each under the gravest', () => {
	const jobs = [
		aJob({ id: jobId('late'), waiting: true, promises: [aPromise(at('09:30'))] }),
		aJob({ id: jobId('risk'), promises: [aPromise(at('10:20'))] }),
		aJob({ id: jobId('fine'), promises: [aPromise(at('17:00'))] }),
		aJob({
			id: jobId('ready too late'),
			promises: [aPromise(at('09:00'))],
			operations: [{ state: 'finished', finishedAt: at('09:20') }]
		}),
		aJob({ id: jobId('booked'), arrivedAt: null, waiting: true }),
		aJob({ id: jobId('gone'), end: { how: 'delivered', at: at('09:00'), reason: '' } })
	];
	expect(deskCountsOf(aState({ jobs }), at('10:00'))).toEqual({
		late: 1,
		atRisk: 1,
		waiting: 1,
		here: 4
	});
});
