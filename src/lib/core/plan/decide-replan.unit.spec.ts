import { describe, expect, it } from 'vitest';
import { aJob, aPlan, aStint } from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { onOperation, theOperation, when } from '../../../../tests/support/scenario.ts';
import type { Command, OperationMove } from '../commands.ts';
import { jobId } from '../ids.ts';
import type { Operation } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';

type To = Exclude<OperationMove['to'], null>;
const place = (overrides: Partial<To> = {}): To => ({
	bay: BAY.lift1,
	technicians: [TECHNICIAN.mechanic],
	start: at('11:00'),
	...overrides
});
const move = (
	state: WorkshopState,
	{ job, index = 0, to }: { job: string; index?: number; to: To | null }
): OperationMove => ({ ...onOperation(state, index, job), to });
const replan = (moves: readonly OperationMove[], reason?: string): Command => ({
	type: 'ReplanOperations',
	moves,
	reason
});

/** One car planned on the first lift at 11, another on the second at 13. */
const twoCars = (first: Partial<Operation> = {}): WorkshopState =>
	aState({
		jobs: [
			aJob({ id: jobId('J1'), operations: [{ plan: aPlan({ start: at('10:30') }), ...first }] }),
			aJob({
				id: jobId('J2'),
				operations: [
					{
						plan: aPlan({
							bay: BAY.lift2,
							technicians: [TECHNICIAN.slow],
							start: at('13:00'),
							end: at('14:15'),
							minutes: 75
						})
					}
				]
			})
		]
	});

describe('a compound move', () => {
	it('lets two cars change places, which neither could do alone', () => {
		const state = twoCars();
		const swap = [
			move(state, {
				job: 'J1',
				to: place({ bay: BAY.lift2, technicians: [TECHNICIAN.slow], start: at('13:00') })
			}),
			move(state, { job: 'J2', to: place({ start: at('10:30') }) })
		];
		expect(when(state, replan(swap.slice(0, 1))).refusal?.code).toBe('plan/conflicts');
		const { events, refusal } = when(state, replan(swap));
		expect(refusal).toBeNull();
		expect(events.map(({ type }) => type)).toEqual(['OperationAssigned', 'OperationAssigned']);
	});

	it('says re-timed where bay and people stay, and unassigned where the plan goes', () => {
		const state = twoCars();
		const { events } = when(
			state,
			replan(
				[
					move(state, { job: 'J1', to: place({ start: at('10:50') }) }),
					move(state, { job: 'J2', to: null })
				],
				'待料'
			)
		);
		expect(events).toMatchObject([
			{ type: 'OperationRetimed', reason: '待料', plan: { start: at('10:50') } },
			{ type: 'OperationUnassigned' }
		]);
	});

	it('is all or nothing, and names every conflict of every move', () => {
		const state = twoCars();
		const here = place({ start: at('15:00'), technicians: [TECHNICIAN.early] });
		const { refusal, events } = when(
			state,
			replan([
				move(state, { job: 'J1', to: { ...here, technicians: [TECHNICIAN.mechanic] } }),
				move(state, { job: 'J2', to: here })
			])
		);
		expect(events).toEqual([]);
		expect(refusal).toMatchObject({
			code: 'plan/conflicts',
			conflicts: [
				{ code: 'bay-busy', with: { job: 'J2' } },
				{ code: 'bay-busy', with: { job: 'J1' } }
			]
		});
	});

	it('keeps the order of one car’s operations as they will be', () => {
		const state = aState({ jobs: [aJob({ operations: [{}, {}] })] });
		const one = move(state, { job: 'J1', to: place({ start: at('13:00') }) });
		const next = (start: number) => move(state, { job: 'J1', index: 1, to: place({ start }) });
		expect(when(state, replan([one, next(at('13:30'))])).refusal).toMatchObject({
			conflicts: [{ code: 'technician-busy' }, { code: 'order-of-operations' }, {}, {}]
		});
		expect(when(state, replan([next(at('14:00')), one])).refusal).toBeNull();
	});

	it('takes overtime among the moved for what it is', () => {
		const state = aState({ jobs: [aJob({ operations: [{}, {}] })] });
		const late = move(state, { job: 'J1', to: place({ start: at('17:00') }) });
		const later = move(state, { job: 'J1', index: 1, to: place({ start: at('18:00') }) });
		expect(when(state, replan([late, later], '加班')).refusal).toBeNull();
		expect(when(state, replan([late, later])).refusal).toMatchObject({
			conflicts: [{ code: 'closed-hours' }, { code: 'closed-hours' }]
		});
	});

	it('asks why a plan is longer, and keeps the answer with its minutes', () => {
		const state = twoCars();
		const longer = [move(state, { job: 'J1', to: place({ start: at('10:30'), minutes: 80 }) })];
		expect(when(state, replan(longer)).refusal).toEqual({ code: 'reason/missing', why: 'longer' });
		const after = when(state, replan(longer, '故障比预计复杂')).state;
		expect(theOperation(after, 0, 'J1').plan?.lengthenings).toEqual([
			{ minutes: 20, reason: '故障比预计复杂' }
		]);
	});

	it('of what is so already is no news', () => {
		const state = twoCars();
		const same = move(state, { job: 'J1', to: place({ start: at('10:30') }) });
		expect(when(state, replan([same]))).toMatchObject({ events: [], refusal: null });
	});

	it.each<[string, (state: WorkshopState) => readonly OperationMove[], object]>([
		[
			'plan/moved-twice',
			(state) => [
				move(state, { job: 'J1', to: place() }),
				move(state, { job: 'J1', to: place({ start: at('14:00') }) })
			],
			{ operation: 'J1/1' }
		],
		['stale', (state) => [{ ...move(state, { job: 'J2', to: null }), seen: 0 }], { what: 'J2/1' }],
		[
			'bay/unknown',
			(state) => [move(state, { job: 'J1', to: place({ bay: 'Z9' as never }) })],
			{ bay: 'Z9' }
		]
	])('%s', (code, moves, facts) => {
		const state = twoCars();
		expect(when(state, replan(moves(state))).refusal).toMatchObject({ code, ...facts });
	});

	it('leaves alone what has begun, and has nothing to take back where there is no plan', () => {
		const begun = twoCars({ state: 'running', stints: [aStint()] });
		for (const to of [place(), null])
			expect(when(begun, replan([move(begun, { job: 'J1', to })])).refusal?.code).toBe(
				'operation/already-started'
			);
		const bare = twoCars({ plan: null });
		expect(when(bare, replan([move(bare, { job: 'J1', to: null })])).refusal?.code).toBe(
			'operation/not-planned'
		);
	});
});
