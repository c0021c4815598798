import { describe, expect, it } from 'vitest';
import { aJob } from '../../../../tests/builders/a-job.ts';
import type { Addition } from './job.ts';
import { completedJob, type StoredJob } from './stored-job.ts';

describe('a visit stored by an earlier release', () => {
	it('gets the parts it did not have, empty', () => {
		const stored: StoredJob = { ...aJob() };
		delete (stored as { additions?: unknown }).additions;
		const [operation] = stored.operations;
		delete (operation as { inspection?: unknown }).inspection;
		delete (operation as { selfChecks?: unknown }).selfChecks;
		expect(completedJob(stored)).toEqual(aJob());
	});

	it('gets what its operations did not have, empty', () => {
		const [operation] = aJob().operations;
		const old = { ...operation } as Partial<typeof operation>;
		delete (old as { delay?: unknown }).delay;
		const stored = { ...aJob(), operations: [old] } as StoredJob;
		expect(completedJob(stored)).toEqual(aJob());
	});

	it('gets what its additional work did not have, empty', () => {
		const found = { id: 'A1', reportedAt: 1, photos: [], offered: null } as unknown as Addition;
		const old = { id: 'A1', reportedAt: 1 } as unknown as Addition;
		const stored = { ...aJob(), additions: [old] } as StoredJob;
		expect(completedJob(stored)).toEqual(aJob({ additions: [found] }));
	});

	it('keeps what it has, to the letter', () => {
		expect(JSON.stringify(completedJob(aJob()))).toBe(JSON.stringify(aJob()));
	});
});
