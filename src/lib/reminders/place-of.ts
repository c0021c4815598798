import type { DutyKind } from '#core/duty/duty-kind.ts';
import type { Reminder } from '#core/duty/reminders.ts';
import type { Role } from '#core/people/role.ts';

/** On which page a duty is done. */
const PAGE_OF: Readonly<Record<DutyKind, string>> = {
	meet: '/arrive',
	remind: '/appointments',
	'hand-in': '/arrive',
	'ask-progress': '/advisor',
	'say-late': '/floor',
	'ask-addition': '/advisor',
	'see-addition': '/floor',
	'order-parts': '/parts',
	'chase-parts': '/parts',
	'parts-here': '/parts',
	'tell-ready': '/advisor',
	'tell-delay': '/advisor',
	'clear-today': '/closing',
	'follow-up': '/follow-up',
	'settle-complaint': '/follow-up',
	'give-promise': '/advisor',
	'plan-tomorrow': '/closing'
};

/** Where to go for a reminder; an advisor has all of theirs on one page. */
export function placeOf(reminder: Reminder, role: Role): string {
	if (reminder.kind === 'call') return '/floor';
	return role === 'advisor' ? '/advisor' : PAGE_OF[reminder.duty.kind];
}
