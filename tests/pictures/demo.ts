import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StaffRow } from '#core/board/rows.ts';
import { DAY_MS, HOUR_MS } from '#core/time/instant.ts';

/** The built demo in a process of its own, brought to a busy hour of its day. */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const WORKSHOP = 'day-20';
/** Workshop minutes a second on the way to the busy hour. */
const HURRY = 12;
/** Shanghai is eight hours ahead; the day of the demo is today. */
const ZONE_HOURS = 8;
const LISTENS_WITHIN_MS = 30_000;

interface Card {
	readonly url: string;
	readonly token: string;
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Hours since midnight in Shanghai. */
const hourOf = (at: number): number => ((at + ZONE_HOURS * HOUR_MS) % DAY_MS) / HOUR_MS;

export class Demo {
	private readonly dataDir = mkdtempSync(join(tmpdir(), 'workshop-pictures-'));
	private child: ChildProcess | null = null;

	/** Starts the demo; PORT names the port, else a free one is taken. */
	async start(): Promise<void> {
		const port = process.env['PORT'] ?? String(await freePort());
		this.child = spawn(process.execPath, ['server/demo/index.ts', '--rate', String(HURRY)], {
			cwd: ROOT,
			env: { ...process.env, PORT: port, DATA_DIR: this.dataDir },
			stdio: ['ignore', 'ignore', 'inherit']
		});
		const until = Date.now() + LISTENS_WITHIN_MS;
		while (!existsSync(join(this.dataDir, 'server.json'))) {
			if (Date.now() > until) throw new Error('the demo does not listen');
			await pause(50);
		}
	}

	/** Stops it and takes its data away. */
	async stop(): Promise<void> {
		const { child } = this;
		if (child !== null && child.exitCode === null) {
			const exited = once(child, 'exit');
			child.kill('SIGTERM');
			await exited;
		}
		rmSync(this.dataDir, { recursive: true, force: true });
	}

	/** The address of a page of the sample workshop. */
	page(path: string, query: Readonly<Record<string, string>>): string {
		const url = new URL(path, this.card.url);
		url.search = new URLSearchParams({ workshop: WORKSHOP, ...query }).toString();
		return url.href;
	}

	/** Waits until the workshop's clock shows `hour`, then lets it go on at the pace of a real one. */
	async holdAt(hour: number): Promise<void> {
		let workshopAt = await this.workshopNow();
		while (workshopAt === null || hourOf(workshopAt) < hour) {
			await pause(250);
			workshopAt = await this.workshopNow();
		}
		await this.post('/api/v1/commands', {
			id: crypto.randomUUID(),
			workshop: WORKSHOP,
			command: { type: 'SetClock', realAt: Date.now(), workshopAt, rate: 1 }
		});
	}

	/** Workshop time; null until the demo has set its workshop up. */
	private async workshopNow(): Promise<number | null> {
		const response = await this.ask(`/api/v1/state?workshop=${WORKSHOP}&audience=staff`);
		if (!response.ok) return null;
		const { rows } = (await response.json()) as { rows: readonly StaffRow[] };
		const row = rows.find(({ kind }) => kind === 'clock');
		if (row?.kind !== 'clock') return null;
		const { realAt, workshopAt, rate } = row.body;
		return workshopAt + (Date.now() - realAt) * rate;
	}

	private get card(): Card {
		return JSON.parse(readFileSync(join(this.dataDir, 'server.json'), 'utf8')) as Card;
	}

	private ask(path: string, init: RequestInit = {}): Promise<Response> {
		const headers = new Headers(init.headers);
		headers.set('authorization', `Bearer ${this.card.token}`);
		return fetch(new URL(path, this.card.url), { ...init, headers });
	}

	private async post(path: string, body: unknown): Promise<unknown> {
		const response = await this.ask(path, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
		if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
		return response.json();
	}
}
