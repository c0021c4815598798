import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { createMemoryStore } from '../../server/storage/memory/index.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { Random } from '../support/random.ts';
import { aCommand, randomAsking, UNKNOWN, type Asking } from './requests.ts';
import { twoWorlds, type Asker } from './worlds.ts';

/**
 * Random people, programs and screens of two workshops ask for everything, over HTTP and over the
 * live link. Whatever reaches them is searched for what is the other workshop's.
 */
export interface Report {
	readonly requests: number;
	/** Bytes that came back, and those of them in answers that held something of the other workshop. */
	readonly bytes: number;
	readonly foreignBytes: number;
	/** The first answers that held something of the other workshop. */
	readonly leaks: readonly string[];
	/** How often the other workshop was asked for, and the answers that were not as for an unknown one. */
	readonly compared: number;
	readonly unlike: readonly string[];
	/** Answers that held something of one's own: the run did see data. */
	readonly own: number;
	/** Commands and other writes that were accepted. */
	readonly writes: number;
	/** Writes that displays tried, and those that were accepted. */
	readonly displayTries: number;
	readonly displayWrites: readonly string[];
}

type Counted = {
	-readonly [Name in keyof Report]: Report[Name] extends readonly string[]
		? string[]
		: Report[Name];
};

const MOST_TOLD = 10;
const OVER_THE_LINK = 0.4;
/** How many ask at once. */
const AT_ONCE = 16;

interface Stage {
	readonly test: TestApp;
	readonly random: Random;
	readonly askers: readonly Asker[];
	readonly lines: ReadonlyMap<Asker, Socket>;
	readonly seen: Counted;
	readonly newId: () => string;
}

/** Sends so many random requests; the seed makes the same ones again. */
export async function runIsolation(requests: number, seed: number): Promise<Report> {
	const test = await startTestApp({
		store: createMemoryStore(),
		rate: { burst: 1e9, perSecond: 1e9 }
	});
	const random = new Random(seed);
	const lines = new Map<Asker, Socket>();
	const seen: Counted = {
		...{ requests: 0, bytes: 0, foreignBytes: 0, leaks: [], compared: 0, unlike: [] },
		...{ own: 0, writes: 0, displayTries: 0, displayWrites: [] }
	};
	let made = 0;
	const newId = (): string => `i-${String(seed)}-${String(++made)}`;
	try {
		const { askers } = await twoWorlds(test);
		const stage: Stage = { test, random, askers, lines, seen, newId };
		for (const asker of askers) lines.set(asker, await lineOf(stage, asker));
		while (seen.requests < requests)
			await Promise.all(Array.from({ length: AT_ONCE }, () => askOnce(stage)));
		// What was published last is on its way.
		await pause(100);
	} finally {
		for (const line of lines.values()) line.close();
		await test.close();
	}
	return seen;
}

async function askOnce(stage: Stage): Promise<void> {
	const { random, askers, seen } = stage;
	const asker = random.pick(askers)!;
	seen.requests += 1;
	if (random.chance(OVER_THE_LINK)) return overTheLink(stage, asker);
	const asking = randomAsking({ ...stage, asker });
	if (random.chance(0.4)) {
		await overHttp(stage, { asker, asking }, asker.own.code);
		return;
	}
	const foreign = await overHttp(stage, { asker, asking }, asker.other.code);
	const unknown = await overHttp(stage, { asker, asking }, UNKNOWN);
	seen.compared += 1;
	const alike = timeless(foreign.replaceAll(asker.other.code, UNKNOWN));
	if (alike !== timeless(unknown))
		told(seen.unlike, `${asker.what} ${asking.method}: ${foreign} | ${unknown}`);
}

/** Two answers after one another are told at two moments. */
const timeless = (answer: string): string => answer.replaceAll(/"lastUsedAt":\d+/g, '');

/** When it was told, and the number it has in the log. */
const OF_EACH_ANSWER = new Set(['date', 'x-request-id']);

