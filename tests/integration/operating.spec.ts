import { afterEach, describe, expect, it, vi } from 'vitest';
import { jobId } from '#core/ids.ts';
import { aSetup } from '../builders/a-setup.ts';
import { anOrder } from '../builders/an-order.ts';
import { createMemoryStore } from '../../server/storage/memory/index.ts';
import { startTestApp, type TestApp, type TestAppOptions } from '../support/app.ts';
import { faulty } from '../support/faulty-store.ts';
import { openScreen } from '../support/screen.ts';

const PLATE = '辽B7K2M9';
const NAME = '诸葛小明';
const PHONE = '13912345678';

let app: TestApp;
const start = async (options: TestAppOptions = {}): Promise<void> => {
	app = await startTestApp(options);
};
afterEach(() => app.close());

const get = (path: string, headers: Record<string, string> = {}) =>
	fetch(`${app.url}${path}`, { headers });

async function command(id: string, body: object, headers: Record<string, string> = {}) {
	return fetch(`${app.url}/api/v1/commands`, {
		method: 'POST',
		headers: {
			...(await app.headersOf('administrator')),
			'content-type': 'application/json',
			...headers
		},
		body: JSON.stringify({ id, workshop: 'test', command: body })
	});
}
const setUp = () =>
	command('set-up', { type: 'SetUpWorkshop', draft: { setup: aSetup(), names: {}, absences: [] } });
const open = (id: string) => {
	const draft = anOrder({ plate: PLATE, vin: null, customerName: NAME, phone: PHONE });
	return command(id, { type: 'OpenJob', job: jobId('car'), draft });
};

/** The value of a line of the figures; null where there is none. */
const figure = (text: string, line: string): number | null => {
	const found = text.split('\n').find((one) => one.startsWith(`${line} `));
	return found === undefined ? null : Number(found.slice(line.length + 1));
};

describe('whoever watches the server', () => {
	it('is told that it is ready, and not while the disk fails or it stops', async () => {
		const disk = faulty(createMemoryStore());
		await start({ store: disk.store });
		expect((await get('/healthz')).status).toBe(200);
		expect(await (await get('/readyz')).json()).toEqual({
			...{ ready: true, writable: true, stopping: false }
		});
		disk.failNext(Infinity);
		expect((await get('/healthz')).status).toBe(503);
		expect((await get('/readyz')).status).toBe(503);
		expect((await get('/metrics', await app.headersOf('manager'))).status).toBe(200);
		disk.failNext(0);
		expect((await get('/readyz')).status).toBe(200);
		await app.app.drain();
		const stopping = await app.app.operating(new Request('http://localhost/readyz'));
		expect(stopping.status).toBe(503);
		expect(await stopping.json()).toMatchObject({ ready: false, stopping: true });
	});

	it('reads commands, refusals, latencies, screens and the process', async () => {
		await start();
		await setUp();
		expect((await open('first')).status).toBe(200);
		expect((await open('again')).status).toBe(409);
		const screen = openScreen({ url: app.url });
		await vi.waitUntil(() => screen.view.link === 'live', { timeout: 8_000, interval: 5 });
		const text = await (await get('/metrics', await app.headersOf('manager'))).text();
		screen.close();

		const accepted = 'workshop_board_commands_total{type="OpenJob",status="accepted"}';
		expect(figure(text, accepted)).toBe(1);
		expect(figure(text, 'workshop_board_refusals_total{code="job/already-open"}')).toBe(1);
		expect(figure(text, 'workshop_board_commit_seconds_count')).toBe(2);
		expect(figure(text, 'workshop_board_command_seconds_count')).toBe(3);
		expect(figure(text, 'workshop_board_screens{audience="wall"}')).toBe(1);
		expect(figure(text, 'workshop_board_display_age_seconds{audience="wall"}')).toBe(0);
		expect(figure(text, 'workshop_board_store_writable')).toBe(1);
		expect(figure(text, 'workshop_board_backup_failed')).toBe(0);
		expect(figure(text, 'workshop_board_disk_fsync_seconds')).toBeGreaterThan(0);
		expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
		expect(text).toMatch(/^process_resident_memory_bytes /m);
		for (const personal of [PLATE, NAME, PHONE, '7K2M9', 'test"'])
			expect(text).not.toContain(personal);
	});

	it('needs a token once others can reach the server', async () => {
		await start({ origins: [] });
		expect((await get('/metrics')).status).toBe(200);
		await app.close();
		// A proxy in front of it is named among the origins.
		await start({ origins: ['https://board.example'] });
		expect((await get('/metrics')).status).toBe(401);
		await app.close();
		await start({ host: '0.0.0.0' });
		expect((await get('/metrics')).status).toBe(401);
		expect((await get('/metrics', await app.headersOf('display'))).status).toBe(401);
		expect((await get('/metrics', await app.headersOf('manager'))).status).toBe(200);
		expect((await get('/healthz')).status).toBe(200);
	});
});

describe('the log', () => {
	it('is found by the id a request came with, or is given', async () => {
		await start();
		await setUp();
		await open('first');
		const asked = await command(
			'again',
			{ type: 'ArriveJob', job: 'nobody' },
			{
				'x-request-id': 'desk-4711.a'
			}
		);
		expect(asked.headers.get('x-request-id')).toBe('desk-4711.a');
		const line = app.logged.find((one) => one.includes('desk-4711.a'))!;
		expect(JSON.parse(line)).toMatchObject({ what: 'command-refused', code: 'job/unknown' });

		const strange = await get('/api/v1/state', { 'x-request-id': 'a b' });
		expect(strange.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
	});

	it('of something broken carries the id the sender was told', async () => {
		await start();
		await setUp();
		vi.spyOn(app.app.store, 'historyOf').mockRejectedValue(new Error('broken inside'));
		const headers = await app.headersOf('dispatcher');
		const answer = await get('/api/v1/jobs/car/history?workshop=test', headers);
		expect(answer.status).toBe(500);
		const { detail } = (await answer.json()) as { readonly detail: string };
		expect(answer.headers.get('x-request-id')).toBe(detail);
		expect(app.logged.find((line) => line.includes(detail))).toContain('broken inside');
	});

	it('names no person, plate, phone or secret, whatever happens', async () => {
		await start();
		await setUp();
		await open('first');
		await open(PLATE);
		await command('x', { type: 'OpenJob', draft: { customer: NAME, phone: PHONE } });
		const screen = openScreen({ url: app.url, secret: await app.signIn('dispatcher', NAME) });
		await screen.send({ type: 'ArriveJob', job: jobId('car') });
		await screen.send({ type: 'ArriveJob', job: jobId('car') });
		vi.spyOn(app.app.store, 'historyOf').mockRejectedValue(new Error('broken inside'));
		const secret = await app.signIn('dispatcher', NAME);
		await get(`/api/v1/jobs/${encodeURIComponent(PLATE)}/history?workshop=test`, {
			authorization: `Bearer ${secret}`
		});
		await app.app.backups.make('by-hand');
		screen.close();

		const log = app.logged.join('');
		expect(app.logged.length).toBeGreaterThan(2);
		for (const line of app.logged) expect(() => JSON.parse(line) as unknown).not.toThrow();
		for (const personal of [PLATE, '7K2M9', encodeURIComponent(PLATE), NAME, PHONE, secret])
			expect(log).not.toContain(personal);
	});
});
