import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { jobId } from '#core/ids.ts';
import { createMemoryStore } from '../../server/storage/memory/index.ts';
import { aSetup } from '../builders/a-setup.ts';
import { anImport } from '../builders/an-order.ts';
import { at } from '../builders/at.ts';
import { startTestApp, type TestApp, type TestAppOptions } from '../support/app.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { faulty } from '../support/faulty-store.ts';

type Headers = Record<string, string>;
const SET_UP = {
	type: 'SetUpWorkshop',
	draft: { setup: aSetup(), names: { T001: '韩嘉豪' }, absences: [] }
};
const OUTAGE = { type: 'TakeBayOut', bay: 'A01', reason: '举升机故障', until: null };

interface Answer {
	readonly status: number;
	readonly body: Record<string, unknown>;
}

const read = async (response: Response): Promise<Answer> => ({
	status: response.status,
	body: (await response.json()) as Record<string, unknown>
});

const postBody = async ({ url }: TestApp, body: string, headers: Headers): Promise<Answer> =>
	read(await fetch(`${url}/api/v1/commands`, { method: 'POST', headers, body }));

const post = (test: TestApp, command: unknown, headers: Headers, id: string = randomUUID()) =>
	postBody(test, JSON.stringify({ id, workshop: 'test', command }), headers);

const get = async ({ url }: TestApp, path: string, headers: Headers = {}): Promise<Answer> =>
	read(await fetch(url + path, { headers }));

/** Runs the test on an application with a workshop set up, and stops it whatever happens. */
async function withWorkshop(
	test: (running: TestApp, headers: Headers) => Promise<void>,
	options: TestAppOptions = {}
): Promise<void> {
	const running = await startTestApp({ clock: new FakeClock(at('10:00')), ...options });
	try {
		const headers = await running.headersOf('administrator');
		await post(running, SET_UP, headers);
		await test(running, headers);
	} finally {
		await running.close();
	}
}

describe('POST /api/v1/commands', () => {
	it('does what is asked and shows it', () =>
		withWorkshop(async (test, headers) => {
			expect(await post(test, OUTAGE, headers)).toMatchObject({
				status: 200,
				body: { status: 'accepted', changed: true, seq: 2 }
			});
			const { body } = await get(test, '/api/v1/state?workshop=test', headers);
			expect(body).toMatchObject({
				seq: 2,
				rows: [
					{ kind: 'setup', version: 1 },
					{ kind: 'outage', id: 'A01', version: 2 }
				]
			});
		}));

	it('gives the same answer to the same id and does it once', () =>
		withWorkshop(async (test, headers) => {
			const first = await post(test, OUTAGE, headers, 'again');
			expect(await post(test, OUTAGE, headers, 'again')).toEqual(first);
		}));

	it('tells a refusal of the rules in the language asked for', () =>
		withWorkshop(async (test, headers) => {
			await post(test, OUTAGE, headers);
			const english = await post(test, OUTAGE, { ...headers, 'accept-language': 'en-GB,en' });
			expect(english).toMatchObject({
				status: 409,
				body: { code: 'bay/already-out', refusal: { code: 'bay/already-out', bay: 'A01' } }
			});
			expect(english.body['message']).toMatch(/^[\p{ASCII}’–]+$/u);
			const chinese = await post(test, OUTAGE, { ...headers, cookie: 'wb_lang=zh-CN' });
			expect(chinese.body['message']).toMatch(/\p{Script=Han}/u);
		}));

	it('names who was faster', () =>
		withWorkshop(async (test, headers) => {
			await post(test, anImport(), headers);
			const { body } = await get(test, '/api/v1/state?workshop=test', headers);
			const rows = body['rows'] as { kind: string; id: string; body: never }[];
			const job = rows.find(({ kind }) => kind === 'job')?.body as unknown as {
				id: string;
				operations: { id: string; version: number }[];
			};
			const operation = job.operations[0]!;
			const wish = {
				type: 'ExpectParts',
				job: job.id,
				operation: operation.id,
				seen: operation.version,
				dueAt: at('12:00')
			};
			await post(test, wish, await test.headersOf('parts'));
			expect(await post(test, wish, headers)).toMatchObject({
				status: 409,
				body: { code: 'stale', changedBy: [{ by: 'parts', what: 'PartsExpected' }] }
			});
		}));

	it.each([
		['no JSON', '{', 400, 'wire/malformed'],
		['half a text', '"abc', 400, 'wire/malformed'],
		['a bare text', '"hello"', 400, 'wire/malformed'],
		['no workshop', '{"id":"1","command":{"type":"CloseDay"}}', 400, 'wire/malformed'],
		[
			'an unknown command',
			'{"id":"1","workshop":"test","command":{"type":"FlyAway"}}',
			400,
			'wire/unknown-command'
		],
		[
			'an unknown workshop',
			'{"id":"1","workshop":"other","command":{"type":"CloseDay"}}',
			404,
			'wire/unknown-workshop'
		],
		['far too much', `"${'x'.repeat(300_000)}"`, 413, 'wire/too-large']
	])('answers %s with a code and a sentence', (_, body, status, code) =>
		withWorkshop(async (test, headers) => {
			const answer = await postBody(test, body, headers);
			expect(answer).toMatchObject({ status, body: { code } });
			expect(answer.body['message']).toEqual(expect.stringMatching(/./));
		})
	);

	it('asks who sends it, and whether they may', () =>
		withWorkshop(async (test) => {
			expect(await post(test, OUTAGE, {})).toMatchObject({
				status: 401,
				body: { code: 'wire/not-signed-in' }
			});
			expect(await post(test, OUTAGE, await test.headersOf('display'))).toMatchObject({
				status: 403,
				body: { code: 'person/not-allowed' }
			});
		}));

	it('asks a runaway program to wait', () =>
		withWorkshop(
			async (test, headers) => {
				const answers = await Promise.all(
					Array.from({ length: 12 }, () => post(test, OUTAGE, headers))
				);
				expect(answers.map(({ status }) => status)).toContain(429);
			},
			{ rate: { burst: 5, perSecond: 1 } }
		));

	it('refuses while the disk does not write, goes on showing, and recovers', async () => {
		const { store, failNext } = faulty(createMemoryStore());
		await withWorkshop(
			async (test, headers) => {
				failNext(Infinity);
				expect(await post(test, OUTAGE, headers, 'x')).toMatchObject({
					status: 503,
					body: { code: 'wire/store-unavailable' }
				});
				expect(test.app.health().status).toBe('degraded');
				expect(await get(test, '/api/v1/state?workshop=test', headers)).toMatchObject({
					status: 200,
					body: { seq: 1 }
				});
				failNext(0);
				expect(await post(test, OUTAGE, headers, 'x')).toMatchObject({ status: 200 });
				expect(test.app.health().status).toBe('ok');
			},
			{ store }
		);
	});
});

