import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Command } from '#core/commands.ts';

export interface ServerProcess {
	readonly url: string;
	/** Of an administrator's session. */
	readonly secret: string;
	/** From the first line of the program to listening, milliseconds. */
	readonly listeningMs: number;
	readonly child: ChildProcess;
	/** Dies on the spot, as in a power cut. */
	kill(): Promise<void>;
	/** Stops in order. */
	stop(): Promise<void>;
}

const SERVE = fileURLToPath(new URL('serve.ts', import.meta.url));
/** On a machine that others keep busy a start takes many times the second it takes on a quiet one. */
const LISTENS_WITHIN_MS = 60_000;

/** The real server on a folder, in a process of its own; `entry` where it is another program than `serve.ts`. */
export async function startServerProcess(
	dataDir: string,
	port: number,
	entry: string = SERVE
): Promise<ServerProcess> {
	const child = fork(entry, [dataDir, String(port)], {
		stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
		execArgv: ['--expose-gc']
	});
	const end = async (signal: NodeJS.Signals): Promise<void> => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		child.kill(signal);
		await once(child, 'exit');
	};
	const said = await firstLine(child).catch(async (error: unknown) => {
		await end('SIGKILL');
		throw error;
	});
	const told = JSON.parse(said) as Pick<ServerProcess, 'url' | 'secret' | 'listeningMs'>;
	return { ...told, child, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

/** Sends one command over HTTP, which needs no workshop to be there yet; fails unless it is accepted. */
export async function post(
	{ url, secret }: Pick<ServerProcess, 'url' | 'secret'>,
	envelope: { readonly id: string; readonly workshop: string; readonly command: Command }
): Promise<void> {
	const response = await fetch(`${url}/api/v1/commands`, {
		method: 'POST',
		headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
		body: JSON.stringify(envelope)
	});
	if (!response.ok) throw new Error(await response.text());
}

function firstLine(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		const late = setTimeout(() => {
			reject(new Error('the server does not listen'));
		}, LISTENS_WITHIN_MS);
		child.once('exit', (code) => {
			clearTimeout(late);
			reject(new Error(`the server ended with ${String(code)} before it listened`));
		});
		let text = '';
		child.stdout?.on('data', (part: Buffer) => {
			text += part.toString();
			if (!text.includes('\n')) return;
			clearTimeout(late);
			resolve(text.slice(0, text.indexOf('\n')));
		});
	});
}
