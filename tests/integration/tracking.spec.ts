import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { jobId } from '#core/ids.ts';
import { MINUTE_MS } from '#core/time/instant.ts';
import { CUSTOMER_ID } from '#core/track/customer.ts';
import { MOST_WRONG, MOST_WRONG_AN_ADDRESS } from '../../server/tracking/wrong-codes.ts';
import { aSetup } from '../builders/a-setup.ts';
import { anOrder } from '../builders/an-order.ts';
import { at } from '../builders/at.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { FakeClock } from '../support/fake-clock.ts';

/** The customer's page behind its doors: who gives it, whom its code lets in, and for how long. */

const HERE = aSetup().code;
const JOB = jobId('J1');
const OTHER = jobId('J2');
const CUSTOMER = '203.0.113.7';

let test: TestApp;
let clock: FakeClock;
beforeEach(async () => {
	clock = new FakeClock(at('10:00'));
	test = await startTestApp({ clock });
	await send({ type: 'SetUpWorkshop', draft: { setup: aSetup(), names: {}, absences: [] } });
	await send({ type: 'OpenJob', job: JOB, draft: anOrder() });
	await send({ type: 'OpenJob', job: OTHER, draft: anOrder({ plate: '辽BA1B23', vin: null }) });
});
afterEach(() => test.close());

async function send(command: object): Promise<void> {
	const headers = await test.headersOf('administrator');
	const body = JSON.stringify({ id: randomUUID(), workshop: HERE, command });
	const answer = await fetch(`${test.url}/api/v1/commands`, { method: 'POST', headers, body });
	expect(await answer.json()).toMatchObject({ status: 'accepted' });
}

const track = async (method: string, as: Parameters<TestApp['signIn']>[0], job = JOB) =>
	fetch(`${test.url}/api/v1/jobs/${job}/track?workshop=${HERE}`, {
		method,
		headers: await test.headersOf(as)
	});
const addressFor = async (job = JOB): Promise<string> =>
	((await (await track('PUT', 'advisor', job)).json()) as { address: string }).address;
const codeFor = async (job = JOB): Promise<string> => (await addressFor(job)).split('/').at(-1)!;
const opens = (code: string, from = CUSTOMER): string => {
	const opened = test.app.tracking.open(code, from);
	return opened.ok ? opened.value.visit.job : opened.refusal;
};
const acts = async (): Promise<readonly string[]> => {
	const none = { workshop: null, actor: null, jobs: null, kind: null, words: null };
	const wish = { ...none, from: null, to: null, before: null, limit: 50 };
	const found = await test.app.store.audit.acts(wish);
	return found.map(({ kind }) => kind).filter((kind) => kind.startsWith('Track'));
};

/** How often a store was asked for anything since. */
function spiesOn(store: TestApp['app']['store']): () => number {
	const asked = (['remember', 'recallAll', 'photoOf'] as const).map((name) =>
		vi.spyOn(store, name)
	);
	return () => asked.reduce((sum, { mock }) => sum + mock.calls.length, 0);
}

describe('giving a page', () => {
	it('is for whoever takes cars in, and shows the same again', async () => {
		const address = await addressFor();
		expect(address).toMatch(/^http:\/\/[\w.:]+\/track\/[\w-]{27}$/);
		expect(await addressFor()).toBe(address);
		expect(opens(address.split('/').at(-1)!)).toBe(JOB);
		for (const role of ['technician', 'parts', 'display'] as const)
			expect((await track('PUT', role)).status).toBe(403);
		expect((await track('PUT', 'advisor', jobId('nobody'))).status).toBe(409);
		expect(await acts()).toEqual(['TrackGiven']);
	});

	it('and withdrawing it ends the old code at once, for good', async () => {
		const first = await codeFor();
		expect((await track('DELETE', 'advisor')).status).toBe(204);
		expect(opens(first)).toBe('none');
		expect((await track('DELETE', 'advisor')).status).toBe(404);
		const second = await codeFor();
		expect(second).not.toBe(first);
		expect([opens(first), opens(second)]).toEqual(['none', JOB]);
		expect(await acts()).toEqual(['TrackGiven', 'TrackWithdrawn', 'TrackGiven']);
	});

	it('leaves nothing in the database that opens it, nor in the log', async () => {
		const code = await codeFor();
		const kept = JSON.stringify([...(await test.app.store.recallAll('track'))]);
		expect(kept).toContain(JOB);
		expect(kept).not.toContain(code);
		expect(test.logged.join('')).not.toContain(code);
		const key = join(test.dataDir, 'track.key');
		expect((await stat(key)).mode & 0o777).toBe(0o600);
		expect(kept).not.toContain((await readFile(key, 'utf8')).trim());
	});
});

