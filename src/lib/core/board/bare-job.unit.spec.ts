import { describe, expect, it } from 'vitest';
import { aJob, aPlan, aPromise, aStint, aStoppage } from '../../../../tests/builders/a-job.ts';
import { at } from '../../../../tests/builders/at.ts';
import { BAY } from '../../../../tests/builders/a-setup.ts';
import type { Job } from '../job/job.ts';
import { bareJob } from './bare-job.ts';

/** A visit with something in every list and place. */
const full: Job = aJob({
	promises: [aPromise(at('16:00'))],
	place: { bay: BAY.lift1, since: at('09:00') },
	announced: { from: at('16:00'), to: at('16:30') },
	operations: [{ plan: aPlan(), stints: [aStint()], stoppages: [aStoppage()] }]
});

/** The same with a field nobody has told the walls of, in every object there is. */
function marked(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(marked);
	if (typeof value !== 'object' || value === null) return value;
	const fields = Object.entries(value).map(([name, part]) => [name, marked(part)] as const);
	return { ...Object.fromEntries(fields), unheardOf: '13000007870' };
}

describe('a visit on a wall', () => {
	it('holds no field that was not named for it, at any depth', () => {
		const out = JSON.stringify(bareJob(marked(full) as Job));
		expect(JSON.stringify(marked(full))).toContain('unheardOf');
		expect(out).not.toContain('unheardOf');
	});

	it('holds every field of a visit and its work, so that the same rules can be asked there', () => {
		const bare = bareJob(full);
		expect(Object.keys(bare).sort()).toEqual(Object.keys(full).sort());
		expect(Object.keys(bare.operations[0]!).sort()).toEqual(
			Object.keys(full.operations[0]!).sort()
		);
	});
});
