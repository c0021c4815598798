import { trackHtml } from '$lib/track/track-html.ts';
import { htmlAnswer, openedBy } from './opened.ts';
import type { RequestHandler } from './$types';

/** The customer's page: no account, no session, nothing but the one visit its code stands for. */
export const GET: RequestHandler = (event) => {
	const opened = openedBy(event);
	if (opened instanceof Response) return opened;
	const { page, time } = opened;
	const base = `/track/${encodeURIComponent(event.params.code)}`;
	return htmlAnswer(trackHtml({ page, time, base, locale: event.locals.locale }));
};