describe('a code', () => {
	const restart = async (dataDir: string): Promise<void> => {
		// What was asked to be written before this is written when this is.
		await test.app.store.remember('spec', 'last', true);
		await test.close();
		test = await startTestApp({ clock, dataDir });
	};

	it('is good over a restart, and opens nothing on a copy of the database alone', async () => {
		await test.close();
		const dataDir = await mkdtemp(join(tmpdir(), 'workshop-board-'));
		test = await startTestApp({ clock, dataDir });
		await send({ type: 'SetUpWorkshop', draft: { setup: aSetup(), names: {}, absences: [] } });
		await send({ type: 'OpenJob', job: JOB, draft: anOrder() });
		const code = await codeFor();
		await restart(dataDir);
		expect(opens(code)).toBe(JOB);
		expect(await codeFor()).toBe(code);
		await rename(join(dataDir, 'track.key'), join(dataDir, 'gone'));
		await restart(dataDir);
		expect(opens(code)).toBe('none');
		expect(opens(await codeFor())).toBe(JOB);
		await test.close();
		await rm(dataDir, { recursive: true });
		test = await startTestApp({ clock });
	});

	it('opens its own visit and no other', async () => {
		const [one, other] = [await codeFor(), await codeFor(OTHER)];
		expect([opens(one), opens(other)]).toEqual([JOB, OTHER]);
		const opened = test.app.tracking.open(one, CUSTOMER);
		if (!opened.ok) throw new Error('shut');
		expect(JSON.stringify(opened.value.page)).not.toContain('A1B23');
		expect(JSON.stringify(opened.value.page)).not.toMatch(/HJZK27|萧|138/);
	});

	it('dies at once with a visit that comes to nothing', async () => {
		const code = await codeFor(OTHER);
		await send({ type: 'CancelJob', job: OTHER, reason: '客户取消' });
		expect(opens(code)).toBe('none');
		expect((await track('PUT', 'advisor', OTHER)).status).toBe(409);
	});

	it('is told apart from no other that opens nothing', async () => {
		const withdrawn = await codeFor();
		await track('DELETE', 'advisor');
		const cancelled = await codeFor(OTHER);
		await send({ type: 'CancelJob', job: OTHER, reason: '客户取消' });
		const wrong = [withdrawn, cancelled, 'A'.repeat(27), '', 'x'.repeat(10_000), '../..'];
		const answers = wrong.map((code, n) =>
			JSON.stringify(test.app.tracking.open(code, `198.51.100.${String(n)}`))
		);
		expect(new Set(answers).size).toBe(1);
	});

	it('takes as many look-ups in the storage whatever it opens: none', async () => {
		const asked = spiesOn(test.app.store);
		const living = await codeFor(OTHER);
		const withdrawn = await codeFor();
		await track('DELETE', 'advisor');
		expect(asked()).toBeGreaterThan(0);
		const codes = [living, withdrawn, 'A'.repeat(27), ''];
		const before = asked();
		const opened = codes.map((code, n) => opens(code, `198.51.100.${String(n)}`));
		expect(opened).toEqual([OTHER, 'none', 'none', 'none']);
		expect(asked()).toBe(before);
	});
});

