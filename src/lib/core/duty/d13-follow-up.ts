import { isFlagged, isOver, nextCall } from '../follow-up/due.ts';
import type { FollowUp, FollowUpTask } from '../follow-up/follow-up.ts';
import type { Role } from '../people/role.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import type { Duty } from './duty.ts';
import { idOf } from './duty-record.ts';

/**
 * Product duty D13: delivered customers are called, and what they complain of is settled by the service
 * manager. Both are read from the list of calls itself, so what is done there is done here.
 */

/** The advisor whom the customer knows may ring as well; of the own cars only. */
const CALLERS: readonly Role[] = ['followup', 'advisor'];
const SETTLERS: readonly Role[] = ['manager'];

type About = Pick<Duty, 'roles' | 'subject' | 'since' | 'dueAt' | 'why'> & {
	readonly kind: FollowUpTask;
};

/** One duty for a customer who has left. */
export type FollowUpDuty = Duty & { readonly kind: FollowUpTask };

const dutyOn = ({ visit }: FollowUp, about: About): FollowUpDuty => ({
	...about,
	id: idOf(about.kind, about.subject),
	job: visit,
	operation: null
});

/** The call to make next; null once both were made, or were missed for good. */
function call(followUp: FollowUp, now: Instant): FollowUpDuty | null {
	const next = nextCall(followUp);
	if (next === null || isOver(followUp, now)) return null;
	const { nth, dueAt, since } = next;
	const why = { kind: 'follow-up', deliveredAt: followUp.deliveredAt, nth } as const;
	const subject = String(nth);
	return dutyOn(followUp, { kind: 'follow-up', roles: CALLERS, subject, since, dueAt, why });
}

/** What the service manager has to settle, at once. */
function settlement(followUp: FollowUp): FollowUpDuty | null {
	const { complaint } = followUp;
	if (complaint === null || !isFlagged(followUp)) return null;
	const { at, kind: what } = complaint;
	return dutyOn(followUp, {
		kind: 'settle-complaint',
		roles: SETTLERS,
		subject: String(at),
		since: at,
		dueAt: at,
		why: { kind: 'settle-complaint', what, at }
	});
}

/** What is to be done for one customer who has left: the call, and what is to be settled. */
export const dutiesOfFollowUp = (followUp: FollowUp, now: Instant): readonly FollowUpDuty[] =>
	[call(followUp, now), settlement(followUp)].filter((duty) => duty !== null);

/** What is to be done for customers who have left, as far as these roles do it; null: all roles. */
export function dutiesAfterwards(
	{ followUps }: Pick<WorkshopState, 'followUps'>,
	{ now, roles }: { readonly now: Instant; readonly roles: ReadonlySet<Role> | null }
): readonly Duty[] {
	const isAsked = (of: readonly Role[]): boolean =>
		roles === null || of.some((role) => roles.has(role));
	const [calls, settles] = [isAsked(CALLERS), isAsked(SETTLERS)];
	if (!calls && !settles) return [];
	return [...followUps.values()]
		.flatMap((one) => [calls ? call(one, now) : null, settles ? settlement(one) : null])
		.filter((duty) => duty !== null);
}
