import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aSetup } from '../builders/a-setup.ts';
import { Random } from '../support/random.ts';
import { openScreen } from '../support/screen.ts';
import { post, startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { COMMANDS, fuzzedFrame, textFrame, WORKSHOP } from './frames.ts';
import { ask, RawConnection, type Answers } from './raw-connection.ts';
import { fuzzedRequest } from './requests.ts';
import type { Condition } from './serve-fuzz.ts';

export interface FuzzOptions {
	/** Frames and requests in all. */
	readonly count: number;
	/** Which part of them are requests. */
	readonly requests: number;
	readonly seed: number;
}

export interface FuzzReport {
	readonly frames: number;
	readonly requests: number;
	readonly connections: number;
	readonly answers: Answers;
	readonly growthBytes: number;
	/** Errors the server logged; each is one nobody caught where it arose. */
	readonly errors: readonly string[];
	/** How the server ended, where it did not live to the end. */
	readonly crash: string | null;
	/** Whether a screen and a desk work afterwards as before. */
	readonly worksAfterwards: boolean;
}

export const SERVE_FUZZ = fileURLToPath(new URL('serve-fuzz.ts', import.meta.url));
/** Clients at work side by side. */
const LANES = 8;
/** Frames one websocket carries before the next is opened. */
const FRAMES_EACH = 200;
/** Memory is compared with what is held once everything was met for the first time. */
const WARM_UP = 0.2;

/** One run against a server of its own. */
class Fuzz {
	private readonly server: ServerProcess;
	private readonly options: FuzzOptions;
	private readonly port: number;
	private readonly answers: Answers = { statuses: new Map(), broken: [], unanswered: 0, cut: 0 };
	private readonly secrets: readonly string[];
	private frames = 0;
	private requests = 0;
	private connections = 0;
	private crash: string | null = null;

	constructor(server: ServerProcess, options: FuzzOptions) {
		this.server = server;
		this.options = options;
		this.port = Number(new URL(server.url).port);
		const { dispatcher } = server as ServerProcess & { readonly dispatcher: string };
		this.secrets = [dispatcher, dispatcher, 'x'.repeat(43), ''];
		server.child.once('exit', (code, signal) => {
			this.crash = `ended with ${String(code ?? signal)}`;
		});
	}

	async run(): Promise<FuzzReport> {
		const draft = { setup: aSetup(), names: {}, absences: [] };
		const command = { type: 'SetUpWorkshop', draft } as const;
		await post(this.server, { id: 'set-up', workshop: WORKSHOP, command });
		const { count } = this.options;
		await this.fuzz(count * WARM_UP);
		const before = await this.condition();
		await this.fuzz(count);
		const after = await this.condition();
		return {
			...{ frames: this.frames, requests: this.requests, connections: this.connections },
			answers: this.answers,
			growthBytes: after.heldBytes - before.heldBytes,
			errors: after.errors,
			worksAfterwards: await this.works(),
			crash: this.crash
		};
	}

	private get sent(): number {
		return this.frames + this.requests;
	}

	private async fuzz(until: number): Promise<void> {
		const lanes = Array.from({ length: LANES }, (_, lane) =>
			this.lane(until, new Random(this.options.seed * LANES + lane + Math.round(until)))
		);
		await Promise.all(lanes);
	}

	private async lane(until: number, random: Random): Promise<void> {
		while (this.sent < until && this.crash === null) {
			const due = this.requests < this.sent * this.options.requests;
			if (due) await this.someRequests(random);
			else await this.someFrames(random);
		}
	}

	private async someFrames(random: Random): Promise<void> {
		const connection = new RawConnection(this.port);
		this.connections += 1;
		const secret = random.pick(this.secrets) ?? '';
		await connection.send(
			Buffer.from(
				'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\n' +
					`Upgrade: websocket\r\nConnection: Upgrade\r\nAuthorization: Bearer ${secret}\r\n` +
					'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'
			)
		);
		await connection.until((text) => text.includes('0{"sid"'));
		await connection.send(textFrame('40'));
		await connection.until((text) => text.includes('40{"sid"'));
		for (let n = 0; n < FRAMES_EACH && connection.isOpen; n++) {
			await connection.send(fuzzedFrame(random));
			this.frames += 1;
		}
		// The answer to this one says that everything before it was looked at.
		await connection.send(textFrame('4299999["nobody"]'));
		await connection.until((text) => text.includes('4399999['));
		if (!connection.isOpen) this.answers.cut += 1;
		connection.close();
	}

	private async someRequests(random: Random): Promise<void> {
		let connection: RawConnection | null = null;
		for (let n = 0; n < FRAMES_EACH / 10; n++) {
			if (connection === null) this.connections += 1;
			connection ??= new RawConnection(this.port);
			connection = await ask(connection, fuzzedRequest(random, this.secrets), this.answers);
			this.requests += 1;
		}
		connection?.close();
	}

	private async condition(): Promise<Condition> {
		if (this.crash !== null) return { heldBytes: NaN, errors: [this.crash] };
		const answer = once(this.server.child, 'message') as Promise<[Condition]>;
		this.server.child.send('condition');
		const [condition] = await answer;
		return condition;
	}

	/** A screen opens, a desk sends, and the screen shows it. */
	private async works(): Promise<boolean> {
		if (this.crash !== null) return false;
		const screen = openScreen({
			url: this.server.url,
			secret: this.server.secret,
			audience: 'staff'
		});
		const took = COMMANDS.find(({ type }) => type === 'TakeBayOut');
		const gave = COMMANDS.find(({ type }) => type === 'ReturnBay');
		if (took === undefined || gave === undefined) return false;
		const first = await screen.send(took);
		const second = await screen.send(gave);
		screen.close();
		// Whichever way the fuzz left the bay, one of the two does something.
		return [first, second].some(({ status }) => status === 'accepted');
	}
}

/** Sends so many frames and requests to a server of its own. */
export async function runFuzz(options: FuzzOptions): Promise<FuzzReport> {
	const dataDir = await mkdtemp(join(tmpdir(), 'workshop-fuzz-'));
	const server = await startServerProcess(dataDir, 0, SERVE_FUZZ);
	try {
		return await new Fuzz(server, options).run();
	} finally {
		await server.kill();
		await rm(dataDir, { recursive: true, force: true });
	}
}
