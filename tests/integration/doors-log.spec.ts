import { io } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aSetup } from '../builders/a-setup.ts';
import { startTestApp, type TestApp } from '../support/app.ts';

let test: TestApp;
beforeEach(async () => {
	test = await startTestApp();
});
afterEach(() => test.close());

const told = (what: string): Record<string, unknown>[] =>
	test.logged
		.map((line) => JSON.parse(line) as Record<string, unknown>)
		.filter((line) => line['what'] === what);

describe('the log', () => {
	it('tells of whoever is turned away at the door, without what they sent', async () => {
		await fetch(`${test.url}/api/v1/commands?name=${encodeURIComponent('王明')}`, {
			method: 'POST',
			headers: { origin: 'https://evil.example', cookie: 'wb_session=x' },
			body: '王明'
		});
		expect(told('turned away')).toMatchObject([
			{ level: 'warn', code: 'http/origin', from: '127.0.0.1', method: 'POST' }
		]);
		expect(test.logged.join('')).not.toMatch(/evil|王明|wb_session/);
	});

	it('is not filled by them', async () => {
		const post = () => fetch(test.url, { method: 'POST', headers: { origin: 'null' } });
		for (let n = 0; n < 60; n += 1) await post();
		expect(told('turned away').length).toBeLessThan(40);
	});

	it('does not call it a fault when somebody hangs up in the middle of a request', async () => {
		// As Node ends the body of a request whose line was cut.
		const aborted = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
		const body = new ReadableStream({
			pull: (controller) => {
				controller.error(aborted);
			}
		});
		const headers = await test.headersOf('dispatcher');
		const half = { method: 'POST', headers, body, duplex: 'half' } as const;
		await test.app.api(new Request(`${test.url}/api/v1/commands`, half));
		expect(test.logged.join('')).not.toContain('"level":"error"');
	});

	it('tells of what somebody may not do, over the interface and over a line', async () => {
		const secret = await test.signIn('technician');
		const command = { type: 'SetUpWorkshop', draft: { setup: aSetup(), names: {}, absences: [] } };
		await fetch(`${test.url}/api/v1/commands`, {
			method: 'POST',
			headers: { authorization: `Bearer ${secret}` },
			body: JSON.stringify({ id: 'c', workshop: 'test', command })
		});
		await fetch(`${test.url}/api/v1/people`);
		const session = test.app.sessions.find(secret)?.id.slice(0, 12);
		expect(told('not allowed')).toMatchObject([
			{ route: 'POST /commands', session },
			{ route: 'GET /people', session: null }
		]);
		const line = io(test.url, {
			...{ transports: ['websocket'], forceNew: true },
			extraHeaders: { authorization: `Bearer ${secret}` }
		});
		await line.timeout(5_000).emitWithAck('command', { id: 'd', workshop: 'test', command });
		line.close();
		expect(told('not allowed')).toContainEqual(
			expect.objectContaining({ code: 'person/not-allowed', session })
		);
	});
});
