import { describe, expect, it } from 'vitest';
import { aJob } from '../../../../tests/builders/a-job.ts';
import { aSetup } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { aBookingDraft, aLine } from '../../../../tests/builders/an-order.ts';
import { at, TODAY, TOMORROW } from '../../../../tests/builders/at.ts';
import { theJob, when } from '../../../../tests/support/scenario.ts';
import type { Command } from '../commands.ts';
import type { DutyRecord } from '../duty/duty-kind.ts';
import { dutyId, jobId, noteId, personId } from '../ids.ts';
import type { LineDraft } from '../job/order-draft.ts';
import type { Job } from '../job/job.ts';
import { toolsOfWork, withTools } from './booked-tools.ts';
import { preparationOf } from './preparation.ts';

const [RACK, TIMING] = aSetup().specialTools as [string, string];
const booked = (overrides: Partial<Job> = {}): Job =>
	aJob({ arrivedAt: null, appointmentAt: at('09:00', TOMORROW), ...overrides });
const book = (lines: readonly LineDraft[]): Command => ({
	type: 'BookAppointment',
	job: jobId('J9'),
	at: at('09:00', TOMORROW),
	draft: aBookingDraft({ lines, promisedAt: null }),
	holds: lines.map(() => null)
});
const withCatalogue = (tools: readonly string[]) => {
	const setup = aSetup();
	const [first, ...rest] = setup.operations;
	return aState({ setup: aSetup({ operations: [{ ...first!, tools }, ...rest] }) });
};
const toolsTomorrow = (state: Parameters<typeof preparationOf>[0]) =>
	preparationOf(state, TOMORROW).map(({ tools }) => tools);

describe('what has to be ready for a day', () => {
	it('lists the cars booked for it, the first to come first, and nobody who is here', () => {
		const state = aState({
			jobs: [
				booked({ id: jobId('late'), appointmentAt: at('14:00', TOMORROW) }),
				booked({ id: jobId('early') }),
				booked({ id: jobId('here'), arrivedAt: at('08:00') }),
				booked({ id: jobId('today'), appointmentAt: at('16:00') })
			]
		});
		expect(preparationOf(state, TOMORROW).map(({ job }) => job.id)).toEqual(['early', 'late']);
		expect(preparationOf(state, TODAY).map(({ job }) => job.id)).toEqual(['today']);
		expect(preparationOf(aState({ setup: null }), TODAY)).toEqual([]);
	});

	it('names parts that are awaited or here', () => {
		const job = booked({});
		const state = aState({
			jobs: [
				{ ...job, operations: job.operations.map((one) => ({ ...one, partsDueAt: at('17:00') })) }
			]
		});
		expect(preparationOf(state, TOMORROW)[0]?.parts).toHaveLength(1);
		expect(preparationOf(aState({ jobs: [job] }), TOMORROW)[0]?.parts).toEqual([]);
	});

	it('knows a customer who was reminded of this time, and not of the one before', () => {
		const reminded = (time: number): boolean | undefined => {
			const record: DutyRecord = {
				id: dutyId(`remind:${String(time)}`),
				kind: 'remind',
				standing: 'done',
				...{ at: at('10:00'), by: personId('a'), name: noteId('n'), said: null }
			};
			const state = aState({ jobs: [booked({ duties: [record] })] });
			return preparationOf(state, TOMORROW)[0]?.isConfirmed;
		};
		expect([reminded(at('09:00', TOMORROW)), reminded(at('10:00', TOMORROW))]).toEqual([
			true,
			false
		]);
	});
});

describe('special tools', () => {
	it('come from the catalogue where the order names none', () => {
		const { state } = when(withCatalogue([RACK]), book([aLine()]));
		expect(toolsTomorrow(state)).toEqual([[RACK]]);
		expect(theJob(state, jobId('J9')).operations[0]?.tools).toEqual([RACK]);
	});

	it('are those the order names, be it none, in the order of the list', () => {
		const chosen = (tools: readonly string[]) =>
			toolsTomorrow(when(withCatalogue([RACK]), book([aLine({ tools })])).state);
		expect([chosen([TIMING, RACK]), chosen([])]).toEqual([[[RACK, TIMING]], [[]]]);
	});

	it('are tools of this workshop', () => {
		expect(when(aState(), book([aLine({ tools: ['锤子'] })])).refusal).toEqual({
			code: 'tool/unknown',
			tool: '锤子'
		});
	});

	it('go with the work they are for; what is added goes with the first', () => {
		const [type] = aSetup().operations;
		const work = [type!, { ...type!, tools: [RACK] }];
		const lines = [aLine(), aLine({ lineNo: 2 })];
		const tools = (chosen: readonly string[]) =>
			withTools(lines, work, chosen).map((line) => line.tools);
		expect(toolsOfWork(work)).toEqual([RACK]);
		expect(tools([RACK])).toEqual([[], [RACK]]);
		expect(tools([TIMING, RACK])).toEqual([[TIMING], [RACK]]);
		expect(tools([])).toEqual([[], []]);
	});

	it('cannot be taken off the list while the catalogue names them', () => {
		const set = (tools: readonly string[]): Command => ({
			type: 'EditSetup',
			seen: withCatalogue([]).setupVersion,
			edit: { kind: 'set-tools', tools }
		});
		expect(when(withCatalogue([RACK]), set([TIMING])).refusal).toMatchObject({
			code: 'workshop/invalid-set-up',
			why: 'unknown-tool'
		});
		expect(when(withCatalogue([RACK]), set([RACK, RACK])).refusal).toMatchObject({
			why: 'duplicate'
		});
		expect(when(withCatalogue([RACK]), set([RACK])).state.setup?.specialTools).toEqual([RACK]);
	});
});
