import { describe, expect, it } from 'vitest';
import type { Row } from '#core/board/rows.ts';
import { bayCode } from '#core/ids.ts';
import type { Change } from '#protocol/messages.ts';
import { mergeChanges } from './merge-changes.ts';

const row = (bay: string, version: number): Row => ({
	kind: 'outage',
	id: bay,
	version,
	body: { version, bay: bayCode(bay), since: 0, until: null, reason: '' }
});
const change = (seq: number, overrides: Partial<Change>): Change => ({
	epoch: 'e1',
	prev: seq - 1,
	seq,
	rows: [],
	gone: [],
	...overrides
});

describe('two changes as one', () => {
	it('reach from where the first began to where the second ended, each row as it is in the end', () => {
		const first = change(5, { rows: [row('A01', 5), row('A02', 5)] });
		const next = change(6, { rows: [row('A02', 6)] });
		expect(mergeChanges(first, next)).toEqual(
			change(6, { prev: 4, rows: [row('A01', 5), row('A02', 6)] })
		);
	});

	it('know what came and went, and what went and came back', () => {
		const first = change(5, { rows: [row('A01', 5)], gone: ['outage:A02'] });
		const next = change(6, { rows: [row('A02', 6)], gone: ['outage:A01'] });
		expect(mergeChanges(first, next)).toEqual(
			change(6, { prev: 4, rows: [row('A02', 6)], gone: ['outage:A01'] })
		);
	});

	it('do not reach across a restore', () => {
		const next = change(2, { epoch: 'e2', rows: [row('A03', 2)] });
		expect(mergeChanges(change(5, { rows: [row('A01', 5)] }), next)).toBe(next);
	});
});
