import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Command } from '#core/commands.ts';
import { evolve } from '#core/evolve.ts';
import { commandId, jobId, type WorkshopCode } from '#core/ids.ts';
import { emptyState } from '#core/state.ts';
import type { AuditPage } from '#protocol/audit.ts';
import type { CustomerVisit, ExportedVisit } from '#protocol/customers.ts';
import { aSetup } from '../builders/a-setup.ts';
import { anImport } from '../builders/an-order.ts';
import { anActor, startTestApp, type TestApp } from '../support/app.ts';

const HERE = aSetup().code;
const NAME = '欧阳独一';
const PHONE = '13900007777';
const PLATE = '辽B7Q7Q7';
const JOB = jobId('J-RO1');
const AGENT = 'Mozilla/5.0 (Windows NT 10.0) Chrome/131.0';

async function onApp(run: (test: TestApp) => Promise<void>): Promise<void> {
	const test = await startTestApp();
	try {
		await send(test, {
			type: 'SetUpWorkshop',
			draft: { setup: aSetup(), names: {}, absences: [] }
		});
		await run(test);
	} finally {
		await test.close();
	}
}

let commands = 0;
/** The server's own: no session, no device. */
async function send({ app }: TestApp, command: Command): Promise<void> {
	const id = commandId(`own-${String(commands++)}`);
	const answer = await app.commands.run({ id, workshop: HERE, command }, anActor('administrator'));
	expect(answer).toMatchObject({ status: 'accepted' });
}

const bringCar = (test: TestApp): Promise<void> =>
	send(
		test,
		anImport({
			...{ plate: PLATE, vin: null, customerName: NAME, phone: PHONE },
			remark: `${NAME}说刹车响`
		})
	);

type Headers = Readonly<Record<string, string>>;

async function post(
	{ url }: TestApp,
	path: string,
	{ headers, body }: { readonly headers: Headers; readonly body: unknown }
): Promise<Response> {
	return fetch(`${url}/api/v1${path}`, {
		method: 'POST',
		headers: { 'user-agent': AGENT, ...headers },
		body: JSON.stringify(body)
	});
}

const search = async (test: TestApp, body: object, headers?: Headers): Promise<AuditPage> => {
	const by = headers ?? (await test.headersOf('administrator'));
	const response = await post(test, '/audit/search', { headers: by, body });
	expect(response.status).toBe(200);
	return (await response.json()) as AuditPage;
};

