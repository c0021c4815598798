import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { commandId, workshopCode } from '#core/ids.ts';
import { PROTOCOL_VERSION } from '#protocol/messages.ts';
import { aSetup, BAY } from '../builders/a-setup.ts';
import { quantile } from '../chaos/report.ts';
import { openScreen, type TestScreen } from '../support/screen.ts';
import { post, startServerProcess } from '../support/server-process.ts';
import { SERVE_FUZZ } from './run.ts';

/** How long a change takes to the other displays, while one client floods and while none does. */
export interface FloodReport {
	readonly quietMs: readonly number[];
	readonly floodedMs: readonly number[];
	/** Messages the flood sent, and how many of them were refused as too many. */
	readonly flood: number;
	readonly tooMany: number;
	/** p99 flooded over p99 quiet, one per pair of windows. */
	readonly ratios: readonly number[];
}

const DISPLAYS = 20;
const CHANGES_A_SECOND = 25;
/** Three times what one client may: a third of it is let through, all the time. */
const FLOOD_A_SECOND = 450;
const WORKSHOP = workshopCode('test');

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Somebody who sends commands and questions without end, faster than allowed. */
class Flooder {
	sent = 0;
	tooMany = 0;
	private readonly socket: ReturnType<typeof io>;
	private timer: ReturnType<typeof setInterval> | undefined;

	constructor(url: string, secret: string) {
		const extraHeaders = { authorization: `Bearer ${secret}` };
		this.socket = io(url, { transports: ['websocket'], forceNew: true, extraHeaders });
	}

	start(): void {
		const everyMs = 20;
		this.timer = setInterval(() => {
			for (let n = 0; n < (FLOOD_A_SECOND * everyMs) / 1_000; n++) this.sendOne();
		}, everyMs);
	}

	stop(): void {
		clearInterval(this.timer);
	}

	close(): void {
		this.stop();
		this.socket.disconnect();
	}

	private sendOne(): void {
		this.sent += 1;
		const id = commandId(`flood-${this.sent}`);
		const command = { type: 'ReturnBay', bay: BAY.wash };
		const hello = { protocol: PROTOCOL_VERSION, workshop: WORKSHOP, audience: 'staff' };
		const isAnswered = (answer: unknown): void => {
			if (JSON.stringify(answer).includes('wire/too-many')) this.tooMany += 1;
		};
		// A command that is decided and refused, and a question for everything there is.
		if (this.sent % 2 === 0)
			this.socket.emit('command', { id, workshop: WORKSHOP, command }, isAnswered);
		else this.socket.emit('hello', { ...hello, epoch: null, seq: null }, isAnswered);
	}
}

/** Quiet and flooded windows in turn, on a server with the limits of a workshop. */
export async function runFlood(pairs: number, windowMs: number): Promise<FloodReport> {
	const dataDir = await mkdtemp(join(tmpdir(), 'workshop-flood-'));
	process.env['USUAL_RATE'] = '1';
	const server = await startServerProcess(dataDir, 0, SERVE_FUZZ);
	delete process.env['USUAL_RATE'];
	const draft = { setup: aSetup(), names: {}, absences: [] };
	const command = { type: 'SetUpWorkshop', draft } as const;
	await post(server, { id: 'set-up', workshop: WORKSHOP, command });
	const clock = new Latencies();
	const displays = Array.from({ length: DISPLAYS }, () => clock.display(server.url));
	const desk = openScreen({ url: server.url, secret: server.secret, audience: 'staff' });
	const { dispatcher } = server as typeof server & { readonly dispatcher: string };
	const flooder = new Flooder(server.url, dispatcher);
	try {
		await pause(1_000);
		// What runs for the first time is slow and belongs to neither window.
		await clock.window(desk, windowMs / 2);
		const runs: { quiet: readonly number[]; flooded: readonly number[] }[] = [];
		for (let pair = 0; pair < pairs; pair++) {
			const quiet = await clock.window(desk, windowMs);
			flooder.start();
			const flooded = await clock.window(desk, windowMs);
			flooder.stop();
			runs.push({ quiet, flooded });
		}
		return {
			quietMs: runs.flatMap(({ quiet }) => quiet),
			floodedMs: runs.flatMap(({ flooded }) => flooded),
			ratios: runs.map(({ quiet, flooded }) => quantile(flooded, 0.99) / quantile(quiet, 0.99)),
			...{ flood: flooder.sent, tooMany: flooder.tooMany }
		};
	} finally {
		flooder.close();
		for (const screen of [desk, ...displays]) screen.close();
		await server.kill();
		await rm(dataDir, { recursive: true, force: true });
	}
}

/** From a desk's tap to each display that shows it. */
class Latencies {
	private readonly shown: { readonly seq: number; readonly at: number }[] = [];
	private isOut = false;

	display(url: string): TestScreen {
		let seq = 0;
		const screen: TestScreen = openScreen({
			url,
			onChange: () => {
				const { view } = screen;
				if (view.seq !== seq) this.shown.push({ seq: view.seq, at: performance.now() });
				seq = view.seq;
			}
		});
		return screen;
	}

	/** Changes at a steady pace for so long; milliseconds of each at each display. */
	async window(desk: TestScreen, lengthMs: number): Promise<readonly number[]> {
		this.shown.length = 0;
		const sentAt = new Map<number, number>();
		for (const end = performance.now() + lengthMs; performance.now() < end;) {
			const at = performance.now();
			this.isOut = !this.isOut;
			const answer = await desk.send(
				this.isOut
					? { type: 'TakeBayOut', bay: BAY.booth, reason: 'lamp', until: null }
					: { type: 'ReturnBay', bay: BAY.booth }
			);
			if (answer.status === 'accepted') sentAt.set(answer.seq, at);
			await pause(1_000 / CHANGES_A_SECOND);
		}
		return this.shown.flatMap(({ seq, at }) => {
			const since = sentAt.get(seq);
			return since === undefined ? [] : [at - since];
		});
	}
}
