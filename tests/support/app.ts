import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '#core/decider.ts';
import { personId } from '#core/ids.ts';
import type { Role } from '#core/people/role.ts';
import { createApp, type App, type AppParts } from '../../server/app.ts';
import { send, toRequest } from '../../server/http/from-node.ts';
import { stopInOrder } from '../../server/ops/shutdown.ts';
import { systemClock, type Clock } from '../../server/ops/clock.ts';
import { randomIds } from '../../server/ops/ids.ts';
import { createLog } from '../../server/ops/log.ts';
import type { Rate } from '../../server/ops/token-bucket.ts';
import type { Quotes } from '../../server/quotes/quotes.ts';
import type { Store } from '../../server/storage/port.ts';
import { createSqliteStore } from '../../server/storage/sqlite/index.ts';

/** The real application on a real SQLite file and a real port of this machine, without pages. */
export interface TestApp {
	readonly app: App;
	/** Origin of the HTTP interface and of the socket, e.g. `http://127.0.0.1:41234`. */
	readonly url: string;
	/** Folder of the database; kept over a restart. */
	readonly dataDir: string;
	/** What the server logged, one line of JSON each. */
	readonly logged: readonly string[];
	/** The secret of a new session, for `Authorization: Bearer …`. */
	signIn(role: Role, name?: string): Promise<string>;
	/** Headers of a new session as this role. */
	headersOf(role: Role): Promise<Record<string, string>>;
	/** Stops it; the data stay for whoever starts on them again, unless they were made for this test. */
	close(): Promise<void>;
}

export interface TestAppOptions {
	/** Left out: a folder of its own, deleted at the end. */
	readonly dataDir?: string;
	/** Left out: a SQLite file in the folder. Closed together with the application. */
	readonly store?: Store;
	readonly clock?: Clock;
	/** Left out: a free port. */
	readonly port?: number;
	/** Where it pretends to listen; it always listens on 127.0.0.1. */
	readonly host?: string;
	/** Left out: none on this machine alone, as walls are looked at; one where others come in. */
	readonly origins?: readonly string[];
	/** Left out: nobody's word on who asks is taken. */
	readonly trustedProxies?: readonly string[];
	readonly rate?: Rate;
	/** Left out: the core looks ahead while it decides. Closed together with the application. */
	readonly quotes?: Quotes;
	readonly demo?: boolean;
	/** Answers the requests, in place of the bare HTTP interface: the built pages. */
	readonly requests?: (message: IncomingMessage, response: ServerResponse) => void;
}

const partsOf = ({ rate, quotes }: TestAppOptions): Pick<AppParts, 'rate' | 'quotes'> => ({
	...(rate === undefined ? {} : { rate }),
	...(quotes === undefined ? {} : { quotes })
});

export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
	const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'workshop-board-')));
	const store = options.store ?? (await createSqliteStore({ dataDir }));
	const logged: string[] = [];
	const clock = options.clock ?? systemClock;
	const app = await createApp({
		config: {
			host: options.host ?? '127.0.0.1',
			port: options.port ?? 0,
			dataDir,
			origins: options.origins ?? (options.host === undefined ? [] : ['https://board.example']),
			trustedProxies: options.trustedProxies ?? [],
			demo: options.demo ?? false
		},
		store,
		clock,
		ids: randomIds,
		log: createLog((line) => logged.push(line), Date.now),
		...partsOf(options)
	});
	const server = app.serve((message, response) => {
		if (options.requests !== undefined) {
			options.requests(message, response);
			return;
		}
		const request = toRequest(message);
		const isApi = message.url?.startsWith('/api/') === true;
		void (isApi ? app.api : app.operating)(request).then((answer) => send(answer, response));
	});
	await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const signIn = (role: Role, name: string = role) =>
		app.sessions.begin(anActor(role, name), { by: 'password' });
	return {
		app,
		url: `http://127.0.0.1:${String(port)}`,
		dataDir,
		logged,
		signIn,
		headersOf: async (role) => ({ authorization: `Bearer ${await signIn(role)}` }),
		close: async () => {
			await stopInOrder(server, app);
			if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
		}
	};
}

/** Somebody with this role; the same id whenever the name is the same. */
export const anActor = (role: Role, name: string = role): Actor => ({
	id: personId(`test-${name}`),
	role,
	name
});
