import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What the server of a soak is asked to do. */
export type Asked =
	/** Its own time passes, with every beat of it. */
	| { readonly to: 'pass'; readonly ms: number }
	/** The workshop's clock goes on at once. */
	| { readonly to: 'set-on'; readonly ms: number }
	| { readonly to: 'measure' };

/** How the server is. */
export interface Told {
	/** Bytes, after everything unused was thrown away. */
	readonly heap: number;
	readonly rss: number;
	/** How late its event loop was since it was asked last, milliseconds. */
	readonly delayP99Ms: number;
	readonly delayMaxMs: number;
	/** Visits it holds. */
	readonly jobs: number;
	/** Customers, cars and notes in its registers, which stay. */
	readonly registered: number;
	readonly connections: number;
	/** What it logged as errors since it was started. */
	readonly errors: readonly string[];
}

interface Card {
	readonly url: string;
	/** Of an administrator. */
	readonly token: string;
	readonly workshop: string;
	/** Of a display that was let in. */
	readonly display: string;
}

const SERVE = fileURLToPath(new URL('serve-soak.ts', import.meta.url));

/** The server of a soak, in a process of its own that does one thing after the other. */
export class SoakServer {
	readonly card: Card;
	private readonly child: ChildProcess;

	private constructor(child: ChildProcess, card: Card) {
		this.child = child;
		this.card = card;
	}

	/** Starts it on a folder; with `fake` its time passes only when it is told. */
	static async start(dataDir: string, time: 'fake' | 'real'): Promise<SoakServer> {
		const child = fork(SERVE, [dataDir, time], {
			stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
			execArgv: ['--expose-gc']
		});
		return new SoakServer(child, (await heard(child)) as Card);
	}

	async pass(ms: number): Promise<void> {
		await this.ask({ to: 'pass', ms });
	}

	async setOn(ms: number): Promise<void> {
		await this.ask({ to: 'set-on', ms });
	}

	async measure(): Promise<Told> {
		return (await this.ask({ to: 'measure' })) as Told;
	}

	async stop(): Promise<void> {
		if (this.child.exitCode !== null) return;
		const exited = once(this.child, 'exit');
		this.child.kill('SIGTERM');
		await exited;
	}

	private async ask(asked: Asked): Promise<unknown> {
		const answered = heard(this.child);
		this.child.send(asked);
		return answered;
	}
}

const heard = (child: ChildProcess): Promise<unknown> =>
	new Promise((resolve, reject) => {
		const gone = (code: number | null): void => {
			reject(new Error(`the server ended with ${String(code)}`));
		};
		child.once('exit', gone);
		child.once('message', (told) => {
			child.off('exit', gone);
			resolve(told);
		});
	});