describe('the audit', () => {
	it('says who did what, when, from which device, before and after', async () => {
		await onApp(async (test) => {
			await bringCar(test);
			const headers = await test.headersOf('supervisor');
			const command = { type: 'CancelJob', job: JOB, reason: '客户不修了' };
			const envelope = { id: 'cancel-1', workshop: HERE, command };
			const begun = Date.now();
			const by = await test.headersOf('manager');
			expect((await post(test, '/commands', { headers, body: envelope })).status).toBe(403);
			expect((await post(test, '/commands', { headers: by, body: envelope })).status).toBe(200);

			const { entries } = await search(test, { workshop: HERE, kind: 'CancelJob' });
			expect(entries).toHaveLength(1);
			const [entry] = entries;
			expect(entry).toMatchObject({
				...{ actor: 'test-manager', by: 'manager', kind: 'CancelJob', workshop: HERE },
				device: { by: 'password', agent: 'Chrome, Windows', address: '127.0.0.1' },
				about: '辽B·7Q7Q7'
			});
			expect(entry!.at).toBeGreaterThanOrEqual(begun);
			expect(entry!.changes).toContainEqual({
				...{ operation: null, field: 'endReason', before: null, after: '客户不修了' }
			});
		});
	});

	it('is searched by car, person and what was typed, and read page by page', async () => {
		await onApp(async (test) => {
			await bringCar(test);
			await send(test, { type: 'CancelJob', job: JOB, reason: '100% 不修' });
			const kinds = async (wish: object): Promise<readonly string[]> =>
				(await search(test, wish)).entries.map(({ kind }) => kind);

			expect(await kinds({ car: '辽B·7Q7Q7' })).toEqual(['CancelJob', 'ImportOrder']);
			expect(await kinds({ car: 'RO1', kind: 'ImportOrder' })).toEqual(['ImportOrder']);
			expect(await kinds({ car: '京A00000' })).toEqual([]);
			expect(await kinds({ text: '100%' })).toEqual(['CancelJob']);
			expect(await kinds({ person: 'test-administrator', to: 1 })).toEqual([]);
			const first = await search(test, { limit: 2 });
			expect(first.entries).toHaveLength(2);
			const rest = await search(test, { limit: 2, before: first.next });
			expect(rest.entries.map(({ kind }) => kind)).toEqual(['SetUpWorkshop']);
			expect(rest.next).toBeNull();
		});
	});

	it('writes down who came in, who did not, and what was administered', async () => {
		await onApp(async (test) => {
			const { app } = test;
			const headers = await test.headersOf('administrator');
			const invite = { userName: 'li', name: '李调度', role: 'dispatcher', workshops: [HERE] };
			const invited = await post(test, '/people', { headers, body: invite });
			const { person } = (await invited.json()) as { readonly person: string };
			await app.people.signIn('li', 'my-secret-password', { address: '192.0.2.9' });
			await app.backups.make('by-hand');

			const { entries } = await search(test, {});
			expect(entries.map(({ kind, actor, about }) => [kind, actor, about])).toEqual([
				['BackupMade', 'nobody', expect.stringContaining('.sqlite')],
				['SignInFailed', person, ''],
				['PersonInvited', 'test-administrator', '李调度'],
				['SetUpWorkshop', 'test-administrator', '']
			]);
			expect(JSON.stringify(entries)).not.toContain('my-secret-password');
		});
	});

	it('writes down who left, and the one tap of the demo', async () => {
		const test = await startTestApp({ demo: true });
		const { app } = test;
		const secret = await app.demo!.signIn('dispatcher', 'zh-CN');
		await app.people.signOut(app.sessions.find(secret)!);
		const { entries } = await search(test, {});
		expect(entries.map(({ kind, actor }) => `${kind} ${actor}`)).toEqual([
			'SignedOut demo-dispatcher',
			'SignedIn demo-dispatcher'
		]);
		expect(app.sessions.find(secret)).toBeNull();
		await test.close();
	});

	it('is for managers of their workshop, and for administrators of all', async () => {
		await onApp(async (test) => {
			const of = async (role: 'manager' | 'dispatcher', workshops: WorkshopCode[]) => {
				const by = { by: 'password', workshops } as const;
				const secret = await test.app.sessions.begin(anActor(role), by);
				return { authorization: `Bearer ${secret}` };
			};
			const status = async (headers: Headers, body: object): Promise<number> =>
				(await post(test, '/audit/search', { headers, body })).status;
			const manager = await of('manager', [HERE]);

			expect(await status(manager, { workshop: HERE })).toBe(200);
			expect(await status(manager, {})).toBe(403);
			expect(await status(manager, { workshop: 'other' })).toBe(404);
			expect(await status(await of('dispatcher', [HERE]), { workshop: HERE })).toBe(403);
			expect(await status({}, { workshop: HERE })).toBe(401);
			expect(await status(manager, { workshop: HERE, plate: 'x' })).toBe(400);
		});
	});

	it('is taken out as a table that runs nothing, and that is written down', async () => {
		await onApp(async (test) => {
			await bringCar(test);
			await send(test, { type: 'CancelJob', job: JOB, reason: '=HYPERLINK("http://x")' });
			const headers = await test.headersOf('manager');
			const body = { workshop: HERE, kind: 'CancelJob' };
			const text = await (await post(test, '/audit/export', { headers, body })).text();

			expect(text.split('\r\n')).toHaveLength(3);
			expect(text).not.toMatch(/(^|,)=/m);
			const { entries } = await search(test, { workshop: HERE, kind: 'AuditExported' });
			expect(entries.map(({ actor }) => actor)).toEqual(['test-manager']);
		});
	});
});

