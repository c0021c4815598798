import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { commandId, workshopCode } from '#core/ids.ts';
import { aSetup } from '../builders/a-setup.ts';
import { at } from '../builders/at.ts';
import { Random } from '../support/random.ts';
import { post, startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { isPromise, Ledger } from './ledger.ts';
import { Proof, type Finding } from './proof.ts';
import { Screens, until } from './screens.ts';
import { answerOverHttp, Desk, Program, type Sender } from './senders.ts';

/** What one kill showed. */
export interface Round {
	readonly number: number;
	readonly sent: number;
	/** Changes promised before the kill. */
	readonly acknowledged: number;
	/** Answered only by the server after the kill: unanswered when it came, and sent again. */
	readonly sentAgain: number;
	/** From starting the process to listening, ms. */
	readonly restartMs: number;
	readonly findings: readonly Finding[];
}

export interface CrashOptions {
	/** Where the data folders are made; they are removed when nothing was found. */
	readonly parent: string;
	readonly rounds: number;
	readonly seed: number;
	readonly onRound?: (round: Round) => void;
}

/** Rounds on one data folder. A few thousand commands: several checkpoints, and still quick to fold anew. */
const ROUNDS_A_FOLDER = 25;
/** A round has at least so many promised changes before the kill. */
const FEWEST = 100;
const SPREAD = 100;
/** The kill comes up to this long after the last promise counted, ms: between any two steps of a commit. */
const LATEST_KILL_MS = 12;
/** Answered commands that are sent once more in each round, to see that they get the same answer. */
const ASKED_AGAIN = 8;
/** Workshop minutes a second, so that work starts and ends. */
const CLOCK_RATE = 20;
const WORKSHOP = workshopCode('test');

/** Kills the server again and again amid its work; answers what each kill showed. */
export async function crashRun(options: CrashOptions): Promise<readonly Round[]> {
	const rounds: Round[] = [];
	while (rounds.length < options.rounds) {
		const count = Math.min(ROUNDS_A_FOLDER, options.rounds - rounds.length);
		const first = rounds.length + 1;
		const folder = await Folder.open(options.parent, options.seed + first);
		for (let number = first; number < first + count; number++) {
			const round = await folder.round(number);
			rounds.push(round);
			options.onRound?.(round);
		}
		await folder.close();
	}
	return rounds;
}

/** One data folder with its server and its clients, through many kills. */
class Folder {
	readonly #dataDir: string;
	readonly #random: Random;
	readonly #senders: readonly Sender[];
	readonly #screens: Screens;
	readonly #proof: Proof;
	#server: ServerProcess;
	#hasFindings = false;

	private constructor(dataDir: string, seed: number, server: ServerProcess) {
		this.#dataDir = dataDir;
		this.#random = new Random(seed);
		this.#server = server;
		this.#senders = sendersOf(server, seed);
		this.#screens = new Screens(server);
		this.#proof = new Proof(join(dataDir, 'workshop-board.sqlite'), WORKSHOP);
		for (const { id } of BEFORE) this.#proof.know(id);
	}

	static async open(parent: string, seed: number): Promise<Folder> {
		const dataDir = mkdtempSync(join(parent, 'crash-'));
		const server = await startServerProcess(dataDir, 0);
		for (const envelope of BEFORE) await post(server, envelope);
		return new Folder(dataDir, seed, server);
	}

	async round(number: number): Promise<Round> {
		const ledger = new Ledger(`r${String(number)}`);
		await this.#allLive();
		const answered = Promise.all(this.#senders.map((sender) => sender.work(ledger)));
		await ledger.promised(FEWEST + this.#random.below(SPREAD));
		await sleep(this.#random.next() * LATEST_KILL_MS);
		const killed = this.#server.kill();
		ledger.killed();
		for (const sender of this.#senders) sender.stop();
		await killed;
		const restartMs = await this.#startAgain();
		await answered;
		const findings = [
			...this.#proof.check(ledger.entries),
			...(await this.#askAgain(ledger)),
			...(await this.#screens.compare(this.#server, this.#proof))
		];
		this.#hasFindings ||= findings.length > 0;
		return {
			number,
			sent: ledger.entries.length,
			acknowledged: ledger.promisedBeforeKill,
			sentAgain: ledger.entries.filter(({ late }) => late).length,
			restartMs,
			findings
		};
	}

	async #startAgain(): Promise<number> {
		const begun = performance.now();
		this.#server = await startServerProcess(this.#dataDir, Number(new URL(this.#server.url).port));
		const restartMs = performance.now() - begun;
		for (const sender of this.#senders) sender.serverIsBack(this.#server);
		return restartMs;
	}

	/** What was answered is answered the same and does nothing more. */
	async #askAgain(ledger: Ledger): Promise<readonly Finding[]> {
		const findings: Finding[] = [];
		const promised = ledger.entries.filter(isPromise);
		const late = promised.filter((sent) => sent.late);
		const some = Array.from({ length: ASKED_AGAIN }, () => this.#random.pick(promised)!);
		for (const sent of new Set([...late, ...some])) {
			const again = await answerOverHttp(this.#server, sent);
			if (!isDeepStrictEqual(again, sent.answer))
				findings.push({ fault: 'duplicated', what: `${sent.id}: ${JSON.stringify(again)}` });
		}
		return [...findings, ...this.#proof.readOn()];
	}

	#allLive(): Promise<void> {
		const desks = this.#senders.flatMap(({ screen }) => (screen === null ? [] : [screen]));
		return until(() => desks.every(({ view }) => view.link === 'live'), 'a desk is not live');
	}

	async close(): Promise<void> {
		for (const sender of this.#senders) sender.close();
		this.#screens.close();
		await this.#server.stop();
		// What was found can be looked at where it happened.
		if (!this.#hasFindings) rmSync(this.#dataDir, { recursive: true, force: true });
	}
}

const BEFORE = [
	{
		id: commandId('set-up'),
		workshop: WORKSHOP,
		command: {
			type: 'SetUpWorkshop',
			draft: { setup: aSetup(), names: {}, absences: [] }
		}
	},
	{
		id: commandId('clock'),
		workshop: WORKSHOP,
		command: {
			type: 'SetClock',
			realAt: Date.now(),
			workshopAt: at('08:00'),
			rate: CLOCK_RATE
		}
	}
] as const;

/** Desks that wait for each answer, desks that do not, and programs. */
const CLIENTS = [
	{ name: 'desk-a', kind: 'desk', atOnce: 1 },
	{ name: 'desk-b', kind: 'desk', atOnce: 4 },
	{ name: 'desk-c', kind: 'desk', atOnce: 16 },
	{ name: 'program-a', kind: 'program', atOnce: 1 },
	{ name: 'program-b', kind: 'program', atOnce: 1 }
] as const;

function sendersOf(server: ServerProcess, seed: number): readonly Sender[] {
	let names = 0;
	const newName = () => `J${String(names++)}`;
	const optionsOf = ({ name, atOnce }: (typeof CLIENTS)[number], index: number) => ({
		...{ name, server, newName, atOnce },
		seed: seed * 31 + index
	});
	const looksAt = new Desk(optionsOf(CLIENTS[0], 0));
	return CLIENTS.map((client, index) => {
		if (index === 0) return looksAt;
		const options = optionsOf(client, index);
		return client.kind === 'desk' ? new Desk(options) : new Program(options, looksAt.screen);
	});
}
