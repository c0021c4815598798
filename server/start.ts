import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { personId } from '#core/ids.ts';
import { createApp, type App, type AppParts } from './app.ts';
import { ConfigError, isLoopback, type Config } from './config.ts';
import { systemClock, type Clock } from './ops/clock.ts';
import { randomIds } from './ops/ids.ts';
import { backUpHourly } from './ops/backup-timer.ts';
import { stopInOrder } from './ops/shutdown.ts';
import type { Log } from './ops/log.ts';
import { quotesInThread } from './quotes/quotes-in-thread.ts';
import type { Store } from './storage/port.ts';
import { createSqliteStore } from './storage/sqlite/index.ts';

/** A server that listens: pages, HTTP interface and live screens on one port. */
export interface RunningServer {
	readonly app: App;
	/** Where people on this machine find it, e.g. `http://127.0.0.1:3000`. */
	readonly url: string;
	/** Finishes what was taken and lets go of port and data. */
	stop(): Promise<void>;
}

/** What a server is given in place of its own by whoever tries it out. */
interface Outside {
	/** Opens the store in a folder of data. */
	readonly openStore?: (options: { readonly dataDir: string }) => Promise<Store>;
	readonly clock?: Clock;
}

type PageHandler = (request: IncomingMessage, response: ServerResponse) => void;

const BUILT_PAGES = new URL('../build/handler.js', import.meta.url);
/** The largest file an import takes, with room for the form around it. */
const LONGEST_UPLOAD = '64M';

/** Opens the data folder, puts the parts together and listens. Rejects with a sentence that says why not. */
export async function startServer(
	config: Config,
	log: Log,
	{ openStore = createSqliteStore, clock = systemClock }: Outside = {}
): Promise<RunningServer> {
	const pages = await builtPages();
	await mkdir(config.dataDir, { recursive: true });
	const store = await openStore({ dataDir: config.dataDir });
	const quotes = quotesInThread({ log });
	const app = await startApp({ config, store, quotes, clock, ids: randomIds, log });
	shareWithPages(app);
	const server = app.serve(pages);
	try {
		await listen(server, config);
	} catch (error) {
		await app.close();
		throw error;
	}
	const url = addressOf(server, config);
	const card = await leaveCard(app, url);
	const stopBackups = backUpHourly({
		backupNow: async () => (await app.backups.make('hourly')).name,
		lastBackupAt: () => app.backups.status().lastAt,
		now: () => clock.now(),
		log
	});
	return {
		app,
		url,
		stop: async () => {
			stopBackups();
			await rm(card, { force: true });
			await stopInOrder(server, app);
		}
	};
}

/** Lets go of the data where they cannot be read, so that the process ends. */
async function startApp(parts: AppParts): Promise<App> {
	try {
		return await createApp(parts);
	} catch (error) {
		await parts.quotes?.close();
		await parts.store.close();
		throw error;
	}
}

/** Pages read the application in `hooks.server.ts` and nowhere else. */
export function shareWithPages(app: App): void {
	(globalThis as Record<symbol, unknown>)[Symbol.for('workshop-board.app')] = app;
}

async function builtPages(): Promise<PageHandler> {
	if (!existsSync(BUILT_PAGES))
		throw new ConfigError('The pages are not built: run npm run build.');
	// The built pages read these when they are loaded; the door writes what stands in the two headers.
	process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto';
	process.env['ADDRESS_HEADER'] = 'x-forwarded-for';
	process.env['BODY_SIZE_LIMIT'] = LONGEST_UPLOAD;
	const built = (await import(BUILT_PAGES.href)) as { readonly handler: PageHandler };
	return built.handler;
}

function listen(server: Server, { host, port }: Config): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			const taken = error.code === 'EADDRINUSE';
			const hint = `Port ${port} is taken: set PORT to another, or stop what listens there.`;
			reject(taken ? new ConfigError(hint) : error);
		});
		server.listen(port, host, resolve);
	});
}

function addressOf(server: Server, { host }: Config): string {
	const { port } = server.address() as AddressInfo;
	const name = isLoopback(host) && host !== '::1' ? host : 'localhost';
	return `http://${name}:${port}`;
}

/**
 * Tells programs on this machine, such as the import command, where the server is and lets them in as
 * administrator: who can read the data folder could write into it anyway.
 */
async function leaveCard(app: App, url: string): Promise<string> {
	const card = join(app.config.dataDir, 'server.json');
	const token = app.sessions.beginUnwritten({
		id: personId('local-program'),
		role: 'administrator',
		name: '本机程序'
	});
	// Whole or not at all: a program that looks just now must not read half of it.
	const draft = `${card}.${process.pid}`;
	await writeFile(draft, JSON.stringify({ pid: process.pid, url, token }), { mode: 0o600 });
	await rename(draft, card);
	return card;
}
