import { describe, expect, it } from 'vitest';
import { credentialsIn } from './credentials.ts';

const HOST = '__Host-wb_session=guarded';
const PLAIN = 'wb_session=plain';

describe('the session a request carries', () => {
	it.each([
		['https', `${PLAIN}; ${HOST}`, 'guarded'],
		['https', PLAIN, null],
		['http', `${HOST}; ${PLAIN}`, 'plain'],
		['http', HOST, null],
		[undefined, PLAIN, 'plain'],
		['https', '', null]
	])('over %s in the cookies "%s" is %s', (protocol, cookie, secret) => {
		expect(credentialsIn({ cookie, protocol })).toEqual({ secret, byCookie: true });
	});

	it('is the bearer token where there is one', () => {
		const authorization = `Bearer ${'x'.repeat(43)}`;
		expect(credentialsIn({ authorization, cookie: PLAIN })).toEqual({
			secret: 'x'.repeat(43),
			byCookie: false
		});
	});
});