describe('GET /api/v1/state', () => {
	it('shows each audience its own', () =>
		withWorkshop(async (test, headers) => {
			await post(test, anImport({ waiting: true }), headers);
			const textFor = async (audience: string) =>
				JSON.stringify(
					await get(test, `/api/v1/state?workshop=test&audience=${audience}`, headers)
				);
			expect(await textFor('staff')).toContain('萧强');
			expect(await textFor('staff')).not.toContain('13000007870');
			expect(await textFor('wall')).toContain('辽H·JZK27');
			expect(await textFor('wall')).not.toContain('萧强');
			for (const audience of ['wall-masked', 'lounge'])
				expect(await textFor(audience)).toContain('辽H·J**27');
		}));

	it('shows walls to this machine without signing in, and staff rows to nobody', () =>
		withWorkshop(async (test) => {
			expect(await get(test, '/api/v1/state?workshop=test&audience=lounge')).toMatchObject({
				status: 200
			});
			expect(await get(test, '/api/v1/state?workshop=test&audience=staff')).toMatchObject({
				status: 401
			});
			const display = await test.headersOf('display');
			expect(await get(test, '/api/v1/state?workshop=test', display)).toMatchObject({
				status: 403
			});
		}));

	it('shows walls to signed-in displays only once other machines can reach it', () =>
		withWorkshop(
			async (test) => {
				const path = '/api/v1/state?workshop=test&audience=wall';
				expect(await get(test, path)).toMatchObject({ status: 401 });
				expect(await get(test, path, await test.headersOf('display'))).toMatchObject({
					status: 200
				});
			},
			{ host: '10.0.0.5' }
		));

	it.each([
		['workshop=test&audience=everybody', 400],
		['audience=staff', 400],
		['workshop=other', 404]
	])('answers ?%s with %i', (query, status) =>
		withWorkshop(async (test, headers) => {
			expect(await get(test, `/api/v1/state?${query}`, headers)).toMatchObject({ status });
		})
	);
});

describe('GET /api/v1/jobs/…/history', () => {
	it('tells what happened to a job, oldest first, and by whom', () =>
		withWorkshop(async (test, headers) => {
			await post(test, anImport(), await test.headersOf('advisor'));
			const [job] = [...(test.app.commands.workshop('test' as never)?.state.jobs.keys() ?? [])];
			const path = `/api/v1/jobs/${encodeURIComponent(job ?? jobId(''))}/history?workshop=test`;
			const { status, body } = await get(test, path, headers);
			expect(status).toBe(200);
			const events = body['events'] as { seq: number; by: string; event: { type: string } }[];
			expect(events[0]).toMatchObject({ seq: 2, by: 'advisor', event: { type: 'JobOpened' } });
			expect(events.map(({ seq }) => seq)).toEqual(
				events.map(({ seq }) => seq).toSorted((a, b) => a - b)
			);
			expect(await get(test, path)).toMatchObject({ status: 401 });
			expect(await get(test, '/api/v1/jobs/none/history?workshop=test', headers)).toMatchObject({
				status: 404,
				body: { code: 'job/unknown' }
			});
		}));
});

describe('a restart', () => {
	it('keeps the epoch, the state and the answers given', () =>
		withWorkshop(async (first, headers) => {
			const answer = await post(first, OUTAGE, headers, 'once');
			const path = '/api/v1/state?workshop=test';
			const before = await get(first, path, headers);
			await first.app.close();
			const second = await startTestApp({
				dataDir: first.dataDir,
				clock: new FakeClock(at('10:00'))
			});
			try {
				expect(await get(second, path, headers)).toEqual(before);
				expect(await post(second, OUTAGE, headers, 'once')).toEqual(answer);
			} finally {
				await second.close();
			}
		}));
});
