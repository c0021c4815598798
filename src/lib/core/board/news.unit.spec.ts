import { describe, expect, it } from 'vitest';
import { jobId } from '#core/ids.ts';
import { aJob, aPromise } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { newsSince, type Heard } from './news.ts';

const heard = (time: `${number}:${number}`, ...jobs: ReturnType<typeof aJob>[]): Heard => ({
	state: aState({ jobs }),
	at: at(time)
});
const car = (id: string, version: number) =>
	aJob({ id: jobId(id), version, promises: [aPromise(at('10:00'))] });

describe('newsSince', () => {
	it('counts cars others changed, brought or took away, and none of one’s own steps', () => {
		const before = heard('09:00', car('same', 1), car('theirs', 1), car('mine', 1), car('gone', 1));
		const now = heard('09:00', car('same', 1), car('theirs', 5), car('mine', 6), car('new', 7));
		expect(newsSince(before, now, new Set([6]))).toEqual({ changed: 3, late: 0 });
	});

	it('counts what became late, once', () => {
		const before = heard('09:55', car('J1', 1));
		const now = heard('10:05', car('J1', 1));
		expect(newsSince(before, now, new Set())).toEqual({ changed: 0, late: 1 });
		expect(newsSince(now, heard('10:15', car('J1', 1)), new Set()).late).toBe(0);
	});
});
