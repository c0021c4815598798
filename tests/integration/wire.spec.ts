import { connect } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { describe, expect, it, vi } from 'vitest';
import type {
	Beacon,
	Change,
	ClientToServer,
	CommandAnswer,
	ServerToClient,
	Welcome,
	WireRefusal
} from '#protocol/messages.ts';
import { BEACON_EVERY_MS } from '#protocol/messages.ts';
import { HOUR_MS } from '#core/time/instant.ts';
import { aSetup } from '../builders/a-setup.ts';
import { anImport } from '../builders/an-order.ts';
import { at } from '../builders/at.ts';
import { startTestApp, type TestApp, type TestAppOptions } from '../support/app.ts';
import { FakeClock } from '../support/fake-clock.ts';

type Client = Socket<ServerToClient, ClientToServer>;
type Headers = Record<string, string>;

interface Fixture {
	readonly test: TestApp;
	readonly clock: FakeClock;
	/** Headers of an administrator. */
	readonly headers: Headers;
	/** A connected client; rejects when the server does not let it in. */
	readonly client: (headers?: Headers) => Promise<Client>;
}

const SET_UP = {
	type: 'SetUpWorkshop',
	draft: { setup: aSetup(), names: {}, absences: [] }
};
const outage = (bay: string) => ({ type: 'TakeBayOut', bay, reason: '举升机故障', until: null });
const hello = (overrides: object = {}) => ({
	protocol: 1,
	workshop: 'test',
	audience: 'wall',
	epoch: null,
	seq: null,
	...overrides
});
let sent = 0;
const envelope = (command: unknown, overrides: object = {}) => ({
	id: `w-${String(++sent)}`,
	workshop: 'test',
	command,
	...overrides
});

/** Sends anything at all, well-formed or not, and waits for the answer. */
const ask = <Answer>(client: Client, name: string, input: unknown): Promise<Answer> =>
	(client as unknown as Socket).timeout(5_000).emitWithAck(name, input) as Promise<Answer>;

function connected(url: string, extraHeaders: Headers): Promise<Client> {
	const client: Client = io(url, {
		transports: ['websocket'],
		reconnection: false,
		forceNew: true,
		extraHeaders
	});
	return new Promise((resolve, reject) => {
		client.once('connect', () => {
			resolve(client);
		});
		client.once('connect_error', (error) => {
			client.close();
			reject(error);
		});
	});
}

/** Runs the test on an application with a workshop set up, and stops everything whatever happens. */
async function onWire(
	run: (fixture: Fixture) => Promise<void>,
	options: TestAppOptions = {}
): Promise<void> {
	const clock = new FakeClock(at('10:00'));
	const test = await startTestApp({ clock, ...options });
	const clients: Client[] = [];
	try {
		const headers = await test.headersOf('administrator');
		const client = async (own: Headers = headers) => {
			const made = await connected(test.url, own);
			clients.push(made);
			return made;
		};
		await ask(await client(), 'command', envelope(SET_UP));
		await run({ test, clock, headers, client });
	} finally {
		for (const client of clients) client.close();
		await test.close();
	}
}

const nextChange = (client: Client): Promise<Change> =>
	new Promise((resolve) => client.once('change', resolve));

