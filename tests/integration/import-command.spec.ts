import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportReport } from '#protocol/import.ts';
import { startTestApp } from '../support/app.ts';
import { sample } from '../support/import-desk.ts';

const ROOT = join(import.meta.dirname, '../..');
const SETUP = 'server/demo/sample/day-20.workshop.json';
const DAY = 'server/demo/sample/day-20.csv';
const DIRTY = 'tests/support/data/dirty-20.csv';

interface Ran {
	readonly code: number;
	readonly out: string;
	readonly complaints: string;
}

let dataDir: string;
beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), 'import-command-'));
});
afterEach(() => {
	rmSync(dataDir, { recursive: true });
});

const run = (...words: readonly string[]): Promise<Ran> =>
	new Promise((resolve) => {
		const options = { cwd: ROOT, env: { ...process.env, DATA_DIR: dataDir } };
		const command = ['server/import/cli.ts', ...words];
		execFile(process.execPath, command, options, (error, out, complaints) => {
			resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, complaints });
		});
	});
const onDay20 = (file: string, ...words: readonly string[]): Promise<Ran> =>
	run('--file', file, '--workshop', 'day-20', ...words);

describe('without a server', () => {
	it('sets up, imports, and tells programs exactly what it did', async () => {
		expect(await run('--setup', SETUP)).toMatchObject({ code: 0, complaints: '' });
		const { code, out } = await onDay20(DAY, '--json');
		expect(code).toBe(0);
		expect(JSON.parse(out)).toEqual({
			rows: 68,
			jobs: { new: 43, changed: 0, same: 0 },
			operations: { new: 68, changed: 0, same: 0 },
			refused: [],
			warnings: []
		});
	});

	it('ends with 1 when rows were refused, and names them', async () => {
		const { code, out } = await run('--setup', SETUP, '--file', DIRTY);
		expect(code).toBe(1);
		expect(out).toContain('第 11 行 标准工时(分钟)“两小时”：不是数字');
	});

	it('leaves no trace of a dry run', async () => {
		await run('--setup', SETUP);
		const counts = async (): Promise<unknown> =>
			(JSON.parse((await onDay20(DAY, '--dry-run', '--json')).out) as ImportReport).jobs;
		expect(await counts()).toEqual({ new: 43, changed: 0, same: 0 });
		expect(await counts()).toEqual({ new: 43, changed: 0, same: 0 });
	});

	it('ends with 2 and one sentence when there is nothing to read', async () => {
		await run('--setup', SETUP);
		const empty = join(dataDir, 'empty.csv');
		writeFileSync(empty, '');
		expect(await onDay20(empty)).toMatchObject({ code: 2, complaints: '文件是空的\n' });
		expect((await onDay20('nowhere.csv')).complaints).toContain('nowhere.csv');
		expect(await run('--file', DAY, '--workshop', 'nix', '--lang', 'en')).toMatchObject({
			code: 2,
			complaints: 'No workshop nix; import its set-up with --setup first\n'
		});
		expect((await run('--workshop', 'day-20')).complaints).toContain('npm run import');
	});

	it('does not trust a card a killed server left behind', async () => {
		const card = { pid: 1, url: 'http://127.0.0.1:9', token: 'x'.repeat(43) };
		writeFileSync(join(dataDir, 'server.json'), JSON.stringify(card));
		expect(await run('--setup', SETUP)).toMatchObject({ code: 0 });
	});
});

describe('with a server', () => {
	it('works through it, and the server knows at once', async () => {
		const server = await startTestApp({ dataDir });
		const token = await server.signIn('administrator');
		writeFileSync(join(dataDir, 'server.json'), JSON.stringify({ url: server.url, token }));
		const { code, out } = await run('--setup', SETUP, '--file', DIRTY);
		expect(out).toContain(server.url);
		expect(code).toBe(1);
		const [workshop] = server.app.commands.workshops();
		expect(workshop && server.app.commands.workshop(workshop)?.state.jobs.size).toBe(37);
		expect(await run('--file', DAY, '--workshop', 'nix')).toMatchObject({ code: 2 });
		await server.close();
	});

	it('takes files over HTTP from whoever may, and says why not otherwise', async () => {
		const server = await startTestApp();
		const post = async (path: string, body: Buffer, headers: Record<string, string> = {}) => {
			const answer = await fetch(server.url + path, {
				method: 'POST',
				headers,
				body: new Uint8Array(body)
			});
			return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
		};
		const [admin, technician] = await Promise.all([
			server.headersOf('administrator'),
			server.headersOf('technician')
		]);
		const day = sample('day-20.csv');
		const setUp = await post('/api/v1/setup', sample('day-20.workshop.json'), admin);
		expect(setUp).toMatchObject({ status: 200, body: { status: 'accepted', workshop: 'day-20' } });
		const to = '/api/v1/import?workshop=day-20&dryRun=1';
		expect(await post(to, day, admin)).toMatchObject({
			status: 200,
			body: { status: 'read', dryRun: true, report: { jobs: { new: 43 } } }
		});
		expect(await post(to, Buffer.alloc(0), admin)).toMatchObject({
			status: 422,
			body: { status: 'unreadable', code: 'empty' }
		});
		expect(await post(`${to}&mapping=[1]`, day, admin)).toMatchObject({ status: 400 });
		expect(await post('/api/v1/setup', Buffer.from('{"code":1}'), admin)).toMatchObject({
			status: 422,
			body: { status: 'refused' }
		});
		expect(await post(to, day, technician)).toMatchObject({ status: 403 });
		expect(await post(to, day)).toMatchObject({ status: 401 });
		expect(await post('/api/v1/import?workshop=nix', day, admin)).toMatchObject({ status: 404 });
		await server.close();
	});
});
