import { describe, expect, it } from 'vitest';
import type { Role } from '#core/people/role.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#core/time/instant.ts';
import { secretHash } from '../../server/auth/secret-hash.ts';
import { isFresh } from '../../server/auth/sessions.ts';
import { createMemoryStore } from '../../server/storage/memory/index.ts';
import { anActor, startTestApp, type TestApp, type TestAppOptions } from '../support/app.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { aSetup } from '../builders/a-setup.ts';

async function onApp(
	run: (test: TestApp, clock: FakeClock) => Promise<void>,
	options: TestAppOptions = {}
): Promise<void> {
	const clock = new FakeClock();
	const test = await startTestApp({ clock, ...options });
	try {
		await run(test, clock);
	} finally {
		await test.close();
	}
}

const post = (
	{ url }: TestApp,
	path: string,
	{ headers = {}, body = {} }: { headers?: Record<string, string>; body?: unknown }
): Promise<Response> => fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });

describe('a session', () => {
	it('is known by its secret, of which the store keeps a hash only', async () => {
		const store = createMemoryStore();
		await onApp(
			async ({ app }) => {
				const secret = await app.sessions.begin(anActor('dispatcher', '李调度'), {
					by: 'password'
				});
				expect(app.sessions.find(secret)?.actor).toMatchObject({ name: '李调度' });
				expect(app.sessions.find(`${secret.slice(0, -1)}x`)).toBeNull();
				const kept = JSON.stringify([...(await store.recallAll('session'))]);
				expect(kept).toContain('李调度');
				expect(kept).not.toContain(secret);
			},
			{ store }
		);
	});

	it('of a person ends after two hours unused and after twelve in any case', () =>
		onApp(
			async ({ app }, clock) => {
				const begin = (role: Role) => app.sessions.begin(anActor(role), { by: 'password' });
				const [idle, busy] = [await begin('dispatcher'), await begin('dispatcher')];
				for (let minutes = 0; minutes < 12 * 60 - 1; minutes += 1) {
					clock.advance(MINUTE_MS);
					expect(app.sessions.find(busy)).not.toBeNull();
					if (minutes === 118) expect(app.sessions.countOf(anActor('dispatcher').id)).toBe(2);
					if (minutes === 119) expect(app.sessions.countOf(anActor('dispatcher').id)).toBe(1);
				}
				expect(app.sessions.find(idle)).toBeNull();
				clock.advance(MINUTE_MS);
				expect(app.sessions.find(busy)).toBeNull();
			},
			{ store: createMemoryStore() }
		));

	it('of the first release goes on where it was', async () => {
		const store = createMemoryStore();
		const clock = new FakeClock();
		const secret = 'as-the-browser-keeps-it';
		const actor = anActor('dispatcher');
		await store.remember('session', secretHash(secret), {
			...{ actor, idleMs: 2 * HOUR_MS, expiresAt: clock.now() + HOUR_MS }
		});
		await onApp(
			({ app }) => {
				expect(app.sessions.find(secret)).toMatchObject({ actor, workshops: null, provenAt: 0 });
				return Promise.resolve();
			},
			{ store, clock }
		);
	});

	it('of a screen that was let in by a link ends with the start: it saw every workshop', async () => {
		const store = createMemoryStore();
		const clock = new FakeClock();
		const secret = 'as-the-display-keeps-it';
		await store.remember('session', secretHash(secret), {
			...{ actor: anActor('display'), by: 'link', workshops: null },
			...{ idleMs: 400 * DAY_MS, expiresAt: clock.now() + DAY_MS }
		});
		await onApp(
			async ({ app }) => {
				expect(app.sessions.find(secret)).toBeNull();
				expect(await store.recallAll('session')).toHaveLength(0);
			},
			{ store, clock }
		);
	});

	it('ends with all others of the same person at once, and only theirs', () =>
		onApp(async (test) => {
			const [one, two] = [await test.signIn('advisor', '甲'), await test.signIn('advisor', '甲')];
			const other = await test.signIn('advisor', '乙');
			const ended: string[] = [];
			test.app.sessions.onEnded((id) => ended.push(id));
			const ending = test.app.sessions.endAllOf(anActor('advisor', '甲').id);
			expect(ended).toHaveLength(2);
			await ending;
			expect([one, two, other].map((secret) => test.app.sessions.find(secret) !== null)).toEqual([
				...[false, false, true]
			]);
		}));

	it('is fresh for a quarter of an hour after the password', () =>
		onApp(
			async ({ app }, clock) => {
				const secret = await app.sessions.begin(anActor('administrator'), { by: 'password' });
				const fresh = () => {
					const session = app.sessions.find(secret);
					return session !== null && isFresh(session, clock.now());
				};
				clock.advance(15 * MINUTE_MS);
				expect(fresh()).toBe(true);
				clock.advance(1);
				expect(fresh()).toBe(false);
				await app.sessions.prove(secretHash(secret));
				expect(fresh()).toBe(true);
				const screen = await app.sessions.begin(anActor('display'), { by: 'link' });
				expect(app.sessions.find(screen)?.provenAt).toBe(0);
			},
			{ store: createMemoryStore() }
		));

	it('goes on over a restart, and stays ended once it ended', () =>
		onApp(async (first) => {
			const [kept, ended] = [await first.signIn('dispatcher'), await first.signIn('advisor')];
			await first.app.sessions.end(first.app.sessions.find(ended)?.id ?? '');
			const passing = first.app.sessions.beginUnwritten(anActor('administrator'));
			await first.app.close();
			const second = await startTestApp({ dataDir: first.dataDir, clock: new FakeClock() });
			try {
				expect(second.app.sessions.find(kept)?.actor.role).toBe('dispatcher');
				expect(second.app.sessions.find(ended)).toBeNull();
				expect(second.app.sessions.find(passing)).toBeNull();
			} finally {
				await second.close();
			}
		}));
});

describe('a request that carries a cookie', () => {
	const command = { type: 'SetUpWorkshop', draft: { setup: aSetup(), names: {}, absences: [] } };
	const body = { id: 'c', workshop: 'test', command };

	it('counts only from our own pages', () =>
		onApp(async (test) => {
			const cookie = `theme=x; wb_session=${await test.signIn('administrator')}`;
			const send = async (headers: Record<string, string>) =>
				(await post(test, '/api/v1/commands', { headers: { cookie, ...headers }, body })).status;
			expect(await send({})).toBe(403);
			expect(await send({ origin: 'https://evil.example' })).toBe(403);
			expect(await send({ origin: 'null' })).toBe(403);
			expect(await send({ origin: test.url })).toBe(200);
		}));

	it('is nobody once the session is made up', () =>
		onApp(async (test) => {
			const cookie = { cookie: 'wb_session=made-up', origin: test.url };
			for (const headers of [cookie, { authorization: 'Bearer x' }])
				expect((await post(test, '/api/v1/commands', { headers, body })).status).toBe(401);
		}));
});

describe('signing in without a password', () => {
	it('is for the demo only', async () => {
		await onApp(({ app }) => {
			expect(app.demo).toBeNull();
			return Promise.resolve();
		});
		await onApp(
			async ({ app }) => {
				const secret = (await app.demo?.signIn('dispatcher', 'en')) ?? '';
				expect(app.sessions.find(secret)?.actor).toEqual({
					id: 'demo-dispatcher',
					role: 'dispatcher',
					name: 'Dispatcher'
				});
				expect(app.demo?.roles).not.toContain('board');
			},
			{ demo: true }
		);
	});
});