describe('a screen', () => {
	it('gets everything first, then each change, once, for its audience', () =>
		onWire(async ({ client }) => {
			const [desk, wall, lounge] = [await client(), await client({}), await client({})];
			const first = await ask<Welcome>(wall, 'hello', hello());
			expect(first).toMatchObject({ status: 'snapshot', seq: 1, rows: [{ kind: 'setup' }] });
			await ask(lounge, 'hello', hello({ audience: 'lounge' }));
			const [onWall, inLounge] = [nextChange(wall), nextChange(lounge)];
			await ask(desk, 'command', envelope(anImport({ waiting: true })));
			const change = await onWall;
			expect(change).toMatchObject({ prev: 1, gone: [] });
			expect(JSON.stringify(change)).toContain('辽H·JZK27');
			const masked = await inLounge;
			expect(masked).toMatchObject({ prev: 1, seq: change.seq, rows: [{ kind: 'job' }] });
			expect(JSON.stringify(masked)).toContain('辽H·J**27');
		}));

	it('that comes back is told nothing, the difference, or everything', () =>
		onWire(async ({ client }) => {
			const [desk, wall] = [await client(), await client({})];
			const first = await ask<Welcome>(wall, 'hello', hello());
			if (first.status !== 'snapshot') throw new Error('no snapshot');
			const { epoch, seq } = first;
			expect(await ask(wall, 'sync', hello({ epoch, seq }))).toMatchObject({ status: 'current' });
			await ask(desk, 'command', envelope(outage('A01')));
			await ask(desk, 'command', envelope({ type: 'ReturnBay', bay: 'A01' }));
			await ask(desk, 'command', envelope(outage('A02')));
			expect(await ask(wall, 'sync', hello({ epoch, seq }))).toMatchObject({
				status: 'delta',
				seq: 4,
				rows: [{ kind: 'outage', id: 'A02' }],
				gone: ['outage:A01']
			});
			for (const known of [
				{ epoch: 'other', seq },
				{ epoch, seq: 99 },
				{ epoch, seq: 0 }
			])
				expect(await ask(wall, 'sync', hello(known))).toMatchObject({ status: 'snapshot' });
		}));

	it('hears the head and the hash every five seconds', () =>
		onWire(async ({ client, clock }) => {
			const wall = await client({});
			await ask(wall, 'hello', hello());
			const beacon = new Promise<Beacon>((resolve) => wall.once('beacon', resolve));
			clock.advance(BEACON_EVERY_MS);
			expect(await beacon).toMatchObject({
				seq: 1,
				hash: expect.stringMatching(/^[\da-f]{16}$/) as unknown,
				time: { realNow: at('10:00') + BEACON_EVERY_MS, rate: 1 }
			});
		}));

	it('stays in the epoch over a restart', () =>
		onWire(async ({ test, client }) => {
			const first = await ask<Welcome>(await client({}), 'hello', hello());
			await test.app.close();
			const second = await startTestApp({ dataDir: test.dataDir });
			try {
				const wall = await connected(second.url, {});
				const { epoch, seq } = first as { epoch: string; seq: number };
				const again = await ask(wall, 'hello', hello({ epoch, seq }));
				wall.close();
				expect(again).toMatchObject({ status: 'current', epoch, seq });
			} finally {
				await second.close();
			}
		}));
});

describe('who may connect and look', () => {
	it('turns away pages of other sites', () =>
		onWire(async ({ test, client }) => {
			await expect(client({ origin: 'https://evil.example' })).rejects.toThrow();
			await expect(client({ origin: `${test.url}.evil.example` })).rejects.toThrow();
			expect((await client({ origin: test.url })).connected).toBe(true);
		}));

	it('shows staff rows to signed-in people only', () =>
		onWire(async ({ test, client }) => {
			const staff = hello({ audience: 'staff' });
			const stranger = await client({});
			expect(await ask(stranger, 'hello', staff)).toMatchObject({
				status: 'refused',
				reason: { code: 'wire/not-signed-in' }
			});
			const display = await client(await test.headersOf('display'));
			expect(await ask(display, 'hello', staff)).toMatchObject({
				reason: { code: 'wire/not-allowed' }
			});
			expect(await ask(stranger, 'command', envelope(outage('A01'), { id: 'mine' }))).toMatchObject(
				{ status: 'refused', id: 'mine', refusal: { code: 'wire/not-signed-in' } }
			);
			const desk = await client(await test.headersOf('dispatcher'));
			expect(await ask(desk, 'hello', staff)).toMatchObject({ status: 'snapshot' });
		}));

	it('asks walls to sign in once other machines can reach the server', () =>
		onWire(
			async ({ test, client }) => {
				await expect(client({})).rejects.toMatchObject({ data: { code: 'wire/not-signed-in' } });
				const display = await client(await test.headersOf('display'));
				expect(await ask(display, 'hello', hello())).toMatchObject({ status: 'snapshot' });
			},
			{ host: '10.0.0.5' }
		));

	it('keeps a session alive that is used over the socket alone', () =>
		onWire(async ({ test, client, clock }) => {
			const secret = await test.signIn('dispatcher');
			const desk = await client({ authorization: `Bearer ${secret}` });
			for (let hour = 0; hour < 11; hour += 1) {
				clock.jump(HOUR_MS);
				await ask(desk, 'hello', hello({ audience: 'staff' }));
			}
			expect(test.app.sessions.find(secret)).not.toBeNull();
		}));

	it('cuts every screen of a session that ends, and says why', () =>
		onWire(async ({ test, client }) => {
			const secret = await test.signIn('dispatcher');
			const desk = await client({ authorization: `Bearer ${secret}` });
			await ask(desk, 'hello', hello({ audience: 'staff' }));
			const told = new Promise<WireRefusal>((resolve) => desk.once('turnedAway', resolve));
			const cut = new Promise<void>((resolve) => {
				desk.once('disconnect', () => {
					resolve();
				});
			});
			await test.app.sessions.end(test.app.sessions.find(secret)?.id ?? '');
			expect(await told).toMatchObject({ code: 'wire/not-signed-in' });
			await cut;
		}));
});

