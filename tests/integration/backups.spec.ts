import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BackupEntry, BackupStatus } from '../../server/storage/backups.ts';
import { startTestApp, type TestApp } from '../support/app.ts';

type Listed = BackupStatus & { readonly backups: readonly BackupEntry[] };

let app: TestApp;
const ask = async (role: Parameters<TestApp['headersOf']>[0], path = '', method = 'GET') =>
	fetch(`${app.url}/api/v1/backups${path}`, { method, headers: await app.headersOf(role) });
const listed = async (): Promise<Listed> => (await (await ask('administrator')).json()) as Listed;

beforeEach(async () => {
	app = await startTestApp();
});
afterEach(() => app.close());

describe('backups over HTTP', () => {
	it('are made by hand, listed and downloaded byte by byte', async () => {
		expect(await listed()).toEqual({ backups: [], lastAt: null, failure: null });
		const made = await ask('administrator', '', 'POST');
		expect(made.status).toBe(201);
		const entry = (await made.json()) as BackupEntry;
		expect(entry.kind).toBe('by-hand');
		expect((await listed()).backups).toEqual([entry]);

		const file = await ask('administrator', `/${entry.name}`);
		expect(file.headers.get('content-disposition')).toContain(entry.name);
		const bytes = Buffer.from(await file.arrayBuffer());
		expect(bytes.equals(readFileSync(join(app.dataDir, 'backups', entry.name)))).toBe(true);
		const line = app.logged.find((one) => one.includes('backup-downloaded'))!;
		expect(JSON.parse(line)).toMatchObject({ file: entry.name, by: 'test-administrator' });
	});

	it('are seen by the service manager, and taken away by the administrator only', async () => {
		const { name } = await app.app.backups.make('hourly');
		expect((await ask('manager')).status).toBe(200);
		expect((await ask('manager', `/${name}`)).status).toBe(403);
		expect((await ask('manager', '', 'POST')).status).toBe(403);
		for (const role of ['dispatcher', 'technician', 'display'] as const)
			for (const [path, method] of [
				['', 'GET'],
				['', 'POST'],
				[`/${name}`, 'GET']
			] as const)
				expect((await ask(role, path, method)).status, `${role} ${method}`).toBe(403);
		expect((await fetch(`${app.url}/api/v1/backups`)).status).toBe(401);
		expect((await fetch(`${app.url}/api/v1/backups/${name}`)).status).toBe(401);
	});

	it.each([
		'/..%2Fworkshop-board.sqlite',
		'/%2e%2e%2fworkshop-board.sqlite',
		'/..%5Cworkshop-board.sqlite',
		'/workshop-board.sqlite',
		'/%00',
		'/backup-2026-11-23T08-00-00.000Z-hourly.sqlite'
	])('are nothing but backups: %s', async (path) => {
		await app.app.backups.make('hourly');
		expect((await ask('administrator', path)).status).toBe(404);
	});

	it('that fail are said to the administrator with the reason, to /healthz without', async () => {
		writeFileSync(join(app.dataDir, 'backups'), 'a file in the way');
		const failed = await ask('administrator', '', 'POST');
		expect(failed.status).toBe(503);
		expect(await failed.json()).toMatchObject({ code: 'wire/store-unavailable' });

		const health = app.app.health();
		expect(health.backups).toEqual({ lastAt: null, failedAt: expect.any(Number) as number });
		expect(JSON.stringify(health)).not.toContain('EEXIST');
		expect(readdirSync(app.dataDir)).toContain('backups');
	});
});
