import type { Audience } from '#core/board/rows.ts';
import type { WorkshopCode } from '#core/ids.ts';
import { mayDo } from '#core/people/may.ts';
import { isInScope } from '#core/people/scope.ts';
import type { WireRefusal } from '#protocol/messages.ts';
import { isMember, unknownWorkshop } from './may-act.ts';
import type { Session } from './sessions.ts';

/** Who may look at what, and at which workshops. */

/** What is looked at. */
export interface Look {
	readonly audience: Audience;
	readonly workshop: WorkshopCode;
}

/**
 * Why somebody may not look; null when they may. Staff rows name customers, so they need somebody who
 * is signed in; a display is a screen that hangs where others pass. Screens may look without signing
 * in only while nobody but this machine can reach the server (decision record 10).
 */
export function mayLook(
	{ audience, workshop }: Look,
	session: Session | null,
	onLoopbackOnly: boolean
): WireRefusal | null {
	if (session === null)
		return audience !== 'staff' && onLoopbackOnly
			? null
			: { code: 'wire/not-signed-in', detail: audience };
	const { actor, scopes } = session;
	// A display was given one page: the one in the lounge never gets a row of the workshop.
	if (session.audience !== undefined && session.audience !== audience)
		return { code: 'wire/not-allowed', detail: audience };
	if (audience === 'staff' && !mayDo(actor.role, 'SeeWorkshop'))
		return { code: 'wire/not-allowed', detail: audience };
	if (!isInScope(scopes, 'SeeWorkshop')) return { code: 'wire/not-allowed', detail: 'scope' };
	return isMember(session, workshop) ? null : unknownWorkshop(workshop);
}

/** Those of the workshops that somebody may know of; without signing in, only on this machine. */
export const workshopsFor = (
	session: Pick<Session, 'workshops'> | null,
	all: readonly WorkshopCode[],
	onLoopbackOnly: boolean
): readonly WorkshopCode[] => {
	if (session === null) return onLoopbackOnly ? all : [];
	return all.filter((workshop) => isMember(session, workshop));
};
