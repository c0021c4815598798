import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LayoutBoard } from '$lib/board/layout-board.ts';
import { LayoutParts } from './layout-parts.ts';

const aBoard = (): LayoutBoard => vi.fn<() => never>();

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

it('has its own layout at once, and loads another one once', async () => {
	const [bay, flow] = [aBoard(), aBoard()];
	const load = vi.fn(() => Promise.resolve({ default: flow }));
	const parts = new LayoutParts({ own: { bay }, others: { stage: load } });
	expect(parts.boardOf('bay')).toBe(bay);
	expect(load).not.toHaveBeenCalled();
	parts.fetchAhead(['bay', 'stage', 'stage']);
	expect(await parts.boardOf('stage')).toBe(flow);
	expect(parts.boardOf('stage')).toBe(parts.boardOf('stage'));
	expect(load).toHaveBeenCalledOnce();
});

it('asks again for a part that does not come, and fails nobody who waits for it', async () => {
	const flow = aBoard();
	const load = vi.fn<() => Promise<{ default: LayoutBoard }>>(() =>
		Promise.reject(new TypeError('no network'))
	);
	const parts = new LayoutParts({ own: {}, others: { line: load } });
	const came = vi.fn();
	void Promise.resolve(parts.boardOf('line')).then(came);
	await vi.advanceTimersByTimeAsync(12_000);
	expect(load).toHaveBeenCalledTimes(3);
	expect(came).not.toHaveBeenCalled();
	load.mockResolvedValue({ default: flow });
	await vi.advanceTimersByTimeAsync(5_000);
	expect(came).toHaveBeenCalledWith(flow);
});

it('says so where no program has a layout', () => {
	expect(() => new LayoutParts({ own: {}, others: {} }).boardOf('bay')).toThrow(/bay/);
});
