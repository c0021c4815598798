import { describe, expect, it } from 'vitest';
import { aJob, aPromise, aStint } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { when } from '../../../../tests/support/scenario.ts';
import { personId } from '../ids.ts';
import { delayLines } from './delay-lines.ts';

const delay = {
	expectedFinish: at('12:30'),
	reason: '螺栓锈死',
	at: at('11:31'),
	by: personId('T001')
};

describe('what was said of a delay', () => {
	it('stands there with who, when, why, and whether it was in time', () => {
		const job = aJob({
			promises: [aPromise(at('12:00'))],
			operations: [{ state: 'running', stints: [aStint()], delay }]
		});
		const { state } = when(
			aState({ jobs: [job] }),
			{ type: 'TellDelay', job: job.id, expectedAt: at('13:00'), reason: '螺栓锈死' },
			{ now: at('11:00'), actor: { id: personId('xie'), role: 'advisor', name: '谢明' } }
		);
		expect(delayLines(state, state.jobs.get(job.id)!)).toEqual([
			{
				to: 'house',
				at: at('11:31'),
				name: '',
				expectedAt: at('12:30'),
				reason: '螺栓锈死',
				isInTime: false
			},
			{
				to: 'customer',
				at: at('11:00'),
				name: '谢明',
				expectedAt: at('13:00'),
				reason: '螺栓锈死',
				isInTime: true
			}
		]);
	});

	it('is nothing where nothing was', () => {
		expect(delayLines(aState(), aJob())).toEqual([]);
	});
});
