import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIENCES } from '#core/board/rows.ts';
import type { Heartbeat } from '#core/display/heartbeat.ts';
import { usualProfile, type DisplayProfile } from '#core/display/profile.ts';
import { commandId, workshopCode } from '#core/ids.ts';
import { DEEDS, mayDo } from '#core/people/may.ts';
import type { DisplayEntry, DisplaySelf, HeartbeatAnswer } from '#protocol/displays.ts';
import { COMMAND_SCHEMAS } from '#protocol/schemas/commands.ts';
import { mayAct } from '../../server/auth/may-act.ts';
import { API_ROOT } from '../../server/http/route-table.ts';
import { ROUTES } from '../../server/http/routes.ts';
import { aSetup } from '../builders/a-setup.ts';
import { anOrder } from '../builders/an-order.ts';
import { anActor, startTestApp, type TestApp } from '../support/app.ts';
import { aDisplayIn, aKeeper } from '../support/displays.ts';

/** Screens that were let in, on the real server: what they get, what they may, how soon they are cut. */

const HERE = aSetup().code;
const THERE = workshopCode('there');
const ORIGINS = ['https://board.example'];
const keeper = aKeeper();
const profileOf = (page: DisplayProfile['page']): DisplayProfile => ({
	...usualProfile(`屏幕 ${page}`),
	page
});
const beat: Heartbeat = {
	...{ version: '1', engine: 'Chromium 120', tier: 'A', dataAgeMs: 0, deviceNow: Date.now() },
	...{ viewport: { width: 1920, height: 1080, ratio: 1 }, sound: 'off', wakeLock: null },
	...{ entry: 0, mode: 'page', fault: '' }
};

let test: TestApp;
const open: Socket[] = [];

beforeAll(async () => {
	// Other machines can come in, so that nothing is shown because it is this one.
	test = await startTestApp({ host: '0.0.0.0', origins: ORIGINS });
	let sent = 0;
	const run = async (workshop: typeof HERE, command: object): Promise<void> => {
		const envelope = { id: commandId(`s${String(++sent)}`), workshop, command } as never;
		const told = await test.app.commands.run(envelope, anActor('administrator'));
		expect(told).toMatchObject({ status: 'accepted' });
	};
	for (const code of [HERE, THERE]) {
		const draft = { setup: aSetup({ code }), names: {}, absences: [] };
		await run(code, { type: 'SetUpWorkshop', draft });
		await run(code, { type: 'OpenJob', job: 'J1', draft: anOrder() });
	}
});
afterAll(async () => {
	for (const line of open) line.close();
	await test.close();
});

/** A line to the rows or to the fleet; it has come up, or was refused for the reason given. */
async function lineOf(secret: string | null, namespace = ''): Promise<Socket | string> {
	const line: Socket = io(`${test.url}${namespace}`, {
		...{ transports: ['websocket'], reconnection: false, forceNew: true },
		extraHeaders: secret === null ? {} : { authorization: `Bearer ${secret}` }
	});
	open.push(line);
	return new Promise((resolve) => {
		line.once('connect', () => {
			resolve(line);
		});
		line.once('connect_error', ({ message }) => {
			resolve(message);
		});
	});
}

async function up(secret: string, namespace = ''): Promise<Socket> {
	const line = await lineOf(secret, namespace);
	if (typeof line === 'string') throw new Error(line);
	return line;
}

const next = <Told>(line: Socket, name: string): Promise<Told> =>
	new Promise((resolve) => line.once(name, resolve));

const hello = (audience: string, workshop = HERE) => ({
	...{ protocol: 1, workshop, audience, epoch: null, seq: null }
});

