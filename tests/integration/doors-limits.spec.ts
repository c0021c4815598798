import { connect, type Socket as Line } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { BEACON_EVERY_MS } from '#protocol/messages.ts';
import { AddressRates } from '../../server/ops/address-rates.ts';
import { systemClock } from '../../server/ops/clock.ts';
import { trustedProxies } from '../../server/http/door/client-address.ts';
import { createDoor, type DoorParts } from '../../server/http/door/door.ts';
import { aSetup } from '../builders/a-setup.ts';
import { textFrame } from '../fuzz/frames.ts';
import { startTestApp } from '../support/app.ts';
import { FakeClock } from '../support/fake-clock.ts';

const MB = 1024 * 1024;
const USUAL: DoorParts = {
	allowsOrigin: (origin) => origin === 'http://127.0.0.1',
	proxies: trustedProxies([]),
	addresses: new AddressRates({ burst: 1e6, perSecond: 1e6 }, systemClock),
	live: { attach: () => undefined },
	clock: systemClock,
	log: { warn: () => undefined }
};

let server: Server | null = null;
afterEach(() => {
	server?.closeAllConnections();
	server?.close();
	server = null;
});

/** A door in front of a server that says yes to all, and tells which address it was told. */
async function aDoor(parts: Partial<DoorParts> = {}): Promise<number> {
	server = createDoor({ ...USUAL, ...parts }, ({ headers }, response) => {
		response.end(`yes ${String(headers['x-forwarded-for'])}`);
	});
	await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}

/** Sends bytes and gives back everything that came until the other side hung up. */
const said = (port: number, bytes: string): Promise<string> =>
	new Promise((resolve) => {
		let text = '';
		const line = connect(port, '127.0.0.1', () => line.write(bytes, 'latin1'));
		line.on('data', (part) => (text += part.toString('latin1')));
		line.on('error', () => undefined);
		line.on('close', () => {
			resolve(text);
		});
	});

const head = (first: string, headers: Readonly<Record<string, string>> = {}): string =>
	`${[first, 'Host: 127.0.0.1', 'Connection: close', ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join('\r\n')}\r\n\r\n`;
const ours = { Origin: 'http://127.0.0.1' };

