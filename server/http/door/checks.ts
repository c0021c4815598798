import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { LARGEST_PHOTO_BYTES } from '#core/photo/photo.ts';
import { IMPORT_MAX_BYTES } from '#protocol/import.ts';
import { credentialsIn } from '../../auth/credentials.ts';
import { API_ROOT } from '../route-table.ts';

/** What a request is refused for before anybody looks at what it wants. */
export interface DoorRefusal {
	readonly status: 403 | 404 | 411 | 413 | 421;
	readonly code: 'http/origin' | 'http/malformed' | 'http/length' | 'wire/too-large' | 'http/host';
	readonly message: string;
}

type AllowsOrigin = (origin: string) => boolean;

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Programs that watch the server call it by whatever name they know; nothing there names anybody. */
const OPEN_TO_ALL_NAMES = new Set(['/healthz', '/readyz']);

/** Of a form; the longest holds a person's name and password. */
const LONGEST_FORM_BYTES = 64 * 1024;
/** A set-up of the largest workshop is 20 kB. */
const LONGEST_JSON_BYTES = 256 * 1024;

/** Why a request is not let in; null when it is. */
export function refusalAtDoor(
	request: IncomingMessage,
	pathname: string,
	allowsOrigin: AllowsOrigin
): DoorRefusal | null {
	const { headers, method = 'GET' } = request;
	if (!isOurName(headers.host, allowsOrigin) && !OPEN_TO_ALL_NAMES.has(pathname))
		return { status: 421, code: 'http/host', message: 'not under this name: see ORIGINS' };
	if (!pathname.startsWith('/') || !isDecodable(pathname))
		return { status: 404, code: 'http/malformed', message: 'no such address' };
	if (SAFE.has(method)) return null;
	if (!mayChange(headers, pathname, allowsOrigin))
		return { status: 403, code: 'http/origin', message: 'not from another site' };
	return bodyRefusal(headers, pathname);
}

/**
 * A page of another site can point a name of its own at this machine and then counts as our page
 * (DNS rebinding), so names nobody listed are not answered; an address in digits cannot be pointed.
 */
function isOurName(host: string | undefined, allowsOrigin: AllowsOrigin): boolean {
	if (host === undefined || !URL.canParse(`http://${host}`)) return false;
	const { hostname } = new URL(`http://${host}`);
	if (hostname === 'localhost' || isIP(hostname.replace(/^\[|\]$/g, '')) > 0) return true;
	return allowsOrigin(`http://${host}`) || allowsOrigin(`https://${host}`);
}

/**
 * Whatever changes something comes from one of our own pages, or from a program that holds a token. A
 * browser always says where such a request comes from, so one with a cookie that does not is refused;
 * so is any form. Who shows neither is asked to sign in by the interface itself.
 */
function mayChange(
	{ origin, authorization, cookie }: IncomingHttpHeaders,
	pathname: string,
	allowsOrigin: AllowsOrigin
): boolean {
	if (origin !== undefined) return allowsOrigin(origin);
	if (!credentialsIn({ authorization }).byCookie) return true;
	return isApi(pathname) && cookie === undefined;
}

const isApi = (pathname: string): boolean => pathname.startsWith(`${API_ROOT}/`);

function bodyRefusal(headers: IncomingHttpHeaders, pathname: string): DoorRefusal | null {
	const longest = longestBody(pathname);
	if (Number(headers['content-length'] ?? 0) > longest)
		return { status: 413, code: 'wire/too-large', message: `at most ${longest} bytes` };
	// The interface counts what it reads; a form is read whole, and browsers always say its length.
	if (headers['transfer-encoding'] !== undefined && !isApi(pathname))
		return { status: 411, code: 'http/length', message: 'say the length' };
	return null;
}

function longestBody(pathname: string): number {
	if (pathname === `${API_ROOT}/import`) return IMPORT_MAX_BYTES;
	if (isApi(pathname) && pathname.endsWith('/photos')) return LARGEST_PHOTO_BYTES;
	return isApi(pathname) ? LONGEST_JSON_BYTES : LONGEST_FORM_BYTES;
}

function isDecodable(pathname: string): boolean {
	try {
		decodeURIComponent(pathname);
		return true;
	} catch {
		// A stray percent sign: an address nobody made.
		return false;
	}
}
