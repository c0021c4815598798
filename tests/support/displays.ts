import { usualProfile, type DisplayProfile } from '#core/display/profile.ts';
import type { WorkshopCode } from '#core/ids.ts';
import type { App } from '../../server/app.ts';
import type { Session } from '../../server/auth/sessions.ts';
import { anActor } from './app.ts';

/** A new screen that shows a code, and the secret its browser was made to hold. */
export function aWaitingScreen(
	{ displays }: Pick<App, 'displays'>,
	device: { readonly address?: string; readonly agent?: string } = {}
): { readonly code: string; readonly secret: string } {
	const secret = displays.newSecret();
	const { address = '192.0.2.7', agent = 'a TV' } = device;
	const shown = displays.show({ secret, address, agent });
	if (shown === null) throw new Error('too many screens wait');
	return { code: shown.code, secret };
}

/** Somebody who looks after the displays of every workshop. */
export const aKeeper = (name = 'keeper'): Session => ({
	...{ id: `session-${name}`, actor: anActor('supervisor', name), workshops: null, by: 'password' },
	...{ scopes: null, provenAt: Infinity, idleMs: Infinity, expiresAt: Infinity, endsAt: Infinity }
});

/** A display that was let in, with the secret it holds. */
export async function aDisplayIn(
	app: Pick<App, 'displays'>,
	wish: { readonly workshop: WorkshopCode; readonly profile?: DisplayProfile }
): Promise<{ readonly id: string; readonly secret: string }> {
	const { code, secret } = aWaitingScreen(app);
	const profile = wish.profile ?? usualProfile('大厅东');
	const told = await app.displays.approve({ code, workshop: wish.workshop, profile }, aKeeper());
	if (!told.ok) throw new Error(told.refusal);
	return { id: told.value.id, secret };
}
