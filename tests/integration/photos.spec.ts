import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workshopCode } from '#core/ids.ts';
import type { Role } from '#core/people/role.ts';
import { LARGEST_PHOTO_BYTES, MOST_PHOTOS } from '#core/photo/photo.ts';
import { createSqliteStore } from '../../server/storage/sqlite/index.ts';
import { aSetup } from '../builders/a-setup.ts';
import { anOrder } from '../builders/an-order.ts';
import { at } from '../builders/at.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { aJpeg, aPng, HIDDEN } from '../support/pictures.ts';

/** Photos of additional work, from the door to the disk and off it again. */

const HERE = aSetup().code;
const JOB = 'J1';
const FOUND = 'found';

let test: TestApp;
let headers: Record<string, string>;

beforeEach(async () => {
	test = await startTestApp({ clock: new FakeClock(at('10:00')) });
	headers = await test.headersOf('administrator');
	for (const code of [HERE, workshopCode('elsewhere')])
		await send(
			{ type: 'SetUpWorkshop', draft: { setup: { ...aSetup(), code }, names: {}, absences: [] } },
			{ workshop: code }
		);
	await send({ type: 'OpenJob', job: JOB, draft: anOrder() });
	const found = { text: '前刹车片磨损', skill: 'M1', standardMinutes: 40, parts: '' };
	await send({ type: 'ReportAdditionalWork', job: JOB, ...found }, { id: FOUND });
});
afterEach(() => test.close());

async function send(
	command: object,
	{ id = randomUUID(), workshop = HERE }: { id?: string; workshop?: string } = {}
): Promise<void> {
	const body = JSON.stringify({ id, workshop, command });
	const answer = await fetch(`${test.url}/api/v1/commands`, { method: 'POST', headers, body });
	if (!answer.ok) throw new Error(await answer.text());
}

interface Asked {
	readonly id?: string;
	readonly workshop?: string;
	readonly addition?: string;
	readonly as?: Record<string, string>;
}

const attach = (
	file: Uint8Array<ArrayBuffer> | string,
	{ id = randomUUID(), workshop = HERE, addition = FOUND, as = headers }: Asked = {}
): Promise<Response> =>
	fetch(
		`${test.url}/api/v1/jobs/${JOB}/additions/${addition}/photos?workshop=${workshop}&id=${id}`,
		{ method: 'POST', headers: as, body: file }
	);
const look = (photo: string, { workshop = HERE, as = headers }: Asked = {}): Promise<Response> =>
	fetch(`${test.url}/api/v1/jobs/${JOB}/photos/${photo}?workshop=${workshop}`, { headers: as });
const as = (role: Role): Promise<Record<string, string>> => test.headersOf(role);
const codeOf = async (answer: Response): Promise<string> =>
	((await answer.json()) as { readonly code: string }).code;
const jpeg = (): Uint8Array<ArrayBuffer> => new Uint8Array(aJpeg({ width: 60, height: 40 }));

