import { expect, it } from 'vitest';
import { aJob, aPlan, aPromise, aStint } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { latenessSupposing } from './supposed-delay.ts';

it('says what a delay would do to the promise before it is told', () => {
	const job = aJob({
		promises: [aPromise(at('12:00'))],
		operations: [{ plan: aPlan({ minutes: 120 }), state: 'running', stints: [aStint()] }]
	});
	const told = (time: string) =>
		latenessSupposing(aState({ jobs: [job] }), job, {
			operation: job.operations[0]!.id,
			expectedFinish: at(time),
			now: at('09:30')
		});
	expect(told('12:00')).toMatchObject({ level: 'on-track' });
	expect(told('12:25')).toMatchObject({ level: 'at-risk', minutes: 25 });
});
