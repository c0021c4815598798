import { json } from '@sveltejs/kit';
import { digestOf } from '$lib/track/track-html.ts';
import { openedBy } from '../opened.ts';
import type { RequestHandler } from './$types';

/** What an open page asks every few seconds: whether there is anything else to show. */
export const GET: RequestHandler = (event) => {
	const opened = openedBy(event);
	if (opened instanceof Response) return opened;
	const { page, time } = opened;
	return json({ digest: digestOf(page), time }, { headers: { 'cache-control': 'no-store' } });
};