describe('bad input', () => {
	it.each<[string, string, unknown, string]>([
		['an unknown message', 'goodbye', hello(), 'wire/malformed'],
		['a hello of another version', 'hello', hello({ protocol: 0 }), 'wire/protocol'],
		['a hello that is a text', 'hello', 'hi', 'wire/malformed'],
		['a hello from nowhere', 'hello', hello({ workshop: 'other' }), 'wire/unknown-workshop'],
		['an audience nobody knows', 'hello', hello({ audience: 'all' }), 'wire/malformed']
	])('%s is answered', (_, name, input, code) =>
		onWire(async ({ client }) => {
			expect(await ask(await client(), name, input)).toMatchObject({
				status: 'refused',
				reason: { code }
			});
		})
	);

	it.each<[string, unknown, string]>([
		['nothing', null, 'wire/malformed'],
		['an unknown command', envelope({ type: 'FlyAway' }), 'wire/unknown-command'],
		['a command with bytes in it', envelope(Buffer.from('x')), 'wire/malformed'],
		[
			'a command to nowhere',
			{ ...envelope(outage('A01')), workshop: 'no' },
			'wire/unknown-workshop'
		],
		['a bay nobody has', envelope(outage('Z99')), 'bay/unknown']
	])('%s as a command is answered', (_, input, code) =>
		onWire(async ({ client }) => {
			expect(await ask<CommandAnswer>(await client(), 'command', input)).toMatchObject({
				status: 'refused',
				refusal: { code }
			});
		})
	);

	it('without an acknowledgement is let pass', () =>
		onWire(async ({ client }) => {
			const rude = await client();
			(rude as unknown as Socket).emit('command', envelope(outage('A01')));
			(rude as unknown as Socket).emit('hello');
			expect(await ask(rude, 'hello', hello())).toMatchObject({ status: 'snapshot', seq: 1 });
		}));

	it('of a frame too long cuts that client and nobody else', () =>
		onWire(async ({ client }) => {
			const [rude, wall] = [await client(), await client({})];
			await ask(wall, 'hello', hello());
			const cut = new Promise((resolve) => rude.once('disconnect', resolve));
			(rude as unknown as Socket).emit('command', 'x'.repeat(200_000));
			await cut;
			expect(await ask(wall, 'sync', hello())).toMatchObject({ status: 'snapshot' });
		}));

	it('that is no protocol at all cuts that client and nobody else', () =>
		onWire(async ({ test, client }) => {
			const wall = await client({});
			await ask(wall, 'hello', hello());
			for (const junk of ['GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n\r\n', '\0\xff'])
				await sendRaw(test.url, junk);
			expect(await ask(wall, 'sync', hello())).toMatchObject({ status: 'snapshot' });
		}));

	it('too often is told to wait', () =>
		onWire(
			async ({ client, clock }) => {
				const eager = await client();
				const answers = await Promise.all(
					Array.from({ length: 8 }, () => ask<Welcome>(eager, 'hello', hello()))
				);
				const refused = answers.filter(({ status }) => status === 'refused');
				expect(refused).toHaveLength(3);
				expect(refused[0]).toMatchObject({ reason: { code: 'wire/too-many' } });
				clock.advance(2_000);
				expect(await ask(eager, 'hello', hello())).toMatchObject({ status: 'snapshot' });
			},
			{ rate: { burst: 5, perSecond: 1 } }
		));

	it('without end is cut off', () =>
		onWire(
			async ({ client }) => {
				const flood = await client();
				const cut = new Promise((resolve) => flood.once('disconnect', resolve));
				for (let n = 0; n < 1_100; n += 1) flood.emit('hello', hello() as never, () => undefined);
				await cut;
				expect((await client()).connected).toBe(true);
			},
			{ rate: { burst: 5, perSecond: 1 } }
		));

	it('leaves nothing in the log but what broke', () =>
		onWire(async ({ test, client }) => {
			const desk = await client();
			await ask(desk, 'command', null);
			expect(test.logged).toEqual([]);
			const broken = vi.spyOn(test.app.commands, 'workshop').mockImplementationOnce(() => {
				throw new Error('broken inside');
			});
			const answer = await ask<Welcome>(desk, 'hello', hello());
			broken.mockRestore();
			expect(answer).toMatchObject({ status: 'refused', reason: { code: 'wire/failed' } });
			const { reason } = answer as Extract<Welcome, { status: 'refused' }>;
			expect(test.logged.join()).toContain(reason.detail);
		}));
});

/** Writes bytes to the port as they are, and waits until the server hangs up. */
function sendRaw(url: string, bytes: string): Promise<void> {
	const { hostname, port } = new URL(url);
	return new Promise((resolve) => {
		const socket = connect(Number(port), hostname, () => socket.end(bytes, 'latin1'));
		socket.on('error', () => undefined);
		socket.on('close', () => {
			resolve();
		});
		socket.resume();
	});
}