describe('what a display is shown', () => {
	it.each([
		['board', 'wall'],
		['customer-board', 'wall-masked'],
		['lounge', 'lounge']
	] as const)('on %s is %s of its own workshop and nothing else', async (page, own) => {
		const { secret } = await aDisplayIn(test.app, { workshop: HERE, profile: profileOf(page) });
		const line = await up(secret);
		for (const workshop of [HERE, THERE, workshopCode('none')])
			for (const audience of AUDIENCES) {
				const told = (await line.emitWithAck('hello', hello(audience, workshop))) as object;
				const isOwn = audience === own && workshop === HERE;
				expect(told).toMatchObject({ status: isOwn ? 'snapshot' : 'refused' });
				const query = `workshop=${workshop}&audience=${audience}`;
				const headers = { authorization: `Bearer ${secret}` };
				const answer = await fetch(`${test.url}${API_ROOT}/state?${query}`, { headers });
				expect(answer.ok).toBe(isOwn);
			}
	});

	it('is another audience only on another line', async () => {
		const { id, secret } = await aDisplayIn(test.app, {
			workshop: HERE,
			profile: profileOf('board')
		});
		const rows = await up(secret);
		const fleet = await up(secret, '/fleet');
		await rows.emitWithAck('hello', hello('wall'));
		const told = next<DisplaySelf>(fleet, 'self');
		const cut = next(rows, 'disconnect');
		expect(await test.app.displays.change(id, profileOf('lounge'), keeper)).toBe(true);
		expect((await told).profile.page).toBe('lounge');
		await cut;
		expect(fleet.connected).toBe(true);
		const again = await up(secret);
		expect(await again.emitWithAck('hello', hello('wall'))).toMatchObject({
			reason: { code: 'wire/not-allowed' }
		});
		expect(await again.emitWithAck('hello', hello('lounge'))).toMatchObject({
			status: 'snapshot'
		});
	});
});

describe('what a display may do', () => {
	it('is nothing that is in the table of who may do what', async () => {
		const { secret } = await aDisplayIn(test.app, { workshop: HERE });
		const session = test.app.displays.find(secret);
		expect(session).not.toBeNull();
		expect(DEEDS.length).toBeGreaterThan(60);
		for (const deed of DEEDS) {
			expect(mayDo('display', deed), deed).toBe(false);
			expect(mayAct(session!, HERE, deed), deed).not.toBeNull();
		}
	});

	it('is no command, whatever it says, over either way in', async () => {
		const { secret } = await aDisplayIn(test.app, { workshop: HERE });
		const line = await up(secret);
		const before = test.app.commands.workshop(HERE)?.state.seq;
		for (const type of Object.keys(COMMAND_SCHEMAS)) {
			const envelope = { id: `no-${type}`, workshop: HERE, command: { type } };
			expect(await line.emitWithAck('command', envelope), type).toMatchObject({
				status: 'refused'
			});
		}
		const whole = { type: 'TakeBayOut', bay: 'A01', reason: '保养', until: null };
		const envelope = { id: 'no-whole', workshop: HERE, command: whole };
		expect(await line.emitWithAck('command', envelope)).toMatchObject({
			refusal: { code: 'person/not-allowed', role: 'display' }
		});
		expect(await line.emitWithAck('lift', { operation: null })).toMatchObject({
			code: 'wire/not-allowed'
		});
		expect(test.app.commands.workshop(HERE)?.state.seq).toBe(before);
	});

	it.each(ROUTES.filter(({ method }) => method !== 'GET').map((route) => ({ ...route, route })))(
		'is not $method $path',
		async ({ method, path, describe: { isOpen } }) => {
			const { secret } = await aDisplayIn(test.app, { workshop: HERE });
			const address = path.replaceAll(/\{\w+\}/g, 'J1');
			const answer = await fetch(`${test.url}${API_ROOT}${address}?workshop=${HERE}`, {
				method,
				headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
				body: JSON.stringify({ workshop: HERE, id: 'x' })
			});
			expect(answer.ok).toBe(false);
			// What is open to nobody in particular needs no credential, and takes none.
			if (isOpen !== true) expect([400, 401, 403, 404]).toContain(answer.status);
		}
	);
});

