import { describe, expect, it } from 'vitest';
import { jobId, operationId } from '#core/ids.ts';
import { at } from '../../../tests/builders/at.ts';
import { liesThere } from './trails.svelte.ts';

const operation = operationId(jobId('J1'), 1);
const rows = (from: number | null) => [
	{
		id: 'A01',
		bars: [{ bar: { operation, planned: from === null ? null : { from, to: from + 1 } } }]
	}
];
const trace = { id: `was:${operation}`, row: 'A01', from: at('10:00'), kind: 'was-here' } as const;

describe('the trace of where work lay', () => {
	it('is not drawn over the work itself once it lies there again', () => {
		expect(liesThere(trace, rows(at('10:00')))).toBe(true);
		expect(liesThere(trace, rows(at('10:15')))).toBe(false);
		expect(liesThere({ ...trace, row: 'A02' }, rows(at('10:00')))).toBe(false);
		expect(liesThere(trace, rows(null))).toBe(false);
		expect(liesThere({ ...trace, kind: 'target' }, rows(at('10:00')))).toBe(false);
	});
});
