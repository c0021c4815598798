import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { jobId, operationIdFrom } from '#core/ids.ts';
import type { Welcome } from '#protocol/messages.ts';
import { aJob } from '../../../tests/builders/a-job.ts';
import { ScriptedLine } from '../../../tests/support/scripted-line.ts';
import { LiveBoard } from './live-board.svelte.ts';

const NOW = Date.parse('2026-11-23T01:00:00Z');
const body = (id: string, version: number) => ({
	...aJob({ id: jobId(id), version }),
	plate: '辽BA0001',
	model: '轩逸'
});
const row = (id: string, version: number) =>
	({ kind: 'job', id, version, body: body(id, version) }) as const;
const snapshot = (seq: number, ids: readonly string[]): Welcome => ({
	status: 'snapshot',
	epoch: 'e1',
	seq,
	rows: ids.map((id) => row(id, 1)),
	time: { realNow: Date.now(), workshopNow: Date.now(), rate: 1 }
});

let line: ScriptedLine;
let board: LiveBoard;
let stop: () => void;

/** What was asked of the browser to draw; the spec is the one who lets a frame come. */
const frames: (() => void)[] = [];
const nextFrame = (): void => {
	for (const frame of frames.splice(0)) frame();
};

beforeEach(async () => {
	vi.useFakeTimers({ now: NOW });
	vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
	vi.stubGlobal('cancelAnimationFrame', () => frames.splice(0));
	line = new ScriptedLine();
	board = new LiveBoard({ workshop: 'test', audience: 'wall' });
	stop = board.follow(line);
	line.toClient.up();
	line.hellos[0]!.answer(snapshot(1, ['J1']));
	await vi.advanceTimersByTimeAsync(0);
	nextFrame();
});
afterEach(() => {
	stop();
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

describe('a board', () => {
	it('shows what the server has, and how old that is', () => {
		expect(board.link).toBe('live');
		expect([...board.state.jobs.keys()]).toEqual(['J1']);
		expect(board.rows.size).toBe(1);
		expect(board.dataAt).toBe(board.clock.now);
	});

	it('applies a burst in one beat', () => {
		const before = board.state;
		for (const seq of [2, 3, 4]) {
			const rows = [row(`J${String(seq)}`, seq)];
			line.toClient.change({ epoch: 'e1', prev: seq - 1, seq, rows, gone: [] });
		}
		expect(board.state).toBe(before);
		expect(frames).toHaveLength(1);
		nextFrame();
		expect(board.state.jobs.size).toBe(4);
		expect(board.state.jobs.get(jobId('J1'))).toBe(before.jobs.get(jobId('J1')));
	});

	it('is kept up to date where no frame comes, as on a page nobody looks at', () => {
		line.toClient.change({ epoch: 'e1', prev: 1, seq: 2, rows: [row('J2', 2)], gone: [] });
		vi.advanceTimersByTime(250);
		expect(board.state.jobs.size).toBe(2);
	});

	it('says that it is stale, and since when', () => {
		const dataAt = board.dataAt;
		line.toClient.down();
		nextFrame();
		expect(board.link).toBe('connecting');
		vi.advanceTimersByTime(22_000);
		nextFrame();
		expect(board.link).toBe('stale');
		expect(board.dataAt).toBe(dataAt);
	});

	it('marks what was sent until the change shows', async () => {
		const command = { type: 'SettleJob', job: jobId('J1') } as const;
		const answer = board.send(command);
		expect(board.pending.get('J1')).toEqual(command);
		const { asked, answer: give } = line.commands[0]!;
		give({ status: 'accepted', id: asked.id, epoch: 'e1', seq: 2, changed: true });
		await expect(answer).resolves.toMatchObject({ status: 'accepted' });
		expect(board.pending.size).toBe(1);
		line.toClient.change({ epoch: 'e1', prev: 1, seq: 2, rows: [row('J1', 2)], gone: [] });
		nextFrame();
		expect(board.pending.size).toBe(0);
	});

	it('takes an own step back, and says what it would do again', async () => {
		const done = board.send({ type: 'SettleJob', job: jobId('J1') });
		const answer = (n: number, changed = true): void => {
			const { asked, answer: give } = line.commands[n]!;
			give({ status: 'accepted', id: asked.id, epoch: 'e1', seq: 1, changed });
		};
		answer(0);
		await done;
		const step = { id: line.commands[0]!.asked.id, what: 'JobSettled', about: '' };
		expect(board.ownSteps).toEqual({ undo: step, redo: null });
		const undone = board.undoStack.undo();
		await vi.advanceTimersByTimeAsync(0);
		expect(line.commands[1]!.asked.command).toEqual({ type: 'UndoStep', step: step.id });
		answer(1);
		expect(await undone).toEqual({ status: 'done', step });
		const back = { id: line.commands[1]!.asked.id, what: 'JobSettled', about: '' };
		expect(board.ownSteps).toEqual({ undo: null, redo: back });
	});

	it('tells others what is dragged here, again and again, until it is put down', () => {
		board.lift(operationIdFrom('J1/1'));
		vi.advanceTimersByTime(10_000);
		board.lift(null);
		vi.advanceTimersByTime(10_000);
		expect(line.lifts.map(({ operation }) => operation)).toEqual(['J1/1', 'J1/1', 'J1/1', null]);
	});

	it('shows what others drag, and drops what is not heard of any more', () => {
		line.toClient.lifts({ client: 'c2', by: '李调度', operation: operationIdFrom('J1/1') });
		nextFrame();
		expect([...board.lifts]).toEqual([['J1/1', '李调度']]);
		vi.advanceTimersByTime(17_000);
		nextFrame();
		expect(board.lifts.size).toBe(0);
	});

	it('shows the rows that came with the page in its first frame', () => {
		const first = new LiveBoard({
			workshop: 'test',
			audience: 'wall',
			first: snapshot(3, ['J1', 'J2'])
		});
		expect(first.state.jobs.size).toBe(2);
		expect(first.link).toBe('connecting');
	});
});
