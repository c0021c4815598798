import { describe, expect, it } from 'vitest';
import { aSetup } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { aBookingDraft, aLine } from '../../../../tests/builders/an-order.ts';
import { at } from '../../../../tests/builders/at.ts';
import { after, theJob, when } from '../../../../tests/support/scenario.ts';
import type { Command } from '../commands.ts';
import { jobId } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import { toolsOfVisit } from './booked-tools.ts';

const JOB = jobId('B1');
const TIMING = '正时专用工具';
const PULLER = '轴承拉拔器';
const PRESS = '压床';
const SETUP = { ...aSetup(), specialTools: [TIMING, PULLER, PRESS] };

/** Two pieces of work; the second needs the timing tools. */
const booked = (): WorkshopState =>
	after(aState({ setup: SETUP }), [
		{
			type: 'BookAppointment',
			job: JOB,
			at: at('13:00'),
			draft: aBookingDraft({
				...{ promisedAt: at('16:00'), vin: null, washWanted: false },
				lines: [aLine(), aLine({ lineNo: 2, itemCode: 'JD001', tools: [TIMING] })]
			}),
			holds: []
		}
	]);
const change = (state: WorkshopState, tools: readonly string[], seen?: number): Command => ({
	...{ type: 'ChangeTools', job: JOB, tools },
	seen: seen ?? theJob(state).ownVersion
});
const toolsIn = (state: WorkshopState) => theJob(state).operations.map(({ tools }) => tools);

describe('the special tools of a booked car', () => {
	it('become others: what is new goes with the first work, the rest stays where it is', () => {
		const state = booked();
		const changed = when(state, change(state, [PULLER, TIMING])).state;
		expect(toolsIn(changed)).toEqual([[PULLER], [TIMING], undefined]);
		const without = when(changed, change(changed, [PULLER])).state;
		expect(toolsIn(without)).toEqual([[PULLER], [], undefined]);
		expect(toolsOfVisit(theJob(without))).toEqual([PULLER]);
	});

	it('stay as they are where the same are chosen', () => {
		const state = booked();
		expect(when(state, change(state, [TIMING])).events).toEqual([]);
	});

	it('are of the list, or were needed before they left it', () => {
		const state = booked();
		expect(when(state, change(state, ['锤子'])).refusal).toEqual({
			...{ code: 'tool/unknown', tool: '锤子' }
		});
		const fewer = { ...state, setup: { ...SETUP, specialTools: [PULLER] } };
		expect(when(fewer, change(state, [TIMING, PULLER])).refusal).toBeNull();
	});

	it('are changed by whoever has seen the visit as it is, until the car is here', () => {
		const state = booked();
		expect(when(state, change(state, [PRESS], 0)).refusal).toMatchObject({ code: 'stale' });
		const here = after(state, [{ type: 'ArriveJob', job: JOB }], { now: at('12:50') });
		expect(when(here, change(here, [PRESS])).refusal).toEqual({
			...{ code: 'job/already-arrived', job: JOB }
		});
	});
});
