import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
	CUSTOMER_PATH,
	customerHost,
	isForCustomers,
	refusalForCustomers
} from './customer-paths.ts';

const OUTSIDE = 'https://track.example.com';
const files = (folder: string): readonly string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' });

describe('what customers reach', () => {
	it.each([
		['/track/abc', true],
		['/track/abc/now', true],
		['/track/follow.js', true],
		['/track', false],
		['/tracks/abc', false],
		['/', false],
		['/advisor', false],
		['/api/v1/state', false]
	])('%s: %s', (pathname, is) => {
		expect(isForCustomers(pathname)).toBe(is);
	});

	it('is under their own name all there is', () => {
		const host = customerHost({ origins: [], customerOrigin: OUTSIDE });
		const at = (name: string, pathname: string) =>
			refusalForCustomers({ headers: { host: name } }, pathname, host)?.status ?? 200;
		expect(at('track.example.com', '/track/abc')).toBe(200);
		expect(at('Track.Example.com', '/advisor')).toBe(404);
		expect(at('track.example.com', '/api/v1/state')).toBe(404);
		expect(at('board.example.com', '/advisor')).toBe(200);
	});

	it('is shut to nobody where customers come under the house’s own name, or none is set', () => {
		expect(customerHost({ origins: [] })).toBeNull();
		expect(customerHost({ origins: [OUTSIDE], customerOrigin: OUTSIDE })).toBeNull();
		expect(refusalForCustomers({ headers: {} }, '/advisor', null)).toBeNull();
	});

	it('is what the proxies of the manual pass on, and what there is under that path', () => {
		const manual = readFileSync('docs/displays/network.md', 'utf8').split('## `/track`')[1] ?? '';
		expect([...manual.matchAll(/@customer path (.+)/g)].map(([, path]) => path)).toEqual([
			`${CUSTOMER_PATH}*`
		]);
		const locations = [...manual.matchAll(/location (\S+) \{\s+(\S+)/g)];
		expect(locations.map(([, path, does]) => `${path ?? ''} ${does ?? ''}`)).toEqual([
			`${CUSTOMER_PATH} proxy_pass`,
			'/ return'
		]);
		expect(files('static/track')).toEqual(['follow.js']);
		expect(files('src/routes/track').filter((file) => file.endsWith('+server.ts'))).toHaveLength(4);
	});
});
