import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { StaffJob, StaffRow } from '#core/board/rows.ts';
import type { Command } from '#core/commands.ts';
import type { Role } from '#core/people/role.ts';
import type { CommandAnswer } from '#protocol/messages.ts';

/** The built product in a process of its own on data of its own, with the sample workshop in it. */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SAMPLE = join(ROOT, 'server/demo/sample');
/** A slow machine makes a story long, never wrong. */
const LISTENS_WITHIN_MS = 60_000;
/** What Node makes of the server's sources, kept from one story to the next: it starts in half the time. */
const COMPILED = join(ROOT, 'node_modules/.cache/story-server');
/** Of everybody in the stories. */
const PASSWORD = 'a car lift and two ramps';

/** Ten in the morning of the sample day; stories do not depend on when they are run. */
export const TEN_OCLOCK = Date.parse('2026-11-23T10:00:00+08:00');

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}

interface Employee {
	readonly role: Role;
	/** As the set-up knows them. */
	readonly staff?: string;
	/** Left out: one that says the role. */
	readonly name?: string;
}

interface Card {
	readonly url: string;
	readonly token: string;
}

export class Workshop {
	readonly code: string;
	readonly dataDir = mkdtempSync(join(tmpdir(), 'workshop-board-'));
	/** Of the server itself; 0 before it was started. */
	port = 0;
	private invited = 0;
	/** Where people reach it in a story about the network between; null: at the server itself. */
	through: string | null = null;
	/** What the server printed on its console. */
	said = '';
	private child: ChildProcess | null = null;

	private readonly program: string;
	/** Where people reach it, if not at the server itself. */
	private readonly outside: string | null;

	/** `program` where it is another than the product's own; `outside` where an HTTPS proxy stands in front. */
	constructor(bays: 20 | 60, program = 'server/index.ts', outside: string | null = null) {
		this.program = program;
		this.outside = outside;
		this.code = `day-${String(bays)}`;
	}

	/** Starts the server, again on the same port and data after a `kill`. */
	async start(): Promise<void> {
		if (this.port === 0) this.port = await freePort();
		rmSync(join(this.dataDir, 'server.json'), { force: true });
		this.child = spawn(process.execPath, [this.program], {
			cwd: ROOT,
			env: { ...process.env, ...this.environment, NODE_OPTIONS: '' },
			stdio: ['ignore', 'pipe', 'inherit']
		});
		this.child.stdout?.on('data', (part: Buffer) => (this.said += part.toString()));
		const until = Date.now() + LISTENS_WITHIN_MS;
		while (!existsSync(join(this.dataDir, 'server.json'))) {
			if (Date.now() > until) throw new Error('the server does not listen');
			await new Promise((resolve) => setTimeout(resolve, 25));
		}
	}

	private get environment(): Record<string, string> {
		const own = {
			PORT: String(this.port),
			DATA_DIR: this.dataDir,
			NODE_COMPILE_CACHE: COMPILED
		};
		if (this.outside === null) return own;
		return { ...own, ORIGINS: this.outside, TRUSTED_PROXIES: '127.0.0.1' };
	}

	/** Dies on the spot, as in a power cut. */
	async kill(): Promise<void> {
		await this.end('SIGKILL');
	}

	/** Stops and takes its data away. */
	async remove(): Promise<void> {
		await this.end('SIGTERM');
		rmSync(this.dataDir, { recursive: true, force: true });
	}

	private async end(signal: NodeJS.Signals): Promise<void> {
		const { child } = this;
		if (child === null || child.exitCode !== null) return;
		const exited = once(child, 'exit');
		child.kill(signal);
		await exited;
		this.child = null;
	}

	/** Where people open it. */
	get url(): string {
		return this.outside ?? this.through ?? this.card.url;
	}

	private get card(): Card {
		return JSON.parse(readFileSync(join(this.dataDir, 'server.json'), 'utf8')) as Card;
	}

