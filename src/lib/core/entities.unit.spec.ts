import { describe, expect, it } from 'vitest';
import { aJob } from '../../../tests/builders/a-job.ts';
import { stateFromEntities, type Entity } from './entities.ts';

describe('the state out of a store', () => {
	it('takes a visit that was stored before additional work was kept', () => {
		const { additions, ...old } = aJob();
		expect(additions).toEqual([]);
		const stored = { kind: 'job', id: old.id, seq: 1, gone: false, body: old } as unknown as Entity;
		expect(stateFromEntities([stored], [], 1).jobs.get(old.id)).toEqual(aJob());
	});
});
