import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Command } from '#core/commands.ts';
import { punctualityOf } from '#core/figures/punctuality.ts';
import { jobId } from '#core/ids.ts';
import { stageOf } from '#core/job/stage.ts';
import { emptyState, type WorkshopState } from '#core/state.ts';
import { MINUTE_MS } from '#core/time/instant.ts';
import { instantAt } from '#core/time/zone.ts';
import { readSetup } from '#core/workshop/read-setup.ts';
import { circumstances, when } from '../../../tests/support/scenario.ts';
import { readImportFile } from '../../import/read-file.ts';
import { SAMPLE_DAY } from '../redate.ts';
import { crewWishes } from './wishes.ts';

/** The sample day played by the crew against the rules alone: no server, no clock, no network. */
const sample = (name: string): URL => new URL(`../sample/${name}`, import.meta.url);
const OPENING = instantAt(SAMPLE_DAY, '08:00', 'Asia/Shanghai');
const CLOSING = instantAt(SAMPLE_DAY, '17:30', 'Asia/Shanghai');

async function sampleDay(): Promise<WorkshopState> {
	const json: unknown = JSON.parse(readFileSync(sample('day-20.workshop.json'), 'utf8'));
	const draft = readSetup(json, SAMPLE_DAY);
	if (!draft.ok) throw new Error(JSON.stringify(draft.refusal));
	const setUp: Command = { type: 'SetUpWorkshop', draft: draft.value };
	const state = when(emptyState, setUp, { now: OPENING }).state;
	const { setup } = draft.value;
	const { orders } = await readImportFile({
		path: fileURLToPath(sample('day-20.csv')),
		mapping: {},
		context: {
			timeZone: setup.timeZone,
			open: setup.hours.from,
			close: setup.hours.to,
			skills: setup.skills,
			advisors: {}
		}
	});
	return orders.reduce(
		(current, { orderNo, draft: order, incomplete }) =>
			when(current, { type: 'ImportOrder', orderNo, draft: order, incomplete }, { now: OPENING })
				.state,
		state
	);
}

// A whole day minute by minute, each wish held against all promises: seconds on a busy machine.
const A_DAY_MS = 30_000;

describe('the simulated crew', () => {
	it(
		'plays a whole day by the rules: cars come, are worked on, wait, run late and leave',
		async () => {
			let state = await sampleDay();
			const seen = new Set<string>();
			let minutesWithSomethingToDispatch = 0;
			for (let now = OPENING; now < CLOSING; now += MINUTE_MS) {
				for (const { command } of crewWishes(state, () => false, circumstances({ now }))) {
					const outcome = when(state, command, { now });
					expect(outcome.refusal).toBeNull();
					state = outcome.state;
					seen.add(command.type);
				}
				const isLeft = [...state.jobs.values()].some(
					(job) => stageOf(job) === 'waiting-for-dispatch'
				);
				if (isLeft) minutesWithSomethingToDispatch += 1;
			}
			const left = [...state.jobs.values()].filter((job) => stageOf(job) === 'delivered');
			const late = left.filter((job) => punctualityOf(job).kind === 'late');
			expect(left.length).toBeGreaterThan(25);
			expect(late.length).toBeLessThan(left.length / 4);
			// Whoever comes to the desk finds something to do there, and the day is done by its end.
			expect(minutesWithSomethingToDispatch).toBeGreaterThan(6 * 60);
			expect([...state.jobs.values()].map(stageOf)).not.toContain('waiting-for-dispatch');
			expect([...seen].sort()).toEqual([
				'ArriveJob',
				'AssignOperation',
				'ChangePromise',
				'DeliverJob',
				'FinishOperation',
				'MoveCar',
				'PauseOperation',
				'ReceiveParts',
				'ResumeOperation',
				'SettleJob',
				'StartOperation',
				'StopOperation',
				'UnassignOperation'
			]);
		},
		A_DAY_MS
	);

	it('leaves a car alone that a person has taken over', async () => {
		const state = await sampleDay();
		const own = jobId('J-RO202611231001');
		const wishes = (isTakenOver: boolean) =>
			crewWishes(state, (job) => isTakenOver && job === own, circumstances({ now: CLOSING }))
				.map(({ command }) => command)
				.filter((command) => 'job' in command && command.job === own);
		expect(wishes(false).length).toBeGreaterThan(0);
		expect(wishes(true)).toEqual([]);
	});
});
