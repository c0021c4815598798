import { describe, expect, it } from 'vitest';
import { aJob } from '../../../../tests/builders/a-job.ts';
import { completedJob, type StoredJob } from './stored-job.ts';

describe('a visit stored by an earlier release', () => {
	it('gets the parts it did not have, empty', () => {
		const stored: StoredJob = { ...aJob() };
		delete (stored as { additions?: unknown }).additions;
		expect(completedJob(stored)).toEqual({ ...aJob(), additions: [] });
	});

	it('keeps what it has', () => {
		expect(completedJob(aJob())).toEqual(aJob());
	});
});
