import { describe, expect, it } from 'vitest';
import { tellTruth, trustedProxies } from './client-address.ts';

const { reached: of, isTrusted } = trustedProxies(['127.0.0.1', '172.17.0.0/16', '::1']);

describe('who asks', () => {
	it.each<[string, string, Record<string, string>, string, string]>([
		[
			'a stranger who claims to be another',
			'9.9.9.9',
			{ 'x-forwarded-for': '1.1.1.1' },
			'9.9.9.9',
			'http'
		],
		['a stranger who claims HTTPS', '9.9.9.9', { 'x-forwarded-proto': 'https' }, '9.9.9.9', 'http'],
		[
			'somebody behind the proxy',
			'127.0.0.1',
			{ 'x-forwarded-for': '9.9.9.9', 'x-forwarded-proto': 'https' },
			...(['9.9.9.9', 'https'] as const)
		],
		[
			'somebody behind the proxy who wrote the header themselves',
			'::ffff:172.17.0.1',
			{ 'x-forwarded-for': '1.1.1.1, 9.9.9.9', 'x-forwarded-proto': 'https, http' },
			...(['9.9.9.9', 'http'] as const)
		],
		[
			'somebody behind two proxies',
			'::1',
			{ 'x-forwarded-for': '9.9.9.9, 172.17.3.4' },
			...(['9.9.9.9', 'http'] as const)
		],
		['the proxy itself', '127.0.0.1', {}, '127.0.0.1', 'http'],
		[
			'a proxy that passes nonsense on',
			'127.0.0.1',
			{ 'x-forwarded-for': 'me' },
			'127.0.0.1',
			'http'
		]
	])('%s', (_, from, headers, address, protocol) => {
		expect(of(from, headers)).toEqual({ address, protocol });
	});

	it('is believed of nobody by default', () => {
		expect(trustedProxies([]).isTrusted('127.0.0.1')).toBe(false);
		expect([isTrusted('::ffff:127.0.0.1'), isTrusted('9.9.9.9'), isTrusted(undefined)]).toEqual([
			...[true, false, false]
		]);
	});

	it('is what is left in the headers', () => {
		const headers = {
			'x-forwarded-for': '1.1.1.1',
			'x-forwarded-host': 'evil.example',
			forwarded: 'x'
		};
		tellTruth(headers, of('9.9.9.9', headers));
		expect(headers).toEqual({ 'x-forwarded-for': '9.9.9.9', 'x-forwarded-proto': 'http' });
	});
});
