import { json } from '@sveltejs/kit';
import { codeShown } from '#core/display/pairing.ts';
import { deviceSecret, displaySelf } from '../display-self.ts';
import type { RequestHandler } from './$types';

/** What a waiting screen asks every few seconds: whether it was let in, and else which code it is to show. */
export const GET: RequestHandler = (event) => {
	const { locals, request } = event;
	const { displays } = locals.app;
	const headers = { 'cache-control': 'no-store' };
	if (displaySelf(locals) !== null) return json({ isLetIn: true, code: null }, { headers });
	const secret = deviceSecret(event);
	const shown = displays.isWaiting(secret)
		? displays.show({
				secret,
				address: event.getClientAddress(),
				agent: request.headers.get('user-agent') ?? ''
			})
		: null;
	return json({ isLetIn: false, code: shown && codeShown(shown.code) }, { headers });
};
