import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '#core/commands.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import type { SetupHistory } from '#protocol/setup-history.ts';
import { aBay, aSetup, BAY } from '../builders/a-setup.ts';
import { anImport } from '../builders/an-order.ts';
import { startTestApp, type TestApp } from '../support/app.ts';

/** Editing the set-up over HTTP, on a real SQLite file. */

let app: TestApp;
const names = { T001: '韩嘉豪' };

beforeEach(async () => {
	app = await startTestApp();
	const draft = { setup: aSetup(), names, absences: [] };
	await send({ type: 'SetUpWorkshop', draft }, 'administrator');
});
afterEach(() => app.close());

async function send(
	command: Command,
	role: 'administrator' | 'manager' | 'dispatcher' | 'advisor' = 'manager'
): Promise<CommandAnswer & { readonly message?: string }> {
	const answer = await fetch(`${app.url}/api/v1/commands`, {
		method: 'POST',
		headers: { ...(await app.headersOf(role)), 'content-type': 'application/json' },
		body: JSON.stringify({ id: crypto.randomUUID(), workshop: 'test', command })
	});
	return (await answer.json()) as CommandAnswer;
}

async function history(query = ''): Promise<Response> {
	const headers = await app.headersOf('advisor');
	return fetch(`${app.url}/api/v1/setup/history?workshop=test${query}`, { headers });
}

const renamed = (name: string, seen: number): Command => ({
	type: 'EditSetup',
	seen,
	edit: { kind: 'put-bay', bay: aBay({ name }) }
});

describe('editing the set-up', () => {
	it('is for administrators and managers', async () => {
		expect(await send(renamed('一号', 1), 'dispatcher')).toMatchObject({
			refusal: { code: 'person/not-allowed' }
		});
		expect(await send(renamed('一号', 1))).toMatchObject({ status: 'accepted', seq: 2 });
	});

	it('tells a stale sender who was faster', async () => {
		await send(renamed('一号', 1), 'administrator');
		expect(await send(renamed('甲', 1))).toMatchObject({
			refusal: { code: 'stale', what: 'setup', seen: 1, version: 2 },
			changedBy: [{ seq: 2, by: 'administrator', what: 'SetupEdited' }]
		});
	});

	it('says in words where something is used', async () => {
		await send(anImport(), 'advisor');
		const remove: Command = {
			type: 'EditSetup',
			seen: 1,
			edit: { kind: 'remove-operation', itemCode: 'BY001' }
		};
		expect(await send(remove)).toMatchObject({
			refusal: { code: 'workshop/in-use', count: 1 },
			message: expect.stringContaining('辽H·JZK27 的“更换机油机滤”') as unknown
		});
	});

	it('is durable once it is answered', async () => {
		await send(renamed('一号', 1));
		const stored = await app.app.store.open(app.app.commands.workshops()[0]!);
		expect(stored.entities.find(({ kind }) => kind === 'setup')).toMatchObject({
			seq: 2,
			body: { bays: expect.arrayContaining([aBay({ name: '一号' })]) as unknown }
		});
	});
});

describe('the history of the set-up', () => {
	it('tells who changed what, latest first, without names of people in the log', async () => {
		await send(renamed('一号', 1));
		await send({ type: 'TakeBayOut', bay: BAY.lift2, reason: '漏油', until: null });
		const answer = await history();
		const { events, hasEarlier } = (await answer.json()) as SetupHistory;
		expect(hasEarlier).toBe(false);
		expect(events).toMatchObject([
			{ seq: 3, by: 'manager', event: { type: 'BayTakenOut' } },
			{ seq: 2, by: 'manager', event: { type: 'SetupEdited', edit: { kind: 'put-bay' } } },
			{ seq: 1, by: 'administrator', event: { type: 'WorkshopSetUp' } }
		]);
		expect(events[2]!.event).toEqual({ type: 'WorkshopSetUp' });
		expect(JSON.stringify(events)).not.toContain('韩嘉豪');
	});

	it('can be read on from a position', async () => {
		await send(renamed('一号', 1));
		const { events } = (await (await history('&before=2')).json()) as SetupHistory;
		expect(events.map(({ seq }) => seq)).toEqual([1]);
		expect((await history('&before=x')).status).toBe(400);
	});

	it('is for signed-in people only', async () => {
		const answer = await fetch(`${app.url}/api/v1/setup/history?workshop=test`);
		expect(answer.status).toBe(401);
	});
});
