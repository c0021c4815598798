import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Command } from '#core/commands.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import { aSetup, BAY } from '../builders/a-setup.ts';
import { openScreen } from '../support/screen.ts';
import { post, startServerProcess, type ServerProcess } from '../support/server-process.ts';

/**
 * What the kernel saw: strace watches the real server, and makes its disk fail. Skipped where there is
 * no strace or it may not look into another process (Linux only; root, or `ptrace_scope` 0).
 */
const canTrace = ((): boolean => {
	const self = ['-qq', '-o', '/dev/null', '-p', String(process.pid)];
	return spawnSync('timeout', ['1', 'strace', ...self]).status === 124;
})();

const SET_UP: Command = {
	type: 'SetUpWorkshop',
	draft: { setup: aSetup(), names: {}, absences: [] }
};
const TAKE_OUT: Command = { type: 'TakeBayOut', bay: BAY.booth, reason: 'lamp', until: null };
const RETURN: Command = { type: 'ReturnBay', bay: BAY.booth };

let folder: string;
let server: ServerProcess;
let tracer: ChildProcess | null;

async function trace(...args: readonly string[]): Promise<void> {
	const child = spawn('strace', ['-f', ...args, '-p', String(server.child.pid)], {
		stdio: ['ignore', 'ignore', 'pipe']
	});
	tracer = child;
	let said = '';
	child.stderr.on('data', (part: Buffer) => (said += part.toString()));
	await vi.waitUntil(() => said.includes('attached'), { timeout: 10_000 });
}

async function stopTracing(): Promise<void> {
	const child = tracer;
	tracer = null;
	if (child === null) return;
	const exited = once(child, 'exit');
	child.kill('SIGINT');
	await exited;
}

async function ask(id: string, command: Command): Promise<CommandAnswer> {
	const response = await fetch(`${server.url}/api/v1/commands`, {
		method: 'POST',
		headers: { authorization: `Bearer ${server.secret}`, 'content-type': 'application/json' },
		body: JSON.stringify({ id, workshop: 'test', command })
	});
	return (await response.json()) as CommandAnswer;
}

describe.skipIf(!canTrace)('the real server, seen by the kernel (needs strace)', () => {
	beforeEach(async () => {
		tracer = null;
		folder = await mkdtemp(join(tmpdir(), 'write-order-'));
		server = await startServerProcess(join(folder, 'data'), 0);
		await post(server, { id: 'set-up', workshop: 'test', command: SET_UP });
	}, 30_000);
	afterEach(async () => {
		await stopTracing();
		await server.kill();
		await rm(folder, { recursive: true, force: true });
	});

	it('writes a command, waits for the disk, and only then answers and tells', async () => {
		const file = join(folder, 'trace');
		const screen = openScreen({ url: server.url, audience: 'wall' });
		await vi.waitUntil(() => screen.view.link === 'live', { timeout: 10_000 });
		const calls = 'pwrite64,fdatasync,fsync,write,writev,sendto,sendmsg';
		await trace('-y', '-s', '65536', '-e', `trace=${calls}`, '-o', file);
		const ids = Array.from({ length: 10 }, (_, n) => `traced-command-${String(n)}`);
		for (const [n, id] of ids.entries()) {
			const answer = await ask(id, n % 2 === 0 ? TAKE_OUT : RETURN);
			if (answer.status !== 'accepted') expect.fail(`${id} was not taken`);
			expect(answer.changed).toBe(true);
			// The answer and the change go out on two lines: the trace of one command ends with the later.
			await vi.waitUntil(() => screen.view.seq >= answer.seq, { timeout: 10_000 });
		}
		await stopTracing();
		screen.close();

		const lines = (await readFile(file, 'utf8')).split('\n');
		const wal = /-wal>/;
		for (const id of ids) {
			const stored = lines.findIndex((line) => /pwrite64\(/.test(line) && line.includes(id));
			const durable = lines.findIndex((line, at) => at > stored && isSyncDone(lines, at, wal));
			const answered = lines.findIndex((line) => isToSocket(line) && line.includes(id));
			expect(stored, `${id} was written`).toBeGreaterThan(-1);
			expect(lines[stored]).toMatch(wal);
			expect(durable, `${id} was made durable`).toBeGreaterThan(stored);
			expect(answered, `${id} was answered after that`).toBeGreaterThan(durable);
			const told = lines.findIndex((line, at) => at > stored && line.includes('\\"change\\"'));
			expect(told, `${id} was told after that`).toBeGreaterThan(durable);
		}
	}, 60_000);

	it.each([
		['an I/O error at fsync', 'fdatasync,fsync:error=EIO'],
		['a full disk at write', 'pwrite64:error=ENOSPC'],
		['a disk that has become read-only', 'pwrite64,ftruncate:error=EROFS']
	])(
		'acknowledges nothing at %s, reads on, and goes on when it is over',
		async (_, fault) => {
			const [calls = ''] = fault.split(':');
			await trace('-e', `trace=${calls}`, '-e', `inject=${fault}`, '-o', '/dev/null');
			const refused = { status: 'refused', refusal: { code: 'wire/store-unavailable' } };
			expect(await ask('faulted', TAKE_OUT)).toMatchObject(refused);
			const wall = openScreen({ url: server.url, audience: 'wall' });
			await vi.waitUntil(() => wall.view.link === 'live' && !wall.view.canStore, {
				timeout: 10_000
			});
			expect([...wall.view.rows.keys()].filter((key) => key.startsWith('outage'))).toEqual([]);

			await stopTracing();
			await vi.waitUntil(() => wall.view.canStore, { timeout: 10_000 });
			expect(await ask('faulted', TAKE_OUT)).toMatchObject({ status: 'accepted', changed: true });
			wall.close();
		},
		60_000
	);
});

/** A sync of the file that has come back, at once or later, with success. */
function isSyncDone(lines: readonly string[], at: number, file: RegExp): boolean {
	const line = lines[at] ?? '';
	if (!/f(data)?sync/.test(line) || !line.trimEnd().endsWith('= 0')) return false;
	if (!line.includes('resumed>')) return file.test(line);
	const thread = line.split(' ')[0] ?? '';
	const begun = lines.slice(0, at).findLast((other) => other.startsWith(`${thread} `));
	return begun !== undefined && file.test(begun);
}

const isToSocket = (line: string): boolean =>
	/\b(write|writev|sendto|sendmsg)\(\d+<(socket|TCP)/.test(line);
