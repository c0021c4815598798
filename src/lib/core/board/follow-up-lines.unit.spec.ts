import { describe, expect, it } from 'vitest';
import { aJob } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import { when } from '../../../../tests/support/scenario.ts';
import { commandId, jobId, personId } from '../ids.ts';
import { followUpLines } from './follow-up-lines.ts';
import { rowsFor, rowsTouched } from './project.ts';
import { rowKey } from './rows.ts';
import { stateFromRows } from './state-from-rows.ts';

const CALLER = { id: personId('caller'), role: 'followup', staff: null } as const;

const delivered = () =>
	when(
		aState({ jobs: [aJob({ end: { how: 'delivered', at: at('16:00'), reason: '' } })] }),
		{ type: 'CloseDay' },
		{ now: at('17:30') }
	).state;
const complained = () =>
	when(
		delivered(),
		{ type: 'RecordFollowUp', visit: jobId('J1'), result: 'complaint', note: '有异响' },
		{ now: at('10:00', TOMORROW), command: commandId('c7') }
	).state;

describe('whom to call', () => {
	it('reaches staff with names and what was said, and without a phone', () => {
		const rows = rowsFor('staff', complained());
		const state = stateFromRows(new Map(rows.map((row) => [rowKey(row), row])), 9);
		expect(followUpLines(state, { who: CALLER, now: at('11:00', TOMORROW) })).toMatchObject([
			{
				plate: '辽B·A0001',
				nth: 2,
				isFlagged: true,
				followUp: { customerName: '萧强', calls: [{ text: '有异响' }], complaint: { text: '' } }
			}
		]);
		expect(JSON.stringify(rows)).not.toContain('13000007870');
	});

	it('is nothing without names', () => {
		expect(followUpLines(delivered(), { who: CALLER, now: at('18:00') })).toEqual([]);
	});

	it('reaches no screen', () => {
		for (const audience of ['wall', 'wall-masked', 'lounge'] as const)
			expect(rowsFor(audience, complained()).map(({ kind }) => kind)).not.toContain('follow-up');
	});

	it('is told again when it changes, and once it is gone', () => {
		const [before, after] = [delivered(), complained()];
		expect(rowsTouched('staff', before, after).rows).toMatchObject([
			{ kind: 'follow-up', id: 'J1', version: after.seq }
		]);
		const none = { ...after, followUps: new Map() };
		expect(rowsTouched('staff', after, none).gone).toEqual(['follow-up:J1']);
		expect(rowsTouched('wall', before, after)).toEqual({ rows: [], gone: [] });
	});
});