describe('a photo of additional work', () => {
	it('is kept without what was hidden in it, and shown as what it is', async () => {
		expect((await attach(jpeg(), { id: 'p1' })).status).toBe(200);

		const shown = await look('p1');
		expect(shown.headers.get('content-type')).toBe('image/jpeg');
		expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
		expect(shown.headers.get('cache-control')).toBe('no-store');
		const bytes = Buffer.from(await shown.arrayBuffer());
		expect(bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff');
		expect(bytes.toString('latin1')).not.toContain(HIDDEN);

		const state = await fetch(`${test.url}/api/v1/state?workshop=${HERE}`, { headers });
		expect(await state.text()).toContain('"photos":[{"id":"p1","width":60,"height":40}]');
	});

	it('is kept once, however often it is sent', async () => {
		const first = await (await attach(jpeg(), { id: 'p1' })).text();
		expect(await (await attach(jpeg(), { id: 'p1' })).text()).toBe(first);
		expect(await test.app.store.photosOf(HERE, JOB as never)).toHaveLength(1);
	});

	it.each([
		['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
		['a page', '<!doctype html><script>alert(1)</script>'],
		['nothing', '']
	])('is not %s', async (_what, body) => {
		const answer = await attach(body);
		expect([answer.status, await codeOf(answer)]).toEqual([422, 'photo/unreadable']);
	});

	it('is refused at the door where it is too large, and by the rules where there are too many', async () => {
		const fat = new Uint8Array(LARGEST_PHOTO_BYTES + 1);
		expect((await attach(fat)).status).toBe(413);
		for (let n = 0; n < MOST_PHOTOS; n += 1) expect((await attach(jpeg())).status).toBe(200);
		expect(await codeOf(await attach(jpeg()))).toBe('photo/too-many');
		expect(await codeOf(await attach(jpeg(), { addition: 'none' }))).toBe('addition/unknown');
	});

	it('comes with its picture or not at all', async () => {
		const body = JSON.stringify({
			...{ id: 'alone', workshop: HERE },
			command: { type: 'AttachPhoto', job: JOB, addition: FOUND }
		});
		const alone = await fetch(`${test.url}/api/v1/commands`, { method: 'POST', headers, body });
		expect(await codeOf(alone)).toBe('photo/missing');
	});

	it('is attached by those who may report, and seen by people of this workshop only', async () => {
		await attach(jpeg(), { id: 'p1' });
		expect((await attach(jpeg(), { as: await as('parts') })).status).toBe(403);
		expect((await attach(jpeg(), { as: {} })).status).toBe(401);
		expect((await look('p1', { as: await as('parts') })).status).toBe(200);
		expect((await look('p1', { as: {} })).status).toBe(401);
		expect((await look('p1', { as: await as('display') })).status).toBe(403);

		const workshops = [workshopCode('elsewhere')];
		const actor = { id: 'p' as never, role: 'supervisor', name: '外' } as const;
		const secret = await test.app.sessions.begin(actor, { by: 'password', workshops });
		const stranger = { authorization: `Bearer ${secret}` };
		const here = await look('p1', { as: stranger });
		expect([here.status, await codeOf(here)]).toEqual([404, 'wire/unknown-workshop']);
		// Their own workshop has no such photo, whatever they know of its id.
		expect((await look('p1', { as: stranger, workshop: 'elsewhere' })).status).toBe(404);
		expect((await attach(jpeg(), { as: stranger })).status).toBe(404);
	});

	it('is in a backup, is taken out with its customer, and leaves the disk with them', async () => {
		const picture = new Uint8Array(aPng());
		await attach(picture, { id: 'p1' });
		const [kept] = await test.app.store.photosOf(HERE, JOB as never);
		const target = join(test.dataDir, 'copy.sqlite');
		await test.app.store.backup(target);
		const copy = await createSqliteStore({ dataDir: test.dataDir, file: 'copy.sqlite' });
		expect(await copy.photosOf(HERE, JOB as never)).toEqual([kept]);
		await copy.close();

		const body = JSON.stringify({ workshop: HERE, jobs: [JOB] });
		const post = (path: string): Promise<Response> =>
			fetch(`${test.url}/api/v1/customers/${path}`, { method: 'POST', headers, body });
		expect(await (await post('export')).text()).toContain(
			`data:image/png;base64,${Buffer.from(kept!.bytes).toString('base64')}`
		);

		await send({ type: 'CancelJob', job: JOB, reason: '不修了' });
		expect((await post('erase')).status).toBe(200);
		expect((await look('p1')).status).toBe(404);
		expect(await test.app.store.photosOf(HERE, JOB as never)).toEqual([]);
		const disk = await readFile(join(test.dataDir, 'workshop-board.sqlite'));
		expect(disk.includes(Buffer.from(kept!.bytes))).toBe(false);
	});
});
