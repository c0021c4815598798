import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watch } from './watch.ts';

const BEAT_MS = 5_000;

/** The worker as it is handed out, and the page it watches over. */
function watched(page: { isMoving: boolean; draws: boolean }) {
	const onFrozen = vi.fn();
	const worker = { onmessage: null as Worker['onmessage'], postMessage: vi.fn() };
	const inWorker: Record<string, unknown> = {
		setInterval,
		postMessage: (data: string) => {
			worker.onmessage?.call(worker as unknown as Worker, { data } as MessageEvent);
		}
	};
	runInNewContext(readFileSync('static/watch.js', 'utf8'), inWorker);
	worker.postMessage.mockImplementation(() => {
		(inWorker['onmessage'] as () => void)();
	});
	watch({
		...{ onFrozen, worker, isMoving: () => page.isMoving },
		nextFrame: (drawn) => {
			if (page.draws) drawn();
		}
	});
	return onFrozen;
}

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

it('leaves a page alone that draws', () => {
	const onFrozen = watched({ isMoving: true, draws: true });
	vi.advanceTimersByTime(100 * BEAT_MS);
	expect(onFrozen).not.toHaveBeenCalled();
});

it.each([
	['draws no frame', { isMoving: true, draws: false }],
	['whose data stand still', { isMoving: false, draws: true }]
])('gives up a page that %s after three beats (B16)', (_what, page) => {
	const onFrozen = watched(page);
	vi.advanceTimersByTime(3 * BEAT_MS);
	expect(onFrozen).not.toHaveBeenCalled();
	vi.advanceTimersByTime(BEAT_MS);
	expect(onFrozen).toHaveBeenCalledOnce();
});

it('forgives a page that was slow for two beats', () => {
	const page = { isMoving: true, draws: true };
	const onFrozen = watched(page);
	for (let round = 0; round < 10; round += 1) {
		page.draws = false;
		vi.advanceTimersByTime(2 * BEAT_MS);
		page.draws = true;
		vi.advanceTimersByTime(BEAT_MS);
	}
	expect(onFrozen).not.toHaveBeenCalled();
});
