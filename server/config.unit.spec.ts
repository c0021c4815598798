import { describe, expect, it } from 'vitest';
import { ConfigError, originCheck, reachedFromHereOnly, readConfig } from './config.ts';

describe('readConfig', () => {
	it('listens on this machine only unless told otherwise', () => {
		expect(readConfig({})).toEqual({
			host: '127.0.0.1',
			port: 3000,
			dataDir: 'data',
			origins: [],
			trustedProxies: [],
			demo: false
		});
	});

	it('reads what it is told', () => {
		const environment = {
			HOST: '0.0.0.0',
			PORT: '8080',
			DATA_DIR: '/srv/board',
			ORIGINS: 'http://10.0.0.5:8080, https://board.example',
			TRUSTED_PROXIES: '127.0.0.1, 172.17.0.0/16'
		};
		expect(readConfig(environment)).toMatchObject({
			host: '0.0.0.0',
			port: 8080,
			dataDir: '/srv/board',
			origins: ['http://10.0.0.5:8080', 'https://board.example'],
			trustedProxies: ['127.0.0.1', '172.17.0.0/16']
		});
	});

	it.each([
		[{ PORT: 'abc' }, /PORT=abc is not a port number/],
		[{ PORT: '70000' }, /PORT/],
		[{ ORIGINS: 'board.example' }, /ORIGINS/],
		[{ ORIGINS: 'https://board.example/' }, /ORIGINS/],
		[{ HOST: 'a b' }, /HOST/],
		[{ HOST: '0.0.0.0' }, /ORIGINS must say/],
		[{ TRUSTED_PROXIES: 'proxy.example' }, /TRUSTED_PROXIES/],
		[{ TRUSTED_PROXIES: '10.0.0.0/999' }, /TRUSTED_PROXIES/],
		[{ ORIGINS: 'https://board.example' }, /TRUSTED_PROXIES must name/],
		[{ CUSTOMER_ORIGIN: 'track.example' }, /CUSTOMER_ORIGIN/],
		[{ CUSTOMER_ORIGIN: 'https://track.example' }, /TRUSTED_PROXIES must name/],
		[{ HOST: '0.0.0.0', CUSTOMER_ORIGIN: 'http://10.0.0.5' }, /ORIGINS must say/]
	])('stops on %j with a sentence', (environment, sentence) => {
		expect(() => readConfig(environment)).toThrow(ConfigError);
		expect(() => readConfig(environment)).toThrow(sentence);
	});
});

describe('reachedFromHereOnly', () => {
	it.each([
		[{ host: '127.0.0.1', origins: [] }, true],
		[{ host: '0.0.0.0', origins: ['http://10.0.0.5:3000'] }, false],
		// A proxy on the same machine: whoever it lets in comes from here, and from anywhere.
		[{ host: '127.0.0.1', origins: ['https://board.example'] }, false],
		[{ host: '127.0.0.1', origins: [], customerOrigin: 'https://track.example' }, false]
	])('%j: %s', (config, only) => {
		expect(reachedFromHereOnly(config)).toBe(only);
	});
});

describe('originCheck', () => {
	it('takes customers’ own address for one of its own', () => {
		const customerOrigin = 'https://track.example';
		const check = originCheck({ host: '10.0.0.5', origins: [], customerOrigin });
		expect(check(customerOrigin)).toBe(true);
		expect(originCheck({ host: '10.0.0.5', origins: [] })(customerOrigin)).toBe(false);
	});

	const onLoopback = originCheck(readConfig({}));
	const inTheHouse = originCheck(readConfig({ HOST: '0.0.0.0', ORIGINS: 'http://10.0.0.5:3000' }));

	it.each([
		['http://localhost:3000', true, false],
		['http://127.0.0.1:5173', true, false],
		['http://[::1]:3000', true, false],
		['http://10.0.0.5:3000', false, true],
		['http://10.0.0.5', false, false],
		['https://evil.example', false, false],
		['http://localhost.evil.example:3000', false, false],
		['null', false, false],
		['', false, false]
	])('%s: %s on loopback, %s in the house', (origin, alone, together) => {
		expect(onLoopback(origin)).toBe(alone);
		expect(inTheHouse(origin)).toBe(together);
	});
});
