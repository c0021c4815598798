import { sessionCookie } from '#protocol/cookies.ts';

/** How a session's secret travels: a cookie from browsers, a bearer token from programs. */

export interface Credentials {
	readonly secret: string | null;
	/** Sent by the browser on its own, so the request may have been made up by another site. */
	readonly byCookie: boolean;
}

interface Headers {
	readonly authorization?: string | null | undefined;
	readonly cookie?: string | null | undefined;
	/** `https` where the browser reached us that way. */
	readonly protocol?: string | null | undefined;
}

/** A bearer token goes before a cookie: whoever sends one means it. */
export function credentialsIn({ authorization, cookie, protocol }: Headers): Credentials {
	const bearer = /^Bearer ([\w-]{20,100})$/.exec(authorization ?? '')?.[1];
	if (bearer !== undefined) return { secret: bearer, byCookie: false };
	const name = sessionCookie(protocol === 'https');
	return { secret: cookieNamed(name, cookie ?? ''), byCookie: true };
}

export function cookieNamed(name: string, header: string): string | null {
	for (const part of header.split(';')) {
		const [key = '', value = ''] = part.trim().split('=', 2);
		if (key === name) return value;
	}
	return null;
}
