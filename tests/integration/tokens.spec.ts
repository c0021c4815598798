import { io } from 'socket.io-client';
import { describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '#protocol/messages.ts';
import type { TokenEntry } from '#protocol/tokens.ts';
import { workshopCode } from '#core/ids.ts';
import { DAY_MS, MINUTE_MS } from '#core/time/instant.ts';
import type { Store } from '../../server/storage/port.ts';
import { createMemoryStore } from '../../server/storage/memory/index.ts';
import { aSetup } from '../builders/a-setup.ts';
import { anActor, startTestApp, type TestApp } from '../support/app.ts';
import { FakeClock } from '../support/fake-clock.ts';

const HERE = aSetup().code;

async function onApp(
	run: (test: TestApp, clock: FakeClock, store: Store) => Promise<void>,
	options: Parameters<typeof startTestApp>[0] = {}
): Promise<void> {
	const clock = new FakeClock();
	const store = createMemoryStore();
	const test = await startTestApp({ clock, store, ...options });
	try {
		const draft = { setup: aSetup(), names: {}, absences: [] };
		const command = { type: 'SetUpWorkshop', draft } as const;
		const id = 'set-up' as Parameters<typeof test.app.commands.run>[0]['id'];
		await test.app.commands.run({ id, workshop: HERE, command }, anActor('administrator'));
		await run(test, clock, store);
	} finally {
		await test.close();
	}
}

type Headers = Readonly<Record<string, string>>;

const ask = (
	{ url }: TestApp,
	path: string,
	{ method = 'GET', headers = {}, body }: { method?: string; headers?: Headers; body?: unknown }
): Promise<Response> =>
	fetch(url + path, {
		method,
		headers,
		...(body === undefined ? {} : { body: JSON.stringify(body) })
	});

const wish = (overrides: object = {}) => ({
	name: 'DMS',
	role: 'dispatcher',
	scopes: ['read', 'command:TakeBayOut'],
	workshops: [HERE],
	expiresAt: null,
	...overrides
});

interface Made {
	readonly token: TokenEntry;
	readonly secret: string;
}

async function make(test: TestApp, overrides: object = {}): Promise<Made & { headers: Headers }> {
	const headers = await test.headersOf('administrator');
	const answer = await ask(test, '/api/v1/tokens', {
		method: 'POST',
		headers,
		body: wish(overrides)
	});
	expect(answer.status).toBe(201);
	const made = (await answer.json()) as Made;
	return { ...made, headers: { authorization: `Bearer ${made.secret}` } };
}

const envelope = (id: string, type: 'TakeBayOut' | 'CloseDay') => ({
	id,
	workshop: HERE,
	command: type === 'CloseDay' ? { type } : { type, bay: 'A01', reason: '保养', until: null }
});

const STATE = `/api/v1/state?workshop=${HERE}`;

describe('a token', () => {
	it('is shown once, kept as a hash, and lets in what its scopes name', () =>
		onApp(async (test, _, store) => {
			const { secret, headers } = await make(test);
			const kept = JSON.stringify([...(await store.recallAll('api-token'))]);
			expect(kept).toContain('DMS');
			expect(kept).not.toContain(secret);
			expect((await ask(test, STATE, { headers })).status).toBe(200);
			const send = (type: 'TakeBayOut' | 'CloseDay') =>
				ask(test, '/api/v1/commands', { method: 'POST', headers, body: envelope(type, type) });
			expect((await send('TakeBayOut')).status).toBe(200);
			const no = await send('CloseDay');
			expect(no.status).toBe(403);
			expect(await no.json()).toMatchObject({ code: 'wire/not-allowed' });
		}));

	it('without the scope neither reads nor imports', () =>
		onApp(async (test) => {
			const { headers } = await make(test, { scopes: ['command:CloseDay'] });
			expect((await ask(test, STATE, { headers })).status).toBe(403);
			const path = `/api/v1/import?workshop=${HERE}&dryRun=1`;
			expect((await ask(test, path, { method: 'POST', headers, body: {} })).status).toBe(403);
			const importing = await make(test, { scopes: ['import'] });
			const taken = await ask(test, path, { method: 'POST', headers: importing.headers, body: {} });
			expect(taken.status).toBe(422);
		}));

	it('does only what its role may', () =>
		onApp(async (test) => {
			const { headers } = await make(test, { role: 'parts', scopes: ['command:*'] });
			const answer = await ask(test, '/api/v1/commands', {
				method: 'POST',
				headers,
				body: envelope('1', 'CloseDay')
			});
			expect(await answer.json()).toMatchObject({ code: 'person/not-allowed' });
		}));

	it('is no administrator, whatever its role', () =>
		onApp(async (test) => {
			const { headers } = await make(test, {
				role: 'administrator',
				scopes: ['command:*', 'read']
			});
			for (const method of ['GET', 'POST'])
				expect((await ask(test, '/api/v1/tokens', { method, headers })).status).toBe(403);
		}));

	it('is revoked at once: requests are refused and sockets are cut', () =>
		onApp(async (test) => {
			const { token, headers } = await make(test);
			const socket = io(test.url, { transports: ['websocket'], extraHeaders: headers });
			try {
				const hello = { protocol: PROTOCOL_VERSION, workshop: HERE, audience: 'staff' };
				const welcome = (await socket.emitWithAck('hello', {
					...{ ...hello, epoch: null, seq: null }
				})) as { status: string };
				expect(welcome.status).toBe('snapshot');
				const cut = new Promise((resolve) => socket.once('turnedAway', resolve));
				const revoked = await ask(test, `/api/v1/tokens/${token.id}`, {
					method: 'DELETE',
					headers: await test.headersOf('administrator')
				});
				expect(revoked.status).toBe(204);
				expect(await cut).toMatchObject({ code: 'wire/not-signed-in' });
			} finally {
				socket.close();
			}
			expect((await ask(test, STATE, { headers })).status).toBe(401);
			expect(test.app.tokens.list({ workshops: null })).toEqual([]);
		}));

	it('asks no more by opening more lines', () =>
		onApp(
			async (test) => {
				const { headers } = await make(test);
				const connect = () =>
					io(test.url, { transports: ['websocket'], extraHeaders: headers, forceNew: true });
				const sockets = [connect(), connect()];
				const hello = { protocol: PROTOCOL_VERSION, workshop: HERE, audience: 'staff' };
				const statuses: string[] = [];
				try {
					for (let n = 0; n < 12; n += 1) {
						const message = { ...hello, epoch: null, seq: null };
						const socket = sockets[n % 2]!;
						const answer = (await socket.emitWithAck('hello', message)) as { status: string };
						statuses.push(answer.status);
					}
				} finally {
					for (const socket of sockets) socket.close();
				}
				expect(statuses).toEqual([
					...Array<string>(8).fill('snapshot'),
					...Array<string>(4).fill('refused')
				]);
			},
			{ rate: { burst: 8, perSecond: 0 } }
		));

	it('stays revoked, and known, over a restart', async () => {
		const store = createMemoryStore();
		const clock = new FakeClock();
		const first = await startTestApp({ clock, store });
		const workshops = [HERE];
		const make = (name: string) =>
			first.app.tokens.create(
				{ name, role: 'dispatcher', scopes: ['read'], workshops, expiresAt: null },
				anActor('administrator', '王')
			);
		const [kept, revoked] = [await make('kept'), await make('revoked')];
		await first.app.tokens.revoke(revoked.token.id, { workshops: null });
		const stored = new Map([...(await store.recallAll('api-token'))]);
		await first.close();
		const next = createMemoryStore();
		for (const [id, value] of stored) await next.remember('api-token', id, value);
		const second = await startTestApp({ clock, store: next });
		try {
			expect(second.app.tokens.find(kept.secret)?.actor.name).toBe('kept');
			expect(second.app.tokens.find(revoked.secret)).toBeNull();
			expect(second.app.tokens.list({ workshops: null })).toMatchObject([{ createdBy: '王' }]);
		} finally {
			await second.close();
		}
	});

	it('ends when it expires, and stays in the list', () =>
		onApp(async (test, clock) => {
			const { secret } = await make(test, { expiresAt: clock.now() + DAY_MS });
			const ended: string[] = [];
			test.app.tokens.onEnded((id) => ended.push(id));
			expect(test.app.tokens.find(secret)).not.toBeNull();
			clock.advance(DAY_MS);
			expect(test.app.tokens.find(secret)).toBeNull();
			expect(ended).toHaveLength(1);
			clock.advance(MINUTE_MS);
			expect(ended).toHaveLength(1);
			expect(test.app.tokens.list({ workshops: null })).toHaveLength(1);
		}));

	it('says when it was last used, written at most every few minutes', () =>
		onApp(async (test, clock, store) => {
			const { secret, token } = await make(test);
			const written = async (): Promise<unknown> =>
				((await store.recall('api-token', token.id)) as TokenEntry).lastUsedAt;
			expect(await written()).toBeNull();
			const first = clock.now();
			test.app.tokens.find(secret);
			await expect.poll(written).toBe(first);
			clock.advance(4 * MINUTE_MS);
			test.app.tokens.find(secret);
			expect(test.app.tokens.list({ workshops: null })[0]?.lastUsedAt).toBe(clock.now());
			expect(await written()).toBe(first);
			clock.advance(2 * MINUTE_MS);
			test.app.tokens.find(secret);
			await expect.poll(written).toBe(clock.now());
		}));
});

describe('tokens are made', () => {
	it('by administrators only, with a fresh sign-in', () =>
		onApp(async (test, clock) => {
			const asRole = async (role: 'manager' | 'administrator') =>
				ask(test, '/api/v1/tokens', {
					method: 'POST',
					headers: await test.headersOf(role),
					body: wish()
				});
			expect((await asRole('manager')).status).toBe(403);
			const headers = await test.headersOf('administrator');
			clock.advance(16 * MINUTE_MS);
			const stale = await ask(test, '/api/v1/tokens', { method: 'POST', headers, body: wish() });
			expect(stale.status).toBe(403);
			expect(await stale.json()).toMatchObject({ code: 'people/not-fresh' });
			expect((await ask(test, '/api/v1/tokens', { headers })).status).toBe(200);
		}));

	it.each([
		['no scope', { scopes: [] }],
		['an unknown scope', { scopes: ['everything'] }],
		['no workshop', { workshops: [] }],
		['a display’s role', { role: 'display' }],
		['no name', { name: ' ' }]
	])('not with %s', (_, overrides) =>
		onApp(async (test) => {
			const headers = await test.headersOf('administrator');
			const body = wish(overrides);
			expect((await ask(test, '/api/v1/tokens', { method: 'POST', headers, body })).status).toBe(
				400
			);
		})
	);

	it('only for workshops that one belongs to, and seen only by those who do', () =>
		onApp(async (test) => {
			const elsewhere = workshopCode('elsewhere');
			const secret = await test.app.sessions.begin(anActor('administrator', 'other'), {
				by: 'password',
				workshops: [elsewhere]
			});
			const headers = { authorization: `Bearer ${secret}` };
			const post = (code: string) =>
				ask(test, '/api/v1/tokens', { method: 'POST', headers, body: wish({ workshops: [code] }) });
			expect((await post(HERE)).status).toBe(404);
			expect((await post('nowhere')).status).toBe(404);
			const { token } = await make(test);
			expect(await (await ask(test, '/api/v1/tokens', { headers })).json()).toEqual({ tokens: [] });
			const revoke = await ask(test, `/api/v1/tokens/${token.id}`, { method: 'DELETE', headers });
			expect(revoke.status).toBe(404);
		}));
});
