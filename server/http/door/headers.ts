import { isForCustomers } from './customer-paths.ts';

/**
 * What every answer tells the browser, whatever it is: a page, data, a file, a refusal. Pages replace the
 * policy for content by their own (`svelte.config.js`); everything else is never a page.
 */
const ALWAYS: Readonly<Record<string, string>> = {
	'content-security-policy':
		"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
	'x-content-type-options': 'nosniff',
	// Not `no-referrer`: with it browsers send `Origin: null` with our own forms.
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy':
		'accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
	// Of engines that do not know `frame-ancestors`.
	'x-frame-options': 'DENY'
};

/** The one file that fetches by its own policy and not by that of a page: it opens walls without a server. */
const SCREEN_WORKER = '/screen-worker.js';
const FETCHES_OWN = {
	'content-security-policy':
		"default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
} as const;

/** Two years, as browsers ask for; they only believe it over HTTPS. */
const HSTS = 'max-age=63072000; includeSubDomains';

/** A file of the build or of `static/`, which names nobody. */
const FILE = /^\/(?:_app\/|screen\/|fonts\/|[\w-]+\.\w+$)/;

/** A page that whoever has its address may read: the address is told to nobody, and found by nobody. */
const TRACKED = {
	'referrer-policy': 'no-referrer',
	'x-robots-tag': 'noindex, nofollow, noarchive'
} as const;

/** The headers for a request, by how it came and what it asks for. */
export function securityHeaders(
	protocol: 'http' | 'https',
	pathname: string
): Readonly<Record<string, string>> {
	return {
		...ALWAYS,
		...(protocol === 'https' ? { 'strict-transport-security': HSTS } : {}),
		// Neither a browser nor a proxy keeps what names customers, nor shows it after signing out.
		...(pathname === SCREEN_WORKER ? FETCHES_OWN : {}),
		...(isForCustomers(pathname) ? TRACKED : {}),
		...(FILE.test(pathname) ? {} : { 'cache-control': 'no-store' })
	};
}
