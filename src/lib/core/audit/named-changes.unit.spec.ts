import { describe, expect, it } from 'vitest';
import { aJob } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import type { Change } from './changes.ts';
import { namedChanges } from './named-changes.ts';

const change = (part: Partial<Change>): Change => ({
	...{ operation: null, field: 'technicians', before: null, after: null },
	...part
});

describe('what a step changed, by the names people know', () => {
	const [code, name] = ['T001', '王强'];
	const { registers } = aState();
	const staff = new Map([[code, { kind: 'staff', id: code, name } as const]]);
	const state = aState({ registers: { ...registers, staff } });

	it('says technicians and advisors by name, and keeps codes nobody knows any more', () => {
		const [told] = namedChanges([change({ before: code, after: `${code} T999` })], state);
		expect(told).toMatchObject({ before: name, after: `${name} T999` });
	});

	it('leaves what was typed beside a code as it is', () => {
		const after = `${code} 2026-11-23T01:00:00Z/… ${code}`;
		const [told] = namedChanges([change({ field: 'absence', after })], state);
		expect(told?.after).toBe(`${name} 2026-11-23T01:00:00Z/… ${code}`);
		const [note] = namedChanges([change({ field: 'note', after: code })], state);
		expect(note?.after).toBe(code);
	});

	it('says work by its car and name while the board has it', () => {
		const [gone] = namedChanges([change({ operation: 'J-gone/1' })], state);
		expect(gone?.operation).toBe('J-gone/1');
		const job = aJob();
		const here = aState({ jobs: [job] });
		const [work] = job.operations;
		const [told] = namedChanges([change({ operation: work!.id })], here);
		expect(told?.operation).toContain(work!.name);
	});
});
