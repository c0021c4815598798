import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AUDIENCES } from '#core/board/rows.ts';
import { jobId } from '#core/ids.ts';
import type { AuditPage } from '#protocol/audit.ts';
import { BOARD } from '../../server/commands/keeper.ts';
import { aSetup } from '../builders/a-setup.ts';
import { anOrder } from '../builders/an-order.ts';
import { openScreen, type TestScreen } from '../support/screen.ts';
import { post, startServerProcess, type ServerProcess } from '../support/server-process.ts';

/** The commands an operator types, on a server with screens; see docs/operate.md. */

const CARS_BEFORE = 30;
const CARS_AFTER = 10;
const BACK_WITHIN_MS = 5 * 60_000;

let dataDir: string;
let server: ServerProcess;
let screens: TestScreen[];

const until = (condition: () => boolean) =>
	vi.waitUntil(condition, { timeout: 20_000, interval: 5 });
const show = (audience: (typeof AUDIENCES)[number]): TestScreen => {
	const screen = openScreen({ url: server.url, secret: server.secret, audience });
	screens.push(screen);
	return screen;
};
const open = (desk: TestScreen, n: number) => {
	const draft = anOrder({ plate: `辽B${String(10_000 + n)}`, vin: null });
	return desk.send({ type: 'OpenJob', job: jobId(`car-${String(n)}`), draft });
};
const epochOf = async (): Promise<string> => {
	const response = await fetch(`${server.url}/api/v1/state?workshop=test&audience=staff`, {
		headers: { authorization: `Bearer ${server.secret}` }
	});
	return ((await response.json()) as { readonly epoch: string }).epoch;
};

beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'workshop-board-'));
	server = await startServerProcess(dataDir, 0);
	screens = [];
	await post(server, {
		id: 'set-up',
		workshop: 'test',
		command: { type: 'SetUpWorkshop', draft: { setup: aSetup(), names: {}, absences: [] } }
	});
});
afterEach(async () => {
	for (const screen of screens) screen.close();
	await server.kill();
	await rm(dataDir, { recursive: true, force: true });
});

it('a backup is restored, and every screen takes the state of then under a new epoch', async () => {
	const desk = show('staff');
	const walls = Array.from({ length: 12 }, (_, n) => show(AUDIENCES[n % 4]!));
	for (let n = 0; n < CARS_BEFORE; n++) await open(desk, n);
	const headers = { authorization: `Bearer ${server.secret}` };
	const made = await fetch(`${server.url}/api/v1/backups`, { method: 'POST', headers });
	const { name } = (await made.json()) as { readonly name: string };
	for (let n = 0; n < CARS_AFTER; n++) await open(desk, CARS_BEFORE + n);
	await until(() => walls.every(({ view }) => view.seq === desk.view.seq));
	const [epoch, headBefore] = [await epochOf(), desk.view.seq];

	const begunAt = performance.now();
	await server.stop();
	const words = ['server/restore/cli.ts', name, '--data-dir', dataDir];
	const said = execFileSync(process.execPath, words, { encoding: 'utf8' });
	expect(said).toContain(name);
	server = await startServerProcess(dataDir, Number(new URL(server.url).port));
	await until(() => screens.every(({ view }) => view.link === 'live' && view.seq < headBefore));
	const backMs = performance.now() - begunAt;
	process.stdout.write(
		`restored, started and ${String(screens.length)} screens shown anew after ${backMs.toFixed(0)} ms\n`
	);

	expect(backMs).toBeLessThan(BACK_WITHIN_MS);
	expect(await epochOf()).not.toBe(epoch);
	for (const audience of AUDIENCES) {
		const fresh = show(audience);
		await until(() => fresh.view.link === 'live');
		for (const [n, { view }] of walls.entries())
			if (AUDIENCES[n % 4] === audience) expect(view.hash).toBe(fresh.view.hash);
	}
	const cars = [...desk.view.rows.keys()].filter((key) => key.startsWith('job:'));
	expect(cars).toHaveLength(CARS_BEFORE);
	// That it was restored stands in the audit of now, although the backup knows nothing of it.
	const searched = await fetch(`${server.url}/api/v1/audit/search`, {
		...{ method: 'POST', headers: { authorization: `Bearer ${server.secret}` } },
		body: JSON.stringify({ kind: 'BackupRestored' })
	});
	const { entries } = (await searched.json()) as AuditPage;
	expect(entries).toMatchObject([{ actor: BOARD.id, about: name }]);
	// What was done after the backup can be done again, and reaches everybody.
	await expect(open(desk, CARS_BEFORE)).resolves.toMatchObject({ status: 'accepted' });
	await until(() => walls.every(({ view }) => view.seq === desk.view.seq));
});