describe('one customer', () => {
	const everywhere = ({ dataDir }: TestApp): readonly string[] =>
		readdirSync(dataDir).filter((name) => {
			if (!name.includes('.sqlite')) return false;
			const bytes = readFileSync(join(dataDir, name));
			return [NAME, PHONE, PLATE].some((text) => bytes.includes(Buffer.from(text)));
		});

	it('is found, taken out whole, erased, and then nowhere', async () => {
		await onApp(async (test) => {
			await bringCar(test);
			await send(test, { type: 'CancelJob', job: JOB, reason: `${NAME}不修了` });
			await send(test, { type: 'CloseDay' });
			const headers = await test.headersOf('administrator');
			const ask = async (path: string, body: object): Promise<unknown> =>
				(await post(test, path, { headers, body: { workshop: HERE, ...body } })).json();

			const found = (await ask('/customers/search', { text: PHONE })) as {
				readonly visits: readonly CustomerVisit[];
			};
			expect(found.visits).toMatchObject([
				{ job: JOB, orders: ['RO1'], plate: PLATE, name: NAME, end: { how: 'cancelled' } }
			]);
			const { visits } = (await ask('/customers/export', { jobs: [JOB] })) as {
				readonly visits: readonly ExportedVisit[];
			};
			expect(visits).toMatchObject([{ phone: PHONE, remarks: [`${NAME}说刹车响`] }]);
			expect(visits[0]?.operations.length).toBeGreaterThan(0);
			expect(everywhere(test)).not.toEqual([]);

			expect(await ask('/customers/erase', { jobs: [JOB] })).toMatchObject({ status: 'accepted' });

			expect(everywhere(test)).toEqual([]);
			expect(await ask('/customers/search', { text: PHONE })).toEqual({ visits: [] });
			expect(JSON.stringify(await ask('/customers/export', { jobs: [JOB] }))).not.toContain(NAME);
			const page = await search(test, {});
			expect(JSON.stringify(page)).not.toMatch(new RegExp(`${NAME}|${PHONE}|${PLATE}`));
			expect(page.entries.map(({ kind }) => kind)).toEqual([
				...['PersonExported', 'ErasePerson', 'PersonExported'],
				...['CloseDay', 'CancelJob', 'ImportOrder', 'SetUpWorkshop']
			]);
		});
	});

	it('leaves every screen at once, and a log that folds to the state', async () => {
		await onApp(async (test) => {
			await bringCar(test);
			const { app } = test;
			const headers = await test.headersOf('administrator');
			const body = { workshop: HERE, jobs: [JOB] };
			const refused = await post(test, '/customers/erase', { headers, body });
			expect(refused.status).toBe(409);
			expect(await refused.json()).toMatchObject({ code: 'person/still-served' });
			await send(test, { type: 'CancelJob', job: JOB, reason: NAME });
			const steps: unknown[] = [];
			app.commands.onStep(({ after }) => steps.push([...after.registers.customer.values()]));

			expect((await post(test, '/customers/erase', { headers, body })).status).toBe(200);

			expect(steps).toMatchObject([[{ name: '', phone: '' }]]);
			const log = await app.store.eventsSince(HERE, 0, 1000);
			const { state } = app.commands.workshop(HERE)!;
			expect(evolve(emptyState, log).jobs).toEqual(state.jobs);
			expect(JSON.stringify([log, [...state.jobs.values()]])).not.toContain(NAME);
			expect((await app.store.open(HERE)).records).toEqual(
				expect.arrayContaining([expect.objectContaining({ kind: 'remark', text: '' })])
			);
		});
	});

	it('is erased by administrators only, and never by a program’s token', async () => {
		await onApp(async (test) => {
			await bringCar(test);
			const body = { workshop: HERE, jobs: [JOB] };
			const manager = await test.headersOf('manager');
			expect((await post(test, '/customers/erase', { headers: manager, body })).status).toBe(403);
			expect((await post(test, '/customers/export', { headers: manager, body })).status).toBe(200);
			const made = await test.app.tokens.create(
				{
					...{ name: 'DMS', role: 'administrator', scopes: ['command:*'], expiresAt: null },
					workshops: [HERE]
				},
				anActor('administrator')
			);
			const token = { authorization: `Bearer ${made.secret}` };
			expect((await post(test, '/customers/erase', { headers: token, body })).status).toBe(403);
		});
	});
});
