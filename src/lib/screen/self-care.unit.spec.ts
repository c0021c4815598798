import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { afterFault, MOST_AN_HOUR, SelfCare } from './self-care.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

it('loads a page again after a fault, three times an hour, and then leaves it', () => {
	let kept: readonly number[] = [];
	for (let at = 0; at < MOST_AN_HOUR; at += 1) {
		const { todo, kept: next } = afterFault(kept, at * 1_000);
		expect(todo).toBe('reload');
		kept = next;
	}
	expect(afterFault(kept, 5_000)).toEqual({ todo: 'lite', kept: [] });
});

it('forgets faults of more than an hour ago, and those of a clock that was ahead', () => {
	expect(afterFault([0, 1, 2], HOUR + 3)).toEqual({ todo: 'reload', kept: [HOUR + 3] });
	expect(afterFault([9_000, 9_001, 9_002], 10)).toEqual({ todo: 'reload', kept: [10] });
});

describe('a page on a wall', () => {
	const reload = vi.fn();
	const replace = vi.fn();
	const listeners = new Map<string, () => void>();
	const request = vi.fn();
	const worker = { onmessage: null as ((event: object) => void) | null };
	let visible: DocumentVisibilityState;
	let answer: Response;
	let stop: () => void;
	let care: SelfCare;
	let held: (boolean | null)[];

	beforeEach(() => {
		vi.useFakeTimers();
		for (const mock of [reload, replace, request]) mock.mockReset();
		listeners.clear();
		visible = 'visible';
		held = [];
		const lock = new EventTarget();
		request.mockResolvedValue(lock);
		vi.stubGlobal('location', { reload, replace });
		vi.stubGlobal('navigator', { wakeLock: { request } });
		vi.stubGlobal('fetch', () => Promise.resolve(answer.clone()));
		vi.stubGlobal('addEventListener', (name: string, told: () => void) =>
			listeners.set(name, told)
		);
		vi.stubGlobal('removeEventListener', (name: string) => listeners.delete(name));
		vi.stubGlobal('document', {
			get visibilityState() {
				return visible;
			},
			addEventListener: (name: string, told: () => void) => listeners.set(name, told),
			removeEventListener: (name: string) => listeners.delete(name)
		});
		const kept = new Map<string, string>();
		vi.stubGlobal('sessionStorage', {
			getItem: (key: string) => kept.get(key) ?? null,
			setItem: (key: string, value: string) => kept.set(key, value)
		});
		vi.stubGlobal(
			'Worker',
			vi.fn(function () {
				return Object.assign(worker, { terminate: vi.fn(), postMessage: vi.fn() });
			})
		);
		care = new SelfCare({ version: 'old', lite: '/board/lite' });
		care.onWakeLock = (isHeld) => held.push(isHeld);
		stop = care.start();
	});

	afterEach(() => {
		stop();
		vi.unstubAllGlobals();
		vi.useRealTimers();
	});

	const says = (version: string, status = 200): void => {
		answer = new Response(JSON.stringify({ version }), { status });
	};

	it('takes a new build over at a page turn, within half a minute (B9)', async () => {
		says('new');
		await vi.advanceTimersByTimeAsync(MINUTE);
		expect(reload).not.toHaveBeenCalled();
		care.pageTurned();
		await vi.advanceTimersByTimeAsync(MINUTE / 2);
		expect(reload).toHaveBeenCalledOnce();
	});

	it('stays with its build while a call is on, and also where the call came after the turn', async () => {
		says('new');
		await vi.advanceTimersByTimeAsync(MINUTE);
		const release = care.hold();
		care.pageTurned();
		await vi.advanceTimersByTimeAsync(MINUTE);
		expect(reload).not.toHaveBeenCalled();
		release();
		care.pageTurned();
		const again = care.hold();
		await vi.advanceTimersByTimeAsync(MINUTE / 2);
		expect(reload).not.toHaveBeenCalled();
		again();
		care.pageTurned();
		await vi.advanceTimersByTimeAsync(MINUTE / 2);
		expect(reload).toHaveBeenCalledOnce();
	});

	it('stays while the server is away, and takes the build over at a turn after it came back', async () => {
		says('new');
		await vi.advanceTimersByTimeAsync(MINUTE);
		says('new', 503);
		care.pageTurned();
		await vi.advanceTimersByTimeAsync(MINUTE / 2);
		expect(reload).not.toHaveBeenCalled();
		says('new');
		care.pageTurned();
		await vi.advanceTimersByTimeAsync(MINUTE / 2);
		expect(reload).toHaveBeenCalledOnce();
	});

	it('stays where the server runs the same build, or answers badly', async () => {
		says('old');
		await vi.advanceTimersByTimeAsync(MINUTE);
		care.pageTurned();
		says('new', 503);
		await vi.advanceTimersByTimeAsync(MINUTE);
		care.pageTurned();
		await vi.advanceTimersByTimeAsync(MINUTE);
		expect(reload).not.toHaveBeenCalled();
	});

	it('asks for the wake lock again when it comes back to sight, and says whether it has it (B14)', async () => {
		await vi.advanceTimersByTimeAsync(0);
		expect(held).toEqual([true]);
		const lock = (await request.mock.results[0]!.value) as EventTarget;
		lock.dispatchEvent(new Event('release'));
		expect(held).toEqual([true, false]);
		visible = 'hidden';
		listeners.get('visibilitychange')?.();
		expect(request).toHaveBeenCalledTimes(1);
		visible = 'visible';
		listeners.get('visibilitychange')?.();
		await vi.advanceTimersByTimeAsync(0);
		expect(request).toHaveBeenCalledTimes(2);
		expect(held).toEqual([true, false, true]);
	});

	it('begins again when its watch finds it frozen, and is left for the page without scripts at last (B16)', () => {
		for (let time = 0; time < MOST_AN_HOUR; time += 1) worker.onmessage?.({ data: 'frozen' });
		expect(reload).toHaveBeenCalledTimes(MOST_AN_HOUR);
		worker.onmessage?.({ data: 'frozen' });
		expect(replace).toHaveBeenCalledWith('/board/lite');
	});
});
