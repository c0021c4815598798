import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AUDIENCES } from '#core/board/rows.ts';
import type { Command } from '#core/commands.ts';
import { jobId } from '#core/ids.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import { createMemoryStore } from '../../server/storage/memory/index.ts';
import { createSqliteStore } from '../../server/storage/sqlite/index.ts';
import { aSetup, BAY } from '../builders/a-setup.ts';
import { anOrder } from '../builders/an-order.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import {
	clearDiskFault,
	FAULTY_WRITER,
	setDiskFault,
	type DiskFault
} from '../support/disk/switch.ts';
import { faulty } from '../support/faulty-store.ts';
import { openScreen, type TestScreen } from '../support/screen.ts';

const SET_UP: Command = {
	type: 'SetUpWorkshop',
	draft: { setup: aSetup(), names: {}, absences: [] }
};
const TAKE_OUT: Command = { type: 'TakeBayOut', bay: BAY.booth, reason: 'lamp', until: null };
const OPEN: Command = { type: 'OpenJob', job: jobId('car'), draft: anOrder() };
const UNAVAILABLE = { status: 'refused', refusal: { code: 'wire/store-unavailable' } };

let dataDir: string;
let test: TestApp;
let secret: string;
let screens: TestScreen[];

const until = (condition: () => boolean) =>
	vi.waitUntil(condition, { timeout: 15_000, interval: 20 });

async function post(id: string, command: Command): Promise<CommandAnswer> {
	const response = await fetch(`${test.url}/api/v1/commands`, {
		method: 'POST',
		headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
		body: JSON.stringify({ id, workshop: 'test', command })
	});
	return (await response.json()) as CommandAnswer;
}

/** What may be handed out only once it is written down who asked for it. */
const HANDED_OUT: readonly (readonly [string, object])[] = [
	['customers/phone', { workshop: 'test', job: 'car' }],
	['customers/export', { workshop: 'test', jobs: ['car'] }]
];

async function handedOut(): Promise<readonly (readonly [number, unknown])[]> {
	const answers = HANDED_OUT.map(async ([path, body]) => {
		const response = await fetch(`${test.url}/api/v1/${path}`, {
			method: 'POST',
			headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
		return [response.status, await response.json()] as const;
	});
	return Promise.all(answers);
}

async function outages(): Promise<number> {
	const response = await fetch(`${test.url}/api/v1/state?workshop=test&audience=staff`, {
		headers: { authorization: `Bearer ${secret}` }
	});
	const { rows } = (await response.json()) as { readonly rows: readonly { kind: string }[] };
	return rows.filter(({ kind }) => kind === 'outage').length;
}

async function begin(start: () => Promise<TestApp>): Promise<void> {
	test = await start();
	secret = await test.signIn('administrator');
	await post('set-up', SET_UP);
	await post('open', OPEN);
	screens = AUDIENCES.map((audience) => openScreen({ url: test.url, secret, audience }));
	await until(() => screens.every(({ view }) => view.link === 'live'));
}

beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'store-faults-'));
});
afterEach(async () => {
	clearDiskFault(dataDir);
	for (const screen of screens) screen.close();
	await test.close();
	await rm(dataDir, { recursive: true, force: true });
});

describe.each<DiskFault>([{ is: 'full' }, { is: 'failing' }])('a disk that is $is', (fault) => {
	it('is said on every screen, takes nothing, and is over without a restart', async () => {
		await begin(async () =>
			startTestApp({
				dataDir,
				store: await createSqliteStore({ dataDir, writerThread: FAULTY_WRITER })
			})
		);
		setDiskFault(dataDir, fault);
		expect(await post('c1', TAKE_OUT)).toMatchObject(UNAVAILABLE);
		expect(await screens[0]!.send(TAKE_OUT)).toMatchObject(UNAVAILABLE);
		await until(() => screens.every(({ view }) => !view.canStore));
		const later = openScreen({ url: test.url, secret, audience: 'wall' });
		screens.push(later);
		await until(() => !later.view.canStore);
		// Reading goes on, and shows nothing of what was not stored.
		expect(screens.map(({ view }) => view.link)).toEqual(screens.map(() => 'live'));
		expect(await outages()).toBe(0);
		expect(test.app.health()).toMatchObject({ status: 'degraded', store: { writable: false } });
		expect(JSON.stringify(test.app.health())).not.toContain('SQLITE');
		for (const [status, told] of await handedOut()) {
			expect(status).toBe(503);
			expect(told).toMatchObject({ code: 'wire/store-unavailable' });
			expect(JSON.stringify(told)).toContain('不能写入');
		}

		clearDiskFault(dataDir);
		await until(() => screens.every(({ view }) => view.canStore));
		expect(await post('c1', TAKE_OUT)).toMatchObject({ status: 'accepted', changed: true });
		expect(await outages()).toBe(1);
		expect((await handedOut()).map(([status]) => status)).toEqual([200, 200]);
		expect(test.logged.filter((line) => line.includes('cannot be written'))).toHaveLength(1);
	}, 60_000);
});

describe('a store that has not said yes', () => {
	it('lets nothing out: no answer, no change on any screen', async () => {
		const disk = faulty(createMemoryStore());
		await begin(() => startTestApp({ dataDir, store: disk.store }));
		const seqs = screens.map(({ view }) => view.seq);
		disk.hold();
		let answered = false;
		const answer = post('c1', TAKE_OUT).finally(() => (answered = true));
		await until(() => disk.waiting() === 1);
		// A question that came after it is answered, so the answer would have been here by now.
		expect(await outages()).toBe(0);
		expect([answered, screens.map(({ view }) => view.seq)]).toEqual([false, seqs]);

		disk.failNext(1);
		disk.release();
		expect(await answer).toMatchObject(UNAVAILABLE);
		expect([await outages(), screens.map(({ view }) => view.seq)]).toEqual([0, seqs]);

		expect(await post('c1', TAKE_OUT)).toMatchObject({ status: 'accepted', changed: true });
		await until(() => screens.every(({ view }) => view.seq > seqs[0]!));
	}, 60_000);
});
