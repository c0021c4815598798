import type { WorkshopCode } from '#core/ids.ts';
import { mayDo, type Deed } from '#core/people/may.ts';
import { isInScope } from '#core/people/scope.ts';
import type { Refusal } from '#core/refusals.ts';
import type { WireRefusal } from '#protocol/messages.ts';
import type { Session } from './sessions.ts';

type Belonging = Pick<Session, 'workshops'>;

/** Whether somebody who belongs to these workshops (null: to all) belongs to this one. */
export const isMember = ({ workshops }: Belonging, workshop: WorkshopCode): boolean =>
	workshops === null || workshops.includes(workshop);

/**
 * The answer about a workshop that is not there. Somebody else's gets the very same, byte for byte, so
 * that nobody learns which workshops there are.
 */
export const unknownWorkshop = (workshop: WorkshopCode): WireRefusal => ({
	code: 'wire/unknown-workshop',
	detail: workshop
});

/**
 * Whether whoever is signed in may do such a thing in that workshop (null: to the installation, which
 * takes somebody who belongs to all of it): scopes, role and membership; null when they may. What is
 * their own is asked later, on the state the command is decided on. Nothing here depends on whether the
 * workshop exists.
 */
export function mayAct(
	session: Pick<Session, 'actor' | 'scopes' | 'workshops'>,
	workshop: WorkshopCode | null,
	deed: Deed
): WireRefusal | Refusal | null {
	const { role } = session.actor;
	if (!mayDo(role, deed)) return { code: 'person/not-allowed', role, command: deed };
	if (!isInScope(session.scopes, deed)) return { code: 'wire/not-allowed', detail: 'scope' };
	if (workshop === null)
		return session.workshops === null ? null : { code: 'wire/not-allowed', detail: 'installation' };
	return isMember(session, workshop) ? null : unknownWorkshop(workshop);
}