describe('the door', () => {
	it.each([
		['/sign-in?/password', 64 * 1024],
		['/api/v1/commands', 256 * 1024],
		['/api/v1/setup', 256 * 1024],
		['/api/v1/import', 64 * MB]
	])('lets in what %s takes and no more', async (path, most) => {
		const port = await aDoor();
		const post = (length: number) =>
			said(port, head(`POST ${path} HTTP/1.1`, { ...ours, 'Content-Length': String(length) }));
		expect(await post(most)).toMatch(/^HTTP\/1.1 200/);
		expect(await post(most + 1)).toMatch(/^HTTP\/1.1 413/);
	});

	it('wants to know the length of a form', async () => {
		const port = await aDoor();
		const chunked = { ...ours, 'Transfer-Encoding': 'chunked' };
		expect(await said(port, head('POST /sign-in HTTP/1.1', chunked))).toMatch(/^HTTP\/1.1 411/);
		expect(await said(port, head('POST /api/v1/import HTTP/1.1', chunked))).toMatch(/ 200 /);
	});

	it.each([
		[
			'a body of two lengths',
			head('POST / HTTP/1.1', { 'Content-Length': '5', 'Transfer-Encoding': 'chunked' })
		],
		['a header that is none', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nno header\r\n\r\n'],
		['headers beyond 16 KiB', head('GET / HTTP/1.1', { x: 'x'.repeat(17_000) })],
		['an address beyond 16 KiB', head(`GET /${'x'.repeat(17_000)} HTTP/1.1`)],
		['an address of another server', head('GET http://evil.example/ HTTP/1.1')],
		['an address nobody can read', head('GET /%zz HTTP/1.1')],
		['a name pointed at us', head('GET / HTTP/1.1').replace('127.0.0.1', 'evil.example')]
	])('refuses %s, and says nothing of itself', async (_, bytes) => {
		const answer = await said(await aDoor(), bytes);
		expect(answer).toMatch(/^HTTP\/1.1 4\d\d /);
		expect(answer).not.toMatch(/evil|xxxx|zz|node|server:|x-powered-by|at /i);
	});

	it('answers no TRACE', async () => {
		expect(await said(await aDoor(), head('TRACE / HTTP/1.1'))).toMatch(/^HTTP\/1.1 40[35]/);
	});

	it('is not held open: headers, bodies and idle lines end', async () => {
		await aDoor();
		expect(server).toMatchObject({ headersTimeout: 10_000, requestTimeout: 130_000 });
		expect(server).toMatchObject({ keepAliveTimeout: 10_000, maxConnections: 5_000 });
		expect(server).toMatchObject({ maxHeadersCount: 100 });
	});

	it('cuts who trickles, and nobody else', { timeout: 20_000 }, async () => {
		const port = await aDoor();
		server!.headersTimeout = 200;
		const slow = said(port, 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n');
		expect(await said(port, head('GET / HTTP/1.1'))).toContain('yes');
		expect(await slow).toMatch(/^HTTP\/1.1 408/);
	});

	it('gives one address so many connections and no more', async () => {
		const port = await aDoor({ mostConnections: 3 });
		const lines: Line[] = [];
		const opened = async (): Promise<boolean> => {
			const line = connect(port, '127.0.0.1');
			lines.push(line);
			line.on('error', () => undefined);
			line.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
			return new Promise((resolve) => {
				line.once('data', () => {
					resolve(true);
				});
				line.once('close', () => {
					resolve(false);
				});
			});
		};
		expect([await opened(), await opened(), await opened(), await opened()]).toEqual([
			...[true, true, true, false]
		]);
		const left = new Promise((resolve) => lines[0]?.once('close', resolve));
		lines[0]?.destroy();
		await left;
		await expect.poll(opened).toBe(true);
		for (const line of lines) line.destroy();
	});

	it('slows down the address that asks too much, whoever it says it is', async () => {
		const clock = new FakeClock();
		const few = { burst: 3, perSecond: 1 };
		const ask = (port: number, from: string) =>
			said(port, head('GET / HTTP/1.1', { 'X-Forwarded-For': from }));
		let port = await aDoor({ addresses: new AddressRates(few, clock) });
		const answers: string[] = [];
		for (let n = 0; n < 4; n += 1) answers.push(await ask(port, `9.9.9.${String(n)}`));
		expect(answers.slice(0, 3).join('')).toContain('yes 127.0.0.1');
		expect(answers[3]).toMatch(/^HTTP\/1.1 429/);
		clock.advance(1_000);
		expect(await ask(port, '9.9.9.9')).toContain('yes');
		server?.close();
		const proxies = trustedProxies(['127.0.0.1']);
		port = await aDoor({ addresses: new AddressRates(few, clock), proxies });
		for (let n = 0; n < 5; n += 1)
			expect(await ask(port, `9.9.9.${String(n)}`)).toContain(`yes 9.9.9.${String(n)}`);
	});

	it('says the same to the browser with every answer', async () => {
		const port = await aDoor({ proxies: trustedProxies(['127.0.0.1']) });
		const https = { 'X-Forwarded-For': '9.9.9.9', 'X-Forwarded-Proto': 'https' };
		for (const answer of [
			await said(port, head('GET / HTTP/1.1', https)),
			await said(port, head('POST /sign-in HTTP/1.1', https))
		]) {
			expect(answer).toMatch(/strict-transport-security: max-age=\d{8}; includeSubDomains/);
			expect(answer).toMatch(
				/content-security-policy: .*frame-ancestors 'none'; object-src 'none'/
			);
			expect(answer).toMatch(/x-content-type-options: nosniff/);
			expect(answer).toMatch(/cache-control: no-store/);
		}
		expect(await said(port, head('GET / HTTP/1.1'))).not.toContain('strict-transport');
	});
});

const heard = (line: Line, text: string): Promise<void> =>
	new Promise((resolve) => {
		let all = '';
		line.on('data', (part) => {
			all += part.toString('latin1');
			if (all.includes(text)) resolve();
		});
	});

describe('a screen that asks and never reads', () => {
	it('is cut, and nobody else is', async () => {
		const clock = new FakeClock();
		const test = await startTestApp({ clock, rate: { burst: 1e9, perSecond: 1e9 } });
		const lines: Line[] = [];
		try {
			const command = {
				type: 'SetUpWorkshop',
				draft: { setup: aSetup(), names: {}, absences: [] }
			};
			await fetch(`${test.url}/api/v1/commands`, {
				method: 'POST',
				headers: await test.headersOf('administrator'),
				body: JSON.stringify({ id: 'set-up', workshop: 'test', command })
			});
			const { port } = new URL(test.url);
			const open = async (): Promise<Line> => {
				const line = connect(Number(port), '127.0.0.1');
				lines.push(line);
				line.on('error', () => undefined);
				line.write(
					'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\n' +
						'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n' +
						'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'
				);
				await heard(line, '0{"sid"');
				line.write(textFrame('40'));
				await heard(line, '40{"sid"');
				return line;
			};
			(await open()).resume();
			const deaf = await open();
			deaf.pause();
			const hello = { protocol: 1, workshop: 'test', audience: 'wall', epoch: null, seq: null };
			let asked = 0;
			expect(test.app.live.connections()).toBe(2);
			await expect
				.poll(
					() => {
						for (let n = 0; n < 1_000; n += 1)
							deaf.write(textFrame(`42${String(asked++)}${JSON.stringify(['hello', hello])}`));
						clock.advance(BEACON_EVERY_MS);
						return test.app.live.connections();
					},
					{ timeout: 20_000, interval: 100 }
				)
				.toBe(1);
			expect(test.logged.join('')).toContain('it does not keep up');
		} finally {
			for (const line of lines) line.destroy();
			await test.close();
		}
	});
});
