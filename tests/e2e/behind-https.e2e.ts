import { request } from 'node:https';
import type { HttpsProxy } from '../support/https-proxy.ts';
import { expect, test } from './support/test.ts';

const SESSION = '__Host-wb_session';
const EVIL = 'https://evil.example';

interface Told {
	readonly status: number;
	readonly hsts: string | undefined;
}

/** Asks through the proxy as a browser would, with any headers; its certificate is checked. */
function ask(
	proxy: HttpsProxy,
	path: string,
	{ method = 'GET', ...headers }: Readonly<Record<string, string>>
): Promise<Told> {
	return new Promise((resolve, reject) => {
		const asked = request(new URL(path, proxy.origin), { ca: proxy.cert, method, headers });
		asked.on('response', (answer) => {
			answer.resume();
			const { 'strict-transport-security': hsts } = answer.headers;
			resolve({ status: answer.statusCode ?? 0, hsts });
		});
		asked.on('upgrade', ({ headers: { 'strict-transport-security': hsts } }, socket) => {
			socket.destroy();
			resolve({ status: 101, hsts });
		});
		asked.on('error', reject);
		asked.end();
	});
}

const UPGRADE = {
	connection: 'Upgrade',
	upgrade: 'websocket',
	'sec-websocket-version': '13',
	'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ=='
};

test('behind an HTTPS proxy the session travels under lock only, and only from our own pages', async ({
	secureDay: { day, proxy },
	open
}) => {
	// Nobody vouches for a certificate made for a test; everything else is as in a workshop.
	const page = await open({ ignoreHTTPSErrors: true });
	const lines: string[] = [];
	let isLineOpen = false;
	page.on('websocket', (line) => {
		lines.push(line.url());
		isLineOpen = true;
		line.on('close', () => (isLineOpen = false));
	});
	await day.signIn(page, 'dispatcher', '/dispatch');
	const car = (await day.jobs()).find(({ arrivedAt }) => arrivedAt === null)!;
	await expect(page.getByText(car.plate.slice(-5)).first()).toBeVisible();

	const cookies = await page.context().cookies();
	expect(cookies.find(({ name }) => name === SESSION)).toMatchObject({
		...{ secure: true, httpOnly: true, sameSite: 'Lax', path: '/', domain: 'localhost' }
	});
	expect(cookies.map(({ name }) => name)).not.toContain('wb_session');
	expect(cookies.filter(({ secure }) => !secure)).toEqual([]);

	const own = proxy.origin.replace('https:', 'wss:');
	expect(lines.length).toBeGreaterThan(0);
	expect(lines.filter((url) => !url.startsWith(`${own}/`))).toEqual([]);
	const headers = (await page.reload())?.headers();
	expect(headers?.['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
	expect(headers?.['content-security-policy']).toContain(own);

	// Still live: what is done elsewhere comes by itself.
	await page.getByRole('combobox', { name: '按车牌或工单号查找' }).fill(car.plate.slice(-5));
	await page.keyboard.press('Enter');
	const arrive = page.getByRole('button', { name: '进厂', exact: true });
	await expect(arrive).toBeVisible();
	await day.send({ type: 'ArriveJob', job: car.id });
	await expect(arrive).toBeHidden();

	const cookie = `${SESSION}=${cookies.find(({ name }) => name === SESSION)?.value ?? ''}`;
	const socket = '/socket.io/?EIO=4&transport=websocket';
	const state = `/api/v1/state?workshop=${day.code}&audience=staff`;
	const ours = { cookie, origin: proxy.origin };
	const theirs = { cookie, origin: EVIL };
	expect(await ask(proxy, socket, { ...UPGRADE, ...ours })).toMatchObject({ status: 101 });
	expect((await ask(proxy, socket, { ...UPGRADE, ...theirs })).status).toBe(400);
	expect((await ask(proxy, socket, { ...UPGRADE, cookie })).status).toBe(400);
	expect((await ask(proxy, '/sign-in?/out', { method: 'POST', ...theirs })).status).toBe(403);
	expect((await ask(proxy, state, { cookie })).status).toBe(200);
	expect((await ask(proxy, state, {})).status).toBe(401);
	// The plain name of the cookie, which a page without a lock could have set, signs nobody in.
	const plain = cookie.replace('__Host-', '');
	expect((await ask(proxy, state, { cookie: plain })).status).toBe(401);

	await page.getByRole('button', { name: /测试dispatcher/ }).click();
	await page.getByRole('menuitem', { name: '退出登录' }).click();
	await page.waitForURL('**/sign-in');
	const left = await page.context().cookies();
	expect(left.map(({ name }) => name)).not.toContain(SESSION);
	await expect.poll(() => isLineOpen).toBe(false);
	expect((await ask(proxy, state, { cookie })).status).toBe(401);
	expect((await ask(proxy, '/sign-in', {})).hsts).toContain('max-age=63072000');
});
