import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AUDIENCES, type Audience } from '#core/board/rows.ts';
import { workshopCode, type WorkshopCode } from '#core/ids.ts';
import { PROTOCOL_VERSION } from '#protocol/messages.ts';
import { bareConnection } from '../../src/lib/live/bare-connection.ts';
import { SoakServer, type Told } from './soak-server.ts';

/** Row R8, its second half: what is left in the server of screens that came and went. */
export interface ConnectsReport {
	readonly connects: number;
	/** After the first few, with which everything was in use once, and then after each tenth of all. */
	readonly samples: readonly Told[];
	readonly tookMs: number;
}

/** Screens at once, as after a cut of power: two walls in each of fifty workshops. */
const AT_ONCE = 100;
/** With at most these, what is made once is made. */
const WARM_UP = 1_000;
const TENTHS = 10;
const GONE_WITHIN_MS = 10_000;
/** Screens that come without a name: nobody signs in on a wall of this machine. */
const LOOKING: readonly Audience[] = AUDIENCES.filter((audience) => audience !== 'staff');

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A wall that comes, takes every row, and goes. */
function comeAndGo(url: string, workshop: WorkshopCode, audience: Audience): Promise<void> {
	return new Promise((resolve, reject) => {
		const line = bareConnection({ url });
		const hello = {
			...{ protocol: PROTOCOL_VERSION, workshop, audience },
			...{ epoch: null, seq: null }
		};
		const over = (problem?: Error): void => {
			line.close();
			if (problem === undefined) resolve();
			else reject(problem);
		};
		line.open({
			up: () => {
				void line.hello(hello).then((welcome) => {
					if (welcome?.status === 'snapshot') over();
					else over(new Error(`a screen was told ${String(welcome?.status)}`));
				});
			},
			down: () => undefined,
			change: () => undefined,
			beacon: () => undefined,
			lifts: () => undefined,
			turnedAway: ({ code }) => {
				over(new Error(`a screen was turned away: ${code}`));
			}
		});
	});
}

async function comeAndGoAll(server: SoakServer, times: number): Promise<void> {
	const { url, workshop } = server.card;
	for (let done = 0; done < times; done += AT_ONCE) {
		const some = Math.min(AT_ONCE, times - done);
		await Promise.all(
			Array.from({ length: some }, (_, n) =>
				comeAndGo(url, workshopCode(workshop), LOOKING[n % LOOKING.length]!)
			)
		);
	}
}

/** What it holds when nobody is connected any more. */
async function measuredAlone(server: SoakServer): Promise<Told> {
	const until = performance.now() + GONE_WITHIN_MS;
	for (let told = await server.measure(); ; told = await server.measure()) {
		if (told.connections === 0) return told;
		if (performance.now() > until)
			throw new Error(`${String(told.connections)} screens are still connected`);
		await pause(100);
	}
}

/** So many connects and disconnects, on data of its own. */
export async function runConnects(connects: number): Promise<ConnectsReport> {
	const dataDir = await mkdtemp(join(tmpdir(), 'workshop-soak-'));
	const server = await SoakServer.start(dataDir, 'real');
	try {
		await comeAndGoAll(server, Math.min(WARM_UP, connects));
		const samples = [await measuredAlone(server)];
		const begunAt = performance.now();
		for (let tenth = 0; tenth < TENTHS; tenth += 1) {
			await comeAndGoAll(server, Math.ceil(connects / TENTHS));
			samples.push(await measuredAlone(server));
		}
		return { connects, samples, tookMs: performance.now() - begunAt };
	} finally {
		await server.stop();
		await rm(dataDir, { recursive: true, force: true });
	}
}
