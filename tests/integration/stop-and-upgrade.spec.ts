import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aSetup } from '../builders/a-setup.ts';
import { anOrder } from '../builders/an-order.ts';
import { jobId } from '#core/ids.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import { openScreen, type TestScreen } from '../support/screen.ts';
import { post, startServerProcess, type ServerProcess } from '../support/server-process.ts';

/** Commands under way at any time; a busy desk has one. */
const AT_ONCE = 40;
const DESKS = 8;
/** What starting takes on a quiet machine; where others compute beside it, everything takes so much longer. */
const QUIET_BOOT_MS = 1_000;
const FILE = 'workshop-board.sqlite';

let dataDir: string;
let server: ServerProcess;
let desks: TestScreen[];
let sent: number;
let isLoading: boolean;
/** When each accepted command was answered, by the name of the car it opened. */
let acknowledged: Map<string, number>;
let refused: CommandAnswer[];
let workers: Promise<void>[];

const until = (condition: () => boolean) =>
	vi.waitUntil(condition, { timeout: 20_000, interval: 5 });

async function work(desk: TestScreen): Promise<void> {
	while (isLoading) {
		const job = `car-${String(sent++)}`;
		const draft = anOrder({ plate: `辽B${String(10_000 + sent)}`, vin: null });
		const answer = await desk.send({ type: 'OpenJob', job: jobId(job), draft });
		if (answer.status === 'accepted') acknowledged.set(job, performance.now());
		else refused.push(answer);
	}
}

/** Every desk keeps several commands on their way, each through its outbox as on a page. */
function beginLoad(): void {
	isLoading = true;
	workers = Array.from({ length: AT_ONCE }, (_, n) => work(desks[n % DESKS]!));
}

async function stopped(): Promise<{ readonly code: number | null; readonly ms: number }> {
	const begunAt = performance.now();
	const exited = once(server.child, 'exit');
	server.child.kill('SIGTERM');
	const [code] = (await exited) as [number | null];
	return { code, ms: performance.now() - begunAt };
}

/** The cars in the file, each as often as its opening stands in the log. */
function carsInLog(): readonly string[] {
	const db = new Database(join(dataDir, FILE), { readonly: true });
	const jobs = db
		.prepare<[], string>("SELECT job FROM event WHERE type = 'JobOpened' ORDER BY seq")
		.pluck()
		.all();
	db.close();
	return jobs;
}

beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'workshop-board-'));
	server = await startServerProcess(dataDir, 0);
	await post(server, {
		id: 'set-up',
		workshop: 'test',
		command: { type: 'SetUpWorkshop', draft: { setup: aSetup(), names: {}, absences: [] } }
	});
	const { url, secret } = server;
	desks = Array.from({ length: DESKS }, () => openScreen({ url, secret, audience: 'staff' }));
	await until(() => desks.every(({ view }) => view.link === 'live'));
	sent = 0;
	acknowledged = new Map();
	refused = [];
});
afterEach(async () => {
	isLoading = false;
	for (const desk of desks) desk.close();
	await server.kill();
	await rm(dataDir, { recursive: true, force: true });
});

describe('a server that is told to stop under load', () => {
	it('ends with 0 within five seconds, its log written into the file', async () => {
		beginLoad();
		await until(() => acknowledged.size > 200);
		const { code, ms } = await stopped();
		isLoading = false;
		process.stdout.write(`stopped under load after ${ms.toFixed(0)} ms (at most 5,000)\n`);

		expect(code).toBe(0);
		expect(ms).toBeLessThan(5_000);
		expect(existsSync(join(dataDir, `${FILE}-wal`))).toBe(false);
		const cars = carsInLog();
		expect(new Set(cars).size).toBe(cars.length);
		expect(cars).toEqual(expect.arrayContaining([...acknowledged.keys()]));
	});
});

describe('a server that is told to stop while somebody downloads', () => {
	it('waits for no reader that has stopped reading', async () => {
		const headers = { authorization: `Bearer ${server.secret}` };
		const made = await fetch(`${server.url}/api/v1/backups`, { method: 'POST', headers });
		const { name } = (await made.json()) as { readonly name: string };
		const { hostname, port } = new URL(server.url);
		const reader = connect(Number(port), hostname);
		reader.on('error', () => undefined);
		await once(reader, 'connect');
		reader.write(
			`GET /api/v1/backups/${name} HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers.authorization}\r\n\r\n`
		);
		await once(reader, 'readable');
		const { code, ms } = await stopped();
		reader.destroy();

		expect(code).toBe(0);
		expect(ms).toBeLessThan(5_000);
	});
});

describe('an upgrade under load', () => {
	it('loses nothing and interrupts for at most three seconds', async () => {
		const port = Number(new URL(server.url).port);
		beginLoad();
		await until(() => acknowledged.size > 200);
		await stopped();
		const before = acknowledged.size;
		const bootedAt = performance.now();
		server = await startServerProcess(dataDir, port);
		const bootMs = performance.now() - bootedAt;
		await until(() => acknowledged.size > before + 200);
		isLoading = false;
		await Promise.all(workers);

		const times = [...acknowledged.values()].sort((a, b) => a - b);
		const interruption = Math.max(...times.slice(1).map((at, n) => at - times[n]!));
		process.stdout
			.write(`an upgrade interrupted for ${interruption.toFixed(0)} ms, ${bootMs.toFixed(0)} of them the start (at most 3,000 on a quiet machine)
`);
		expect(interruption / Math.max(1, bootMs / QUIET_BOOT_MS)).toBeLessThan(3_000);
		expect(refused).toEqual([]);
		const cars = carsInLog();
		expect(cars).toHaveLength(sent);
		expect(new Set(cars)).toEqual(new Set(acknowledged.keys()));
		await until(() => desks.every(({ view }) => view.hash === desks[0]!.view.hash));
	});
});
