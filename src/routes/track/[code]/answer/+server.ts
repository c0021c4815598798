import { json } from '@sveltejs/kit';
import { parseTrackAnswer } from '#protocol/schemas/track-answer.ts';
import { openedBy } from '../opened.ts';
import type { RequestHandler } from './$types';

const headers = { 'cache-control': 'no-store' };

/**
 * The customer's word. Nobody is signed in: the code in the address is all that lets them, so another
 * site, which does not know it, cannot make it up; the door takes it from our own pages only besides.
 */
export const POST: RequestHandler = async (event) => {
	const opened = openedBy(event);
	if (opened instanceof Response) return opened;
	const said = parseTrackAnswer(await bodyOf(event.request));
	if (said === null) return json({ code: 'wire/malformed' }, { status: 400, headers });
	const answer = await event.locals.app.tracking.answer(opened, said);
	if (answer.status === 'accepted') return json({ status: 'accepted' }, { headers });
	const { code } = answer.refusal;
	// What is refused by a rule is looked at anew; what could not be kept is sent again.
	return json({ code }, { status: code.startsWith('wire/') ? 503 : 409, headers });
};

async function bodyOf(request: Request): Promise<unknown> {
	try {
		return await request.json();
	} catch {
		return null;
	}
}
