import { stateFromRows } from '#core/board/state-from-rows.ts';
import { emptyState, type WorkshopState } from '#core/state.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import type { Connection } from '../../src/lib/live/connection.ts';
import { Random } from '../support/random.ts';
import { randomCommand } from '../support/random-command.ts';
import { openScreen, type TestScreen } from '../support/screen.ts';
import type { ServerProcess } from '../support/server-process.ts';
import type { Ledger, Sent } from './ledger.ts';

/**
 * The clients of a crash run: desks on sockets, with the very outbox a page has, and programs on HTTP.
 * Each draws what it sends from what its screen shows, as people do, so much of it is refused.
 */
export interface Sender {
	readonly name: string;
	/** What it shows; null for a program. */
	readonly screen: TestScreen | null;
	/** Sends until `stop`; resolves when everything sent has its answer, whoever gave it. */
	work(ledger: Ledger): Promise<void>;
	/** Sends nothing new. */
	stop(): void;
	/** The server listens again. */
	serverIsBack(server: ServerProcess): void;
	close(): void;
}

export interface SenderOptions {
	readonly name: string;
	readonly seed: number;
	readonly server: ServerProcess;
	readonly newName: () => string;
	/** Commands it has under way at once. */
	readonly atOnce: number;
}

/** What both kinds do: so many hands, each sending one thing after the other. */
abstract class Hands implements Sender {
	readonly name: string;
	abstract readonly screen: TestScreen | null;
	readonly #random: Random;
	readonly #options: SenderOptions;
	#isStopped = false;
	#drawnFrom: WorkshopState = emptyState;

	constructor(options: SenderOptions) {
		this.name = options.name;
		this.#options = options;
		this.#random = new Random(options.seed);
	}

	/** The screen it looks at, its own or another's. */
	protected abstract get seen(): TestScreen;
	protected abstract deliver(sent: Sent): Promise<CommandAnswer>;
	abstract serverIsBack(server: ServerProcess): void;
	abstract close(): void;

	async work(ledger: Ledger): Promise<void> {
		this.#isStopped = false;
		await Promise.all(Array.from({ length: this.#options.atOnce }, () => this.#oneHand(ledger)));
	}

	stop(): void {
		this.#isStopped = true;
	}

	async #oneHand(ledger: Ledger): Promise<void> {
		while (!this.#isStopped) {
			const sent = ledger.send(this.name, this.#draw());
			ledger.answered(sent, await this.deliver(sent));
		}
	}

	#draw() {
		const { view } = this.seen;
		this.#drawnFrom = stateFromRows(view.rows, view.seq, this.#drawnFrom);
		return randomCommand({
			random: this.#random,
			state: this.#drawnFrom,
			now: view.clock.workshopNow,
			newName: this.#options.newName
		});
	}
}

/** A page at a desk: what is unanswered when the line goes is sent again by its outbox. */
export class Desk extends Hands {
	readonly screen: TestScreen;
	#line: Connection | null = null;

	constructor(options: SenderOptions) {
		super(options);
		const { url, secret } = options.server;
		const through = (line: Connection): Connection => (this.#line = line);
		this.screen = openScreen({ url, secret, audience: 'staff', through });
	}

	protected get seen(): TestScreen {
		return this.screen;
	}

	protected deliver({ id, command }: Sent): Promise<CommandAnswer> {
		return this.screen.view.send(id, command);
	}

	serverIsBack(): void {
		this.#line?.reconnect();
	}

	close(): void {
		this.screen.close();
	}
}

/** A program on the HTTP interface: it sends again under the same id until it is answered. */
export class Program extends Hands {
	readonly screen = null;
	readonly #looksAt: TestScreen;
	#server: ServerProcess;
	#isBack: Promise<void> = Promise.resolve();
	#tellBack: () => void = () => undefined;

	constructor(options: SenderOptions, looksAt: TestScreen) {
		super(options);
		this.#server = options.server;
		this.#looksAt = looksAt;
	}

	protected get seen(): TestScreen {
		return this.#looksAt;
	}

	override async work(ledger: Ledger): Promise<void> {
		this.#isBack = new Promise((resolve) => {
			this.#tellBack = resolve;
		});
		await super.work(ledger);
	}

	protected async deliver(sent: Sent): Promise<CommandAnswer> {
		try {
			return await answerOverHttp(this.#server, sent);
		} catch {
			// The server died before it could answer; whether it did it, only the next one knows.
			await this.#isBack;
			return answerOverHttp(this.#server, sent);
		}
	}

	serverIsBack(server: ServerProcess): void {
		this.#server = server;
		this.#tellBack();
	}

	close(): void {
		this.#tellBack();
	}
}

/** Sends a command and reads its answer; rejects when the line broke before the answer was whole. */
export async function answerOverHttp(
	{ url, secret }: Pick<ServerProcess, 'url' | 'secret'>,
	{ id, command }: Pick<Sent, 'id' | 'command'>
): Promise<CommandAnswer> {
	const response = await fetch(`${url}/api/v1/commands`, {
		method: 'POST',
		headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
		body: JSON.stringify({ id, workshop: 'test', command })
	});
	const answer = (await response.json()) as CommandAnswer | { readonly status?: undefined };
	if (answer.status === undefined) throw new Error(`${id}: ${JSON.stringify(answer)}`);
	return answer;
}