describe('wrong codes', () => {
	it('are few for one address, whose right one is not looked at either for a minute', async () => {
		const code = await codeFor();
		for (let n = 0; n < MOST_WRONG_AN_ADDRESS; n += 1) expect(opens('wrong')).toBe('none');
		expect([opens('wrong'), opens(code)]).toEqual(['too-many', 'too-many']);
		expect(opens(code, '198.51.100.1')).toBe(JOB);
		clock.jump(MINUTE_MS);
		expect(opens(code)).toBe(JOB);
	});

	it('of many addresses shut out strangers, and nobody who opened a page lately', async () => {
		const code = await codeFor();
		expect(opens(code)).toBe(JOB);
		for (let n = 0; n < MOST_WRONG; n += 1) opens('wrong', `2001:db8::${n.toString(16)}`);
		expect(opens('wrong', '2001:db8:1::1')).toBe('too-many');
		expect(opens(code, '2001:db8:1::2')).toBe('too-many');
		expect(opens(code)).toBe(JOB);
	});
});

describe('the customer’s word', () => {
	const offered = async () => {
		await send({
			...{ type: 'ReportAdditionalWork', job: JOB, text: '刹车片', skill: 'M1' },
			...{ standardMinutes: 40, parts: '' }
		});
		const { id: addition } = theAddition();
		await send({
			...{ type: 'OfferAdditionalWork', job: JOB, addition, words: '前刹车片到极限' },
			...{ price: '680 元', photos: false }
		});
	};
	const theAddition = () => test.app.commands.workshop(HERE)!.state.jobs.get(JOB)!.additions[0]!;

	it('is written down as theirs, once however often it is tapped', async () => {
		await offered();
		const opened = test.app.tracking.open(await codeFor(), CUSTOMER);
		if (!opened.ok) throw new Error('shut');
		const [{ addition, offer } = { addition: null, offer: null }] = opened.value.page.offers;
		if (addition === null) throw new Error('nothing offered');
		const say = (id: string, answer: 'approved' | 'declined') =>
			test.app.tracking.answer(opened.value, { id, addition, offer, answer });
		const taps = await Promise.all([1, 2, 3].map(() => say('one-decision', 'approved')));
		expect(new Set(taps.map((tap) => JSON.stringify(tap))).size).toBe(1);
		expect(taps[0]).toMatchObject({ status: 'accepted' });
		expect(theAddition()).toMatchObject({ answer: { kind: 'approved', by: CUSTOMER_ID } });
		expect(await say('another-one', 'declined')).toMatchObject({
			refusal: { code: 'addition/already-answered' }
		});
		const { registers } = test.app.commands.workshop(HERE)!.state;
		expect(registers.addition.get(addition)).toMatchObject({ price: '680 元', text: '刹车片' });
	});

	it('reaches no other visit, whatever it names', async () => {
		await offered();
		const stranger = test.app.tracking.open(await codeFor(OTHER), CUSTOMER);
		if (!stranger.ok) throw new Error('shut');
		const { id: addition, offered: put } = theAddition();
		const said = { id: 'a-decision', addition, offer: put!.words, answer: 'approved' } as const;
		expect(await test.app.tracking.answer(stranger.value, said)).toMatchObject({
			refusal: { code: 'addition/unknown' }
		});
		expect(theAddition().answer).toBeNull();
	});
});

describe('the window', () => {
	it('is announced for a car that nobody waits for, once its customer can read it', async () => {
		const announced = () => test.app.commands.workshop(HERE)!.state.jobs.get(JOB)!.announced;
		clock.advance(MINUTE_MS);
		expect(announced()).toBeNull();
		await codeFor();
		clock.advance(MINUTE_MS);
		await expect.poll(announced).not.toBeNull();
	});
});
