import type { Handle, HandleServerError, RequestEvent } from '@sveltejs/kit';
import type { WorkshopCode } from '#core/ids.ts';
import {
	LANGUAGE_COOKIE,
	sessionCookie,
	THEME_COOKIE,
	WORKSHOP_COOKIE
} from '#protocol/cookies.ts';
import { LOCALES, type Locale } from '$lib/i18n/catalogue.ts';
import { chosenLocale } from '$lib/i18n/chosen-locale.ts';
import { displaySelf } from './routes/display/display-self.ts';
import { keepSession } from './routes/sign-in/keep-session.ts';
import type { App } from '../server/app.ts';

/**
 * The only reader of the running application: pages and server are two module graphs, so the one
 * server is handed over under a registered symbol (architecture, fixed points). Everything else takes
 * it from `event.locals`.
 */
function runningApp(): App {
	const app = (globalThis as Record<symbol, unknown>)[Symbol.for('workshop-board.app')];
	if (app === undefined) throw new Error('no application runs in this process');
	return app as App;
}

/** A display looks; what a page can be sent it may not send, except to sign a person in in its place. */
const mayAsk = ({ request, url }: RequestEvent): boolean =>
	['GET', 'HEAD'].includes(request.method) || url.pathname.startsWith('/sign-in');

/** A display's credential is another after a while, on whatever page it asks for then. */
async function renewDisplay(event: RequestEvent, id: string): Promise<void> {
	const { displays } = event.locals.app;
	const secret = displays.isRenewalDue(id) ? await displays.renew(id) : null;
	if (secret !== null) keepSession(event, secret, 'display');
}

/** A choice lasts a year: a wall keeps its language until somebody changes it. */
const CHOICE_AGE_S = 365 * 24 * 3600;

export const handle: Handle = async ({ event, resolve }) => {
	const { locals, cookies, url } = event;
	locals.app = runningApp();
	const secret = cookies.get(sessionCookie(url.protocol === 'https:')) ?? null;
	locals.session = locals.app.sessions.find(secret) ?? locals.app.displays.find(secret);
	const self = displaySelf(locals);
	locals.workshop = workshopOf(event);
	locals.locale = self?.profile.locale ?? localeOf(event);
	locals.theme = self?.profile.theme ?? themeOf(event);
	if (self !== null) {
		if (!mayAsk(event)) return new Response(null, { status: 403 });
		await renewDisplay(event, self.id);
	}
	const response = await resolve(event, {
		transformPageChunk: ({ html }) =>
			html.replace('%lang%', locals.locale).replace('%theme%', locals.theme)
	});
	allowLiveLine(response.headers, url);
	if (response.headers.get('content-type') === 'text/html')
		response.headers.set('content-type', 'text/html; charset=utf-8');
	return response;
};

/**
 * A page's own web socket by its full address: engines of older wall TVs do not take 'self' for it. The
 * other headers are the door's (`server/http/door`).
 */
function allowLiveLine(headers: Headers, { protocol, host }: URL): void {
	const policy = headers.get('content-security-policy');
	// A name with anything else in it could write a policy of its own.
	if (policy === null || !/^[\w.:[\]-]+$/.test(host)) return;
	const line = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}`;
	headers.set(
		'content-security-policy',
		policy.replace("connect-src 'self'", `connect-src 'self' ${line}`)
	);
}

/**
 * Somebody else's workshop is answered like one that is not there: with the first of one's own. Who
 * belongs to several stays with the one they switched to; a screen's address names its own.
 */
function workshopOf({ locals: { app, session }, url, cookies }: RequestEvent): WorkshopCode | null {
	const own = app.workshopsFor(session);
	const query = url.searchParams.get('workshop');
	const asked = own.find((code) => code === (query ?? cookies.get(WORKSHOP_COOKIE)));
	if (query !== null && asked !== undefined && own.length > 1)
		cookies.set(WORKSHOP_COOKIE, asked, {
			path: '/',
			maxAge: CHOICE_AGE_S,
			sameSite: 'lax',
			secure: url.protocol === 'https:'
		});
	return asked ?? own[0] ?? null;
}

function localeOf({ url, cookies, request }: RequestEvent): Locale {
	const query = url.searchParams.get('lang');
	const locale = chosenLocale({
		query,
		cookie: cookies.get(LANGUAGE_COOKIE),
		header: request.headers.get('accept-language')
	});
	if (LOCALES.some((known) => known === query))
		cookies.set(LANGUAGE_COOKIE, locale, {
			path: '/',
			maxAge: CHOICE_AGE_S,
			sameSite: 'lax',
			secure: url.protocol === 'https:'
		});
	return locale;
}

/** An address may name a theme for one screen; a person's choice lies in the cookie. */
function themeOf({ url, cookies }: RequestEvent): 'light' | 'dark' {
	const wish = url.searchParams.get('theme') ?? cookies.get(THEME_COOKIE);
	return wish === 'dark' ? 'dark' : 'light';
}

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status < 500) return { message };
	const id = crypto.randomUUID();
	runningApp().log.error('page failed', error, { path: event.route.id, correlation: id });
	return { message, id };
};