	/** How a program gets in as an administrator. */
	get programs(): { readonly url: string; readonly token: string; readonly workshop: string } {
		return { ...this.card, workshop: this.code };
	}

	/** The address of a page of this workshop. */
	page(path: string, query: Readonly<Record<string, string>> = {}): string {
		const url = new URL(path, this.url);
		url.search = new URLSearchParams({ workshop: this.code, ...query }).toString();
		return url.href;
	}

	/** Asks the HTTP interface as an administrator. */
	async ask(path: string, init: RequestInit = {}): Promise<Response> {
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

	/** Sends a command as an administrator; fails unless it is accepted. */
	async send(command: Command): Promise<CommandAnswer> {
		const envelope = { id: crypto.randomUUID(), workshop: this.code, command };
		return (await this.post('/api/v1/commands', envelope)) as CommandAnswer;
	}

	/** Sets the sample workshop up, at ten o'clock of the sample day or when told. */
	async setUp(workshopAt = TEN_OCLOCK): Promise<void> {
		const json = readFileSync(join(SAMPLE, `${this.code}.workshop.json`), 'utf8');
		await this.post('/api/v1/setup', JSON.parse(json));
		await this.send({ type: 'SetClock', realAt: Date.now(), workshopAt, rate: 1 });
	}

	/** A second workshop in the same house, set up like the first. */
	async addWorkshop(code: string, name: string): Promise<void> {
		const json = readFileSync(join(SAMPLE, `${this.code}.workshop.json`), 'utf8');
		await this.post('/api/v1/setup', { ...(JSON.parse(json) as object), code, name });
	}

	/** The shipped day as a file. */
	get dayFile(): string {
		return join(SAMPLE, `${this.code}.csv`);
	}

	/** Imports the shipped day over the HTTP interface. */
	async importDay(): Promise<void> {
		const path = `/api/v1/import?workshop=${this.code}&dryRun=0&name=day.csv`;
		const response = await this.ask(path, {
			method: 'POST',
			headers: { 'content-type': 'application/octet-stream' },
			body: readFileSync(this.dayFile)
		});
		if (!response.ok) throw new Error(await response.text());
	}

	/** The visits as staff see them now. */
	async jobs(): Promise<readonly StaffJob[]> {
		const response = await this.ask(`/api/v1/state?workshop=${this.code}&audience=staff`);
		const { rows } = (await response.json()) as { rows: readonly StaffRow[] };
		return rows.flatMap((row) => (row.kind === 'job' ? [row.body] : []));
	}

	/**
	 * Signs the page's visitor in, as a new person of that role, and leaves the page on `path`. With `staff` they are that technician or advisor of this workshop.
	 */
	async signIn(page: Page, who: Role | Employee, path = '/'): Promise<void> {
		const employee: Employee = typeof who === 'string' ? { role: who } : who;
		const { role, staff, name = `测试${role}` } = employee;
		const made = await this.post('/api/v1/people', {
			userName: `${role}.${String(++this.invited)}`,
			name,
			role,
			workshops: null,
			...(staff === undefined ? {} : { staff: { workshop: this.code, code: staff } })
		});
		await page.goto(new URL((made as { path: string }).path, this.url).href);
		await page.getByLabel(/密码|Password/).fill(PASSWORD);
		await page.getByRole('button', { name: /登录|进入|Sign in/ }).click();
		await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
		await this.visit(page, path);
	}

	/** Opens a page of this workshop, and waits until it can be used. */
	async visit(
		page: Page,
		path: string,
		query: Readonly<Record<string, string>> = {}
	): Promise<void> {
		await page.goto(this.page(path, query));
		await usable(page);
	}
}

/**
 * Waits until a page hears what is typed and pressed and shows its rows: before that a machine is
 * quicker than any person, and what it does is lost.
 */
export async function usable(page: Page): Promise<void> {
	await page.locator('html[data-live]').waitFor({ state: 'attached' });
	await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
}