interface Ask {
	readonly asker: Asker;
	readonly asking: Asking;
}

async function overHttp(
	{ test, seen }: Stage,
	{ asker, asking }: Ask,
	workshop: string
): Promise<string> {
	const { path, body } = asking.to(workshop);
	const answer = await fetch(test.url + path, {
		method: asking.method,
		headers: { authorization: `Bearer ${asker.secret}`, 'content-type': 'application/json' },
		...(body === null ? {} : { body })
	});
	const text = await answer.text();
	const headers = [...answer.headers].filter(([name]) => !OF_EACH_ANSWER.has(name));
	const whole = `${String(answer.status)} ${JSON.stringify(headers)} ${text}`;
	look(seen, asker, { asked: `${path} ${body ?? ''}`, answer: whole });
	if (asking.method !== 'GET') wrote(seen, asker, { accepted: answer.ok, what: path });
	return whole;
}

/** Who receives the other workshop's word, its code or an id of it without having said it, was told. */
function look(
	seen: Counted,
	{ what, own, other }: Asker,
	{ asked, answer }: { readonly asked: string; readonly answer: string }
): void {
	seen.bytes += Buffer.byteLength(answer);
	if (answer.includes(own.mark)) seen.own += 1;
	const words = [other.mark, other.code, ...other.jobs, ...other.tokens];
	const leaked = words.filter((word) => answer.includes(word) && !asked.includes(word));
	if (leaked.length === 0) return;
	seen.foreignBytes += Buffer.byteLength(answer);
	told(seen.leaks, `${what} asked ${asked}: ${leaked.join(' ')} in ${answer.slice(0, 300)}`);
}

function wrote(
	seen: Counted,
	{ isDisplay, what }: Asker,
	write: { readonly accepted: boolean; readonly what: string }
): void {
	if (write.accepted) seen.writes += 1;
	if (!isDisplay) return;
	seen.displayTries += 1;
	if (write.accepted) told(seen.displayWrites, `${what}: ${write.what}`);
}

function told(list: string[], line: string): void {
	if (list.length < MOST_TOLD) list.push(line);
}

function lineOf({ test, seen }: Stage, asker: Asker): Promise<Socket> {
	const extraHeaders = { authorization: `Bearer ${asker.secret}` };
	const line: Socket = io(test.url, { transports: ['websocket'], forceNew: true, extraHeaders });
	line.onAny((name: string, ...told: unknown[]) => {
		look(seen, asker, { asked: '', answer: `${name} ${JSON.stringify(told)}` });
	});
	return new Promise((resolve, reject) => {
		line.once('connect', () => {
			resolve(line);
		});
		line.once('connect_error', reject);
	});
}

async function overTheLink(stage: Stage, asker: Asker): Promise<void> {
	const { random, lines, seen, newId } = stage;
	const { own, other } = asker;
	const workshop = random.pick([own.code, own.code, other.code, UNKNOWN])!;
	const audience = random.pick(['staff', 'wall', 'wall-masked', 'lounge'])!;
	const hello = { protocol: 1, workshop, audience, epoch: null, seq: null };
	const command = { id: newId(), workshop, command: aCommand({ ...stage, asker }) };
	const [name, input] = random.pick<[string, unknown]>([
		['hello', hello],
		['sync', { ...hello, seq: random.below(50), epoch: 'e' }],
		['command', command],
		['command', command],
		['lift', { operation: random.pick(other.operations) }]
	])!;
	const answer: unknown = await lines.get(asker)!.timeout(20_000).emitWithAck(name, input);
	look(seen, asker, { asked: JSON.stringify(input), answer: JSON.stringify(answer) });
	const accepted =
		name === 'lift' ? answer === null : (answer as { status?: string }).status === 'accepted';
	if (name === 'command' || name === 'lift') wrote(seen, asker, { accepted, what: name });
}
