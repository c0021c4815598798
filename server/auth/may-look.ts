import type { Audience } from '#core/board/rows.ts';
import type { Session } from './sessions.ts';

/**
 * Who may look at what. Staff rows name customers, so they need somebody who is signed in; a display
 * is a screen that hangs where others pass. Screens may look without signing in only while nobody but
 * this machine can reach the server (decision record 10).
 */
export function mayLook(
	audience: Audience,
	session: Session | null,
	onLoopbackOnly: boolean
): boolean {
	if (audience === 'staff') return session !== null && session.actor.role !== 'display';
	return session !== null || onLoopbackOnly;
}
