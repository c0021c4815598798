import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_ROOT } from '../../server/http/route-table.ts';
import { ROUTES } from '../../server/http/routes.ts';
import { areBuilt, servePages, type ServedPages } from '../support/pages.ts';

/** Whatever goes wrong inside, outside there is a status, a code and an id to ask about. */

/** Of stacks, files, libraries and statements; and the text of the fault itself. */
const INTERNAL =
	/\bat \S+ \(|node:internal|node_modules|\.(ts|js):\d|file:\/\/|SELECT |INSERT |SQLITE_|better-sqlite|[A-Z]\w*Error: |secret inside|\/tmp\/|\/home\//;
const HUGE = 'x'.repeat(15_000);

describe.skipIf(!areBuilt)('an answer to what goes wrong', () => {
	let served: ServedPages;
	let cookie = '';
	beforeAll(async () => {
		served = await servePages();
		({ cookie } = served);
	}, 30_000);
	afterAll(() => served.close());

	/** As it is written: `fetch` would tidy the address up. */
	const ask = (method: string, path: string, body = ''): Promise<[number, string]> =>
		new Promise((resolve, reject) => {
			const { hostname, port } = new URL(served.url);
			const headers = {
				...{ cookie, origin: served.url, 'content-length': Buffer.byteLength(body) },
				'content-type': path.startsWith(API_ROOT)
					? 'application/json'
					: 'application/x-www-form-urlencoded'
			};
			const asked = request({ hostname, port, method, path, headers }, (answer) => {
				let text = '';
				answer.setEncoding('utf8');
				answer.on('data', (part: string) => (text += part));
				answer.on('end', () => {
					resolve([answer.statusCode ?? 0, JSON.stringify(answer.headers) + text]);
				});
			});
			asked.on('error', reject);
			asked.end(body);
		});

	it.each([
		['GET', '/nobody'],
		['GET', '/%zz'],
		['GET', '/%E0%A4%A'],
		['GET', '/..%2f..%2fpackage.json'],
		['GET', '/_app/../../package.json'],
		['GET', '/.git/config'],
		['GET', '/server/index.ts'],
		['GET', '/data/workshop-board.sqlite'],
		['GET', `/${HUGE}`],
		['GET', `/board?workshop=${HUGE}`],
		['GET', '/board?workshop=%00&workshop=%FF'],
		['GET', '/sign-in?next=//evil.example&code=%F0'],
		['GET', '/settings/nobody'],
		['GET', `${API_ROOT}/nobody`],
		['GET', `${API_ROOT}/jobs/%zz/history?workshop=x`],
		['GET', `${API_ROOT}/backups/..%2f..%2fpackage.json`],
		['PUT', '/sign-in'],
		['POST', '/sign-in?/nobody'],
		['POST', '/nobody'],
		['GET', '/socket.io/?EIO=4&transport=polling'],
		['POST', '/socket.io/?EIO=3']
	])('%s %s shows nothing of the inside', async (method, path) => {
		const [status, text] = await ask(method, path, method === 'GET' ? '' : 'x=%zz&y');
		expect(status).toBeLessThan(500);
		expect(text).not.toMatch(INTERNAL);
	});

	it.each(ROUTES.filter(({ method }) => method !== 'GET'))(
		'$method $path says no to nonsense and no more',
		async ({ method, path }) => {
			for (const body of ['{', '[]', '{"__proto__":{"a":1}}', '\u0000', '{"a":"' + HUGE + '"}']) {
				const [status, text] = await ask(
					method,
					`${API_ROOT}${path.replaceAll(/\{\w+\}/g, 'x')}?workshop=test`,
					body
				);
				expect(status).toBeLessThan(500);
				expect(text).not.toMatch(INTERNAL);
			}
		}
	);

	it('is the same when the server itself is at fault, with an id that is in the log', async () => {
		await served.breakInside();
		const faults = await Promise.all([
			ask('GET', '/settings/backups'),
			ask('GET', '/settings/tokens'),
			ask('GET', `${API_ROOT}/backups`),
			ask('GET', `${API_ROOT}/people`),
			ask('POST', '/sign-in?/password', 'userName=a&password=b')
		]);
		const log = (await served.log()).join('');
		for (const [status, text] of faults) {
			expect(status).toBe(500);
			expect(text).not.toMatch(INTERNAL);
			const ids = text.match(/[\da-f]{8}-[\da-f-]{27}/g) ?? [];
			expect(ids.some((id) => log.includes(id))).toBe(true);
		}
		expect(log).toContain('secret inside');
	});
});
