import { describe, expect, it } from 'vitest';
import type { ReadyCall } from '#core/lounge/call.ts';
import { Caller } from './caller.svelte.ts';

const aCall = (key: string): ReadyCall => ({
	key,
	car: { plate: { head: '辽B', tail: `A**${key}` }, customer: null, counter: 3 }
});

/** All of these cars stand there, and whichever else is named. */
const offer = (
	caller: Caller,
	calls: readonly ReadyCall[],
	others: readonly string[] = []
): void => {
	caller.offer(calls, new Set([...calls.map(({ key }) => key), ...others]));
};

/** A caller whose time passes as fast as it is asked to, with what happened in its order. */
function aCaller(volumes: readonly number[] = [80], kept: string[] = []) {
	const happened: string[] = [];
	let asked = 0;
	const caller: Caller = new Caller({
		play: (clips, volume) => {
			happened.push(
				`says ${String(clips.length)} of ${caller.current?.key ?? 'nobody'} at ${String(volume)}`
			);
			return Promise.resolve();
		},
		volume: () => volumes[Math.min(asked++, volumes.length - 1)] ?? 0,
		sleep: (ms) => {
			happened.push(`${String(ms / 1000)} s of ${caller.current?.key ?? 'nobody'}`);
			return Promise.resolve();
		},
		memory: { read: () => [...kept], write: (keys) => kept.splice(0, kept.length, ...keys) }
	});
	const settled = async (): Promise<readonly string[]> => {
		for (let turn = 0; turn < 50; turn++) await Promise.resolve();
		return happened;
	};
	return { caller, settled };
}

describe('the caller', () => {
	it('chimes, says it twice with a pause, and lets the text stand ten seconds longer', async () => {
		const { caller, settled } = aCaller();
		offer(caller, [aCall('23')]);
		expect(caller.current?.key).toBe('23');
		const [first, ...rest] = await settled();
		expect(first).toMatch(/^says \d+ of 23 at 80$/);
		const chimeToo = Number(/\d+/.exec(first!)![0]);
		expect(rest).toEqual([
			'3 s of 23',
			`says ${String(chimeToo - 1)} of 23 at 80`,
			'10 s of 23',
			'5 s of nobody'
		]);
		expect(caller.current).toBeNull();
	});

	it('calls one at a time and nobody twice', async () => {
		const { caller, settled } = aCaller([0]);
		offer(caller, [aCall('23'), aCall('45')]);
		offer(caller, [aCall('45'), aCall('67'), aCall('23')]);
		const all = await settled();
		offer(caller, [aCall('67')]);
		expect(await settled()).toEqual(all);
		expect(all.filter((one) => one.startsWith('15 s'))).toEqual([
			'15 s of 23',
			'15 s of 45',
			'15 s of 67'
		]);
	});

	it('calls nobody again when its page is loaded anew, but whoever was not called to the end', async () => {
		const kept: string[] = [];
		const first = aCaller([0], kept);
		offer(first.caller, [aCall('23')]);
		await first.settled();
		offer(first.caller, [aCall('45')]);
		const again = aCaller([0], [...kept]);
		offer(again.caller, [aCall('23'), aCall('45')]);
		const happened = await again.settled();
		expect(happened.filter((one) => one.startsWith('15 s'))).toEqual(['15 s of 45']);
	});

	it('does not call who fetched the car before their turn came', async () => {
		const { caller, settled } = aCaller([0]);
		offer(caller, [aCall('23'), aCall('45'), aCall('67')]);
		offer(caller, [], ['23', '67']);
		const all = await settled();
		expect(all.filter((one) => one.startsWith('15 s'))).toEqual(['15 s of 23', '15 s of 67']);
	});

	it('shows the text and says nothing where it has to be quiet', async () => {
		const { caller, settled } = aCaller([0]);
		offer(caller, [aCall('23')]);
		expect(await settled()).toEqual(['15 s of 23', '10 s of 23', '5 s of nobody']);
	});

	it('does not say it again in an hour that became quiet', async () => {
		const { caller, settled } = aCaller([80, 80, 0]);
		offer(caller, [aCall('23')]);
		const happened = await settled();
		expect(happened.filter((one) => one.startsWith('says'))).toHaveLength(1);
	});
});
