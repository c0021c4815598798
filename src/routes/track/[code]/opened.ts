import type { RequestEvent } from '@sveltejs/kit';
import type { OpenedPage } from '../../../../server/tracking/tracking.ts';
import { goneHtml, TRACK_POLICY } from '$lib/track/track-html.ts';

type Asked = Pick<RequestEvent, 'locals' | 'getClientAddress'> & {
	readonly params: { readonly code: string };
};

/** What the code in the address opens, or the one answer that every code that opens nothing gets. */
export function openedBy({ locals, params, getClientAddress }: Asked): OpenedPage | Response {
	const opened = locals.app.tracking.open(params.code, getClientAddress());
	if (opened.ok) return opened.value;
	const isTooMany = opened.refusal === 'too-many';
	return htmlAnswer(goneHtml(isTooMany), isTooMany ? 429 : 404);
}

/** A page; everything else about it is said by the door's headers. */
export const htmlAnswer = (html: string, status = 200): Response =>
	new Response(html, {
		status,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': TRACK_POLICY,
			'cache-control': 'no-store'
		}
	});
