import type { WorkshopCode } from '#core/ids.ts';
import type { Role } from '#core/people/role.ts';
import type { Refusal } from '#core/refusals.ts';
import type { WireRefusal } from '#protocol/messages.ts';
import type { PeopleRefusal } from '#protocol/people.ts';
import { mayAct } from './may-act.ts';
import { isFresh, type Session } from './sessions.ts';

/** Why somebody may not manage people at all; null when they may. To change anything, freshly signed in. */
export function refusalToManage(
	session: Session,
	now: number | 'reading'
): PeopleRefusal | Refusal | WireRefusal | null {
	// One manages the people of the workshops one belongs to.
	const no = mayAct(session, session.workshops?.[0] ?? null, 'ManagePeople');
	if (no !== null) return no;
	return now === 'reading' || isFresh(session, now) ? null : { code: 'people/not-fresh' };
}

/**
 * Whether somebody who manages people may have to do with this one: a person wholly of their own
 * workshops, and no administrator unless they are one. To anybody else the person is not there.
 */
export function mayManage(
	{ actor, workshops }: Session,
	whom: { readonly role: Role; readonly workshops: readonly WorkshopCode[] | null }
): boolean {
	if (whom.role === 'administrator' && actor.role !== 'administrator') return false;
	if (workshops === null) return true;
	return whom.workshops?.every((one) => workshops.includes(one)) === true;
}