describe('the line of the fleet', () => {
	it('is for displays and those who look after them', async () => {
		const role = async (name: Parameters<TestApp['signIn']>[0]) => test.signIn(name);
		expect(await lineOf(null, '/fleet')).toBe('wire/not-signed-in');
		for (const name of ['dispatcher', 'technician', 'manager'] as const)
			expect(await lineOf(await role(name), '/fleet')).toBe('wire/not-allowed');
		for (const name of ['supervisor', 'administrator'] as const)
			expect(typeof (await lineOf(await role(name), '/fleet'))).toBe('object');
	});

	it('tells a display what it is to show, and what somebody has it do', async () => {
		const { id, secret } = await aDisplayIn(test.app, { workshop: HERE });
		expect(test.app.displays.order(id, 'identify', keeper)).toBe(false);
		const line = await up(secret, '/fleet');
		const ordered = next(line, 'order');
		await expect.poll(() => test.app.displays.order(id, 'identify', keeper)).toBe(true);
		expect(await ordered).toBe('identify');
		const told = next<DisplaySelf>(line, 'self');
		await test.app.displays.change(id, { ...usualProfile('新名'), theme: 'dark' }, keeper);
		expect(await told).toMatchObject({ id, workshop: HERE, profile: { name: '新名' } });
	});

	it('hears how a display is, within bounds, and shows it to its keepers', async () => {
		const { id, secret } = await aDisplayIn(test.app, { workshop: HERE });
		const line = await up(secret, '/fleet');
		const heard = (input: unknown): Promise<HeartbeatAnswer> =>
			line.emitWithAck('heartbeat', input) as Promise<HeartbeatAnswer>;
		expect(await heard({ ...beat, engine: 'x'.repeat(61) })).toMatchObject({
			reason: { code: 'wire/malformed' }
		});
		// Once a second is enough for anybody.
		expect(await heard(beat)).toMatchObject({ reason: { code: 'wire/too-many' } });
		await expect.poll(() => heard(beat), { timeout: 5_000 }).toMatchObject({ status: 'heard' });
		const watching = await up(await test.signIn('supervisor'), '/fleet');
		const seen = await new Promise<DisplayEntry>((resolve) => {
			watching.on('fleet', (workshop: string, displays: readonly DisplayEntry[]) => {
				const one = displays.find((display) => display.id === id);
				if (workshop === HERE && one?.heartbeat != null) resolve(one);
			});
		});
		expect(seen).toMatchObject({ isConnected: true, isSilent: false, heartbeat: { tier: 'A' } });
	});

	it('shows nobody the displays of a workshop they do not belong to', async () => {
		const { id } = await aDisplayIn(test.app, { workshop: THERE });
		const secret = await test.app.sessions.begin(anActor('supervisor', 'of-here'), {
			...{ by: 'password', workshops: [HERE] }
		});
		const line = await up(secret, '/fleet');
		const told: string[] = [];
		line.onAny((...all) => told.push(JSON.stringify(all)));
		const headers = { authorization: `Bearer ${secret}` };
		const list = await fetch(`${test.url}${API_ROOT}/displays`, { headers });
		expect(await list.text()).not.toContain(id);
		const gone = { method: 'DELETE', headers };
		expect((await fetch(`${test.url}${API_ROOT}/displays/${id}`, gone)).status).toBe(404);
		expect(told.join(' ')).not.toContain(id);
	});
});

describe('a display that is taken down', () => {
	it('has its lines cut, and is nobody, at once', async () => {
		const { id, secret } = await aDisplayIn(test.app, { workshop: HERE });
		const lines = [await up(secret), await up(secret, '/fleet')];
		const told = lines.map((line) => next(line, 'turnedAway'));
		const cut = lines.map((line) => next(line, 'disconnect'));
		expect(await test.app.displays.revoke(id, keeper)).toBe(true);
		await Promise.all([...told, ...cut]);
		for (const namespace of ['', '/fleet'])
			expect(await lineOf(secret, namespace)).toBe('wire/not-signed-in');
		const headers = { authorization: `Bearer ${secret}` };
		const query = `workshop=${HERE}&audience=wall`;
		const answer = await fetch(`${test.url}${API_ROOT}/state?${query}`, { headers });
		expect(answer.status).toBe(401);
	});
});
