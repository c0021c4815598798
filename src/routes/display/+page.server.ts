import { redirect } from '@sveltejs/kit';
import { codeShown } from '#core/display/pairing.ts';
import { pathOf } from '#core/display/profile.ts';
import { keepSession } from '../sign-in/keep-session.ts';
import { deviceSecret, displaySelf } from './display-self.ts';
import { qrPath } from '$lib/qr/qr-path.server.ts';
import type { PageServerLoad } from './$types';

/**
 * The one address a screen is given. New, it shows a code; let in, it goes on to what it is to show, with
 * a new credential each time it starts.
 */
export const load: PageServerLoad = async (event) => {
	const { locals, url, request } = event;
	const { displays } = locals.app;
	const self = displaySelf(locals);
	if (self !== null) {
		const renewed = await displays.renew(self.id);
		if (renewed !== null) keepSession(event, renewed, 'display');
		redirect(303, pathOf(self.profile));
	}
	if (locals.session !== null) return { signedIn: locals.session.actor.name, code: null, qr: null };
	const held = deviceSecret(event);
	// One that a display held which was taken down lets nobody in again: somebody may have copied it.
	const secret = displays.isWaiting(held) ? held : displays.newSecret();
	if (secret !== held) keepSession(event, secret, 'display');
	const shown = displays.show({
		secret,
		address: event.getClientAddress(),
		agent: request.headers.get('user-agent') ?? ''
	});
	if (shown === null) return { signedIn: null, code: null, qr: null };
	const { code } = shown;
	const approval = `${url.origin}/display/approve?code=${code}`;
	return { signedIn: null, code: codeShown(code), qr: qrPath(approval) };
};
