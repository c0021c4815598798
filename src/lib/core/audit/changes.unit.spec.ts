import { describe, expect, it } from 'vitest';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { anImport } from '../../../../tests/builders/an-order.ts';
import { at } from '../../../../tests/builders/at.ts';
import { circumstances, onOperation, recordedAfter } from '../../../../tests/support/scenario.ts';
import { pastStep } from '../../../../tests/support/logbook.ts';
import type { Command } from '../commands.ts';
import { decide } from '../decide.ts';
import { evolve, withRecords } from '../evolve.ts';
import { commandId, jobId } from '../ids.ts';
import type { Recorded } from '../job/events.ts';
import type { WorkshopState } from '../state.ts';
import { changesOf, type Change } from './changes.ts';

const JOB = jobId('J-RO1');
type Wish = (state: WorkshopState) => Command;

/** What the last of the commands changed. */
function changed(...wishes: readonly Wish[]): readonly Change[] {
	let state = aState();
	const log: Recorded[] = [];
	wishes.forEach((wish, index) => {
		const around = circumstances({ command: commandId(`c${index}`) });
		const decision = decide(state, wish(state), around);
		if (!decision.ok) throw new Error(decision.refusal.code);
		const recorded = recordedAfter(state, decision.value, around);
		state = evolve(withRecords(state, decision.value.records), recorded);
		log.push(...recorded);
	});
	return changesOf(pastStep(log, commandId(`c${wishes.length - 1}`)));
}

const bring: Wish = () => anImport({ washWanted: false, promisedAt: null });
const start: Wish = (state) => ({
	type: 'StartOperation',
	...onOperation(state, 0),
	bay: BAY.lift1,
	technicians: [TECHNICIAN.mechanic],
	reason: '测试'
});

describe('what a step changed', () => {
	it('is told of each visit and operation, before and after', () => {
		const changes = changed(bring, start);

		expect(changes).toContainEqual({
			...{ operation: null, field: 'bay', before: null, after: BAY.lift1 }
		});
		expect(changes).toContainEqual({
			...{ operation: 'J-RO1/1', field: 'state', before: 'open', after: 'running' }
		});
		expect(changes).toContainEqual({
			...{ operation: 'J-RO1/1', field: 'workers', before: null, after: TECHNICIAN.mechanic }
		});
		expect(changes.every(({ before, after }) => before !== after)).toBe(true);
	});

	it('names what was there before a second change', () => {
		const promise =
			(hour: string): Wish =>
			(state) => ({
				type: 'ChangePromise',
				job: JOB,
				promisedAt: at(hour),
				reason: hour,
				seen: state.jobs.get(JOB)!.ownVersion
			});

		expect(changed(bring, promise('16:00'), promise('17:00'))).toEqual([
			{ operation: null, field: 'promisedAt', before: at('16:00'), after: at('17:00') },
			{ operation: null, field: 'promiseReason', before: '16:00', after: '17:00' }
		]);
	});

	it('is everything that is so of a visit that is new', () => {
		const changes = changed(bring);

		expect(changes).toContainEqual({
			...{ operation: null, field: 'orders', before: null, after: 'RO1' }
		});
		expect(changes.every(({ before }) => before === null)).toBe(true);
		expect(changes.every(({ after }) => after !== null && after !== false)).toBe(true);
	});

	it('is told of the workshop', () => {
		const out: Wish = () => ({ type: 'TakeBayOut', bay: BAY.lift1, reason: '漏油', until: null });
		const back: Wish = () => ({ type: 'ReturnBay', bay: BAY.lift1 });

		expect(changed(out)).toMatchObject([{ field: 'outage', before: null }]);
		const [change] = changed(out, back);
		expect(change).toMatchObject({ field: 'outage', after: null });
		expect(change?.before).toContain('漏油');
	});

	it('is told of an edit of the set-up, against the one it was done on', () => {
		const edit = { kind: 'remove-holiday', date: '2026-10-01' } as const;
		const { setup } = aState();
		const event = { type: 'SetupEdited', edit } as const;
		const events = recordedAfter(aState(), { events: [event], at: at('10:00') });
		const step = { events, histories: new Map() };
		const closed = { date: '2026-10-01', name: '国庆', open: null };

		expect(changesOf(step, { ...setup!, holidays: [closed] })).toEqual([
			{
				...{ operation: null, field: 'setup', after: null },
				before: `holidays 2026-10-01 ${JSON.stringify(closed)}`
			}
		]);
		expect(changesOf(step)).toMatchObject([
			{ field: 'setup', after: 'remove-holiday {"date":"2026-10-01"}' }
		]);
	});

	it('is nothing for a step nobody knows', () => {
		expect(changesOf({ events: [], histories: new Map() })).toEqual([]);
	});
});
