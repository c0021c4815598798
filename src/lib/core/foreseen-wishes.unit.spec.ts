import { describe, expect, it } from 'vitest';
import { aJob, aPlan } from '../../../tests/builders/a-job.ts';
import { aState } from '../../../tests/builders/a-state.ts';
import { at } from '../../../tests/builders/at.ts';
import {
	circumstances,
	onOperation,
	theJob,
	theOperation
} from '../../../tests/support/scenario.ts';
import type { Command } from './commands.ts';
import { foreseenFrom, type UnshownWish } from './foreseen-wishes.ts';
import { commandId, skillCode } from './ids.ts';

const { actor } = circumstances();
const BEFORE = aState({ jobs: [aJob({ operations: [{ plan: aPlan({ start: at('10:00') }) }] })] });
const on = onOperation(BEFORE);
const wish = (id: string, command: Command, time: string): UnshownWish => ({
	id: commandId(id),
	command,
	at: at(time)
});
const START = wish('c1', { type: 'StartOperation', ...on, reason: '演练' }, '10:01');
const PAUSE = wish('c2', { type: 'PauseOperation', ...on }, '10:04');
const RESUME = wish('c3', { type: 'ResumeOperation', ...on }, '10:06');

describe('the board as it will be', () => {
	it('is what it is while nothing was tapped', () => {
		expect(foreseenFrom(BEFORE, [], actor).state).toBe(BEFORE);
	});

	it('goes from tap to tap, each at its time, whatever version it was made on', () => {
		const { state, changedBy } = foreseenFrom(BEFORE, [START, PAUSE, RESUME], actor);
		expect(theOperation(state).state).toBe('running');
		expect(theOperation(state).stints.map(({ from, to }) => [from, to])).toEqual([
			[at('10:01'), at('10:04')],
			[at('10:06'), null]
		]);
		expect([...changedBy]).toEqual([[on.operation, 'c3']]);
	});

	it('leaves out what the rules refuse', () => {
		const { state, changedBy } = foreseenFrom(BEFORE, [PAUSE, START], actor);
		expect(theOperation(state).state).toBe('running');
		expect([...changedBy.values()]).toEqual(['c1']);
	});

	it('does not show twice what may be on the screen already', () => {
		const found = { text: '磨损', skill: skillCode('M1'), standardMinutes: 30, parts: '' };
		const report: Command = { type: 'ReportAdditionalWork', job: on.job, ...found };
		const { state } = foreseenFrom(BEFORE, [wish('c1', report, '10:01')], actor);
		expect(theJob(state).additions).toEqual([]);
	});
});
