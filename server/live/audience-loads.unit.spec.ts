import { describe, expect, it } from 'vitest';
import { audienceLoads } from './audience-loads.ts';

const NOW = 100_000;
const line = (room: string | null, waiting = 0, freshAt = NOW) => ({ room, waiting, freshAt });

describe('the load by audience', () => {
	it('counts screens by audience, whatever their workshop, and nobody who has not said which', () => {
		const loads = audienceLoads(
			[line('wall/a'), line('wall/b'), line('wall-masked/a'), line('staff/a'), line(null)],
			NOW
		);
		expect([...loads].map(([audience, { connected }]) => [audience, connected])).toEqual([
			['wall', 2],
			['wall-masked', 1],
			['staff', 1]
		]);
	});

	it('is as old as the slowest screen of it, and fresh where nothing waits', () => {
		const slow = [line('wall/a', 3, NOW - 7_000), line('wall/a', 1, NOW - 2_000)];
		const loads = audienceLoads([...slow, line('lounge/a', 0, NOW - 60_000)], NOW);
		expect(loads.get('wall')?.oldestMs).toBe(7_000);
		expect(loads.get('lounge')?.oldestMs).toBe(0);
	});
});
