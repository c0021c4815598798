import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AUDIENCES } from '#core/board/rows.ts';
import type { Command } from '#core/commands.ts';
import { jobId } from '#core/ids.ts';
import type { Change } from '#protocol/messages.ts';
import { anOrder } from '../builders/an-order.ts';
import { aSetup, BAY } from '../builders/a-setup.ts';
import { losingChanges } from '../support/faulty-connection.ts';
import { openScreen, type ScreenOptions, type TestScreen } from '../support/screen.ts';
import { post, startServerProcess, type ServerProcess } from '../support/server-process.ts';

const SET_UP: Command = {
	type: 'SetUpWorkshop',
	draft: { setup: aSetup(), names: {}, absences: [] }
};
const opening = (name: string): Command => ({
	type: 'OpenJob',
	job: jobId(name),
	draft: anOrder({ plate: `辽BA${name.padStart(4, '0')}`, vin: null })
});
const TAKE_OUT: Command = { type: 'TakeBayOut', bay: BAY.booth, reason: 'lamp', until: null };
const RETURN: Command = { type: 'ReturnBay', bay: BAY.booth };

let dataDir: string;
let server: ServerProcess;
let port: number;
let screens: TestScreen[];
let desk: TestScreen;

const open = (options: Omit<ScreenOptions, 'url'> = {}): TestScreen => {
	const screen = openScreen({ url: server.url, secret: server.secret, ...options });
	screens.push(screen);
	return screen;
};
const until = (condition: () => boolean, timeout = 8_000) =>
	vi.waitUntil(condition, { timeout, interval: 10 });
const areAlike = (some: readonly TestScreen[]): boolean =>
	some.every(({ view }) => view.hash === some[0]!.view.hash && view.seq === some[0]!.view.seq);

beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'workshop-board-'));
	server = await startServerProcess(dataDir, 0);
	port = Number(new URL(server.url).port);
	screens = [];
	await post(server, { id: 'set-up', workshop: 'test', command: SET_UP });
	desk = open({ audience: 'staff' });
});
afterEach(async () => {
	for (const screen of screens) screen.close();
	await server.kill();
	await rm(dataDir, { recursive: true, force: true });
});

describe('screens of a server that goes away', () => {
	it('are all fresh again three seconds after it listens, and lack nothing', async () => {
		const walls = Array.from({ length: 50 }, (_, n) => open({ audience: AUDIENCES[n % 4]! }));
		await desk.send(opening('1'));
		await until(() => walls.every(({ view }) => view.seq === desk.view.seq));

		await server.kill();
		await until(() => walls.every(({ view }) => view.link === 'connecting'));
		const answer = desk.send(opening('2'));
		server = await startServerProcess(dataDir, port);
		const since = performance.now();
		await until(() => screens.every(({ view }) => view.link === 'live'));
		expect(performance.now() - since).toBeLessThan(3_000);

		await expect(answer).resolves.toMatchObject({ status: 'accepted', changed: true });
		await until(() => walls.every(({ view }) => view.seq === desk.view.seq));
		for (const audience of AUDIENCES) {
			const fresh = open({ audience });
			await until(() => fresh.view.link === 'live');
			const same = walls.filter((_, n) => AUDIENCES[n % 4] === audience);
			expect(areAlike([fresh, ...same]), audience).toBe(true);
		}
		expect(walls.map(({ view }) => view.incidents)).toEqual(walls.map(() => 0));
	});
});

describe('a screen that was told wrong', () => {
	const losing = (fault: (change: Change) => Change | null): TestScreen =>
		open({ audience: 'wall', through: (line) => losingChanges(line, fault) });

	it('finds a lost update with the next beacon and heals within six seconds', async () => {
		let lost = 0;
		const wall = losing(() => {
			lost += 1;
			return null;
		});
		await until(() => wall.view.link === 'live');
		await desk.send(TAKE_OUT);
		const since = performance.now();
		await until(() => wall.view.rows.has(`outage:${BAY.booth}`));
		expect(performance.now() - since).toBeLessThan(6_000);
		expect(lost).toBeGreaterThan(0);
		expect(wall.view.incidents).toBe(1);
	});

	it('finds a row that is missing by the hash, and heals within six seconds', async () => {
		const wall = losing((change) => ({ ...change, rows: [] }));
		await until(() => wall.view.link === 'live');
		await desk.send(TAKE_OUT);
		const since = performance.now();
		await until(() => wall.view.rows.has(`outage:${BAY.booth}`));
		expect(performance.now() - since).toBeLessThan(6_000);
		expect(wall.view.incidents).toBe(1);
	});
});

describe('a command whose answer was lost', () => {
	it('is done once, although it is sent again', async () => {
		let sendings = 0;
		const flaky = open({
			audience: 'staff',
			through: (line) => ({
				...losingChanges(line, (change) => change),
				command: async (envelope) => {
					sendings += 1;
					const answer = await line.command(envelope);
					if (sendings > 2) return answer;
					line.reconnect();
					return null;
				}
			})
		});
		await until(() => flaky.view.link === 'live');
		await expect(flaky.send(TAKE_OUT)).resolves.toMatchObject({
			status: 'accepted',
			changed: true
		});
		expect(sendings).toBe(3);
		// Done twice, the second would have been refused: the bay was out already.
		await expect(flaky.send(RETURN)).resolves.toMatchObject({ status: 'accepted' });
	});

	it('is done once across a server that was killed before it could answer', async () => {
		const answer = desk.send(TAKE_OUT);
		await server.kill();
		server = await startServerProcess(dataDir, port);
		await expect(answer).resolves.toMatchObject({ status: 'accepted' });
		await until(() => desk.view.link === 'live');
		expect(desk.view.rows.has(`outage:${BAY.booth}`)).toBe(true);
	});
});
