import { DAY_MS, type Instant } from '../time/instant.ts';
import type { FollowUp, FollowUpCall } from './follow-up.ts';

/** When which call is due (duty D13), and when a visit leaves the list. */

/** The first call comes within three days of delivery. */
export const FIRST_CALL_MS = 3 * DAY_MS;
/** The second within seven days of the first. */
export const SECOND_CALL_MS = 7 * DAY_MS;
/** A call that is overdue stays on the list for another week, so that somebody sees that it was missed. */
export const OVERDUE_KEPT_MS = 7 * DAY_MS;

/** Calls that reached somebody, oldest first. */
const reached = ({ calls }: Pick<FollowUp, 'calls'>): readonly FollowUpCall[] =>
	calls.filter(({ result }) => result !== 'unreached');

/** The call to make next, since when, and until when; null once both were made. */
export function nextCall(
	followUp: Pick<FollowUp, 'calls' | 'deliveredAt'>
): { readonly nth: 1 | 2; readonly since: Instant; readonly dueAt: Instant } | null {
	const [first, second] = reached(followUp);
	if (first === undefined) {
		const since = followUp.deliveredAt;
		return { nth: 1, since, dueAt: since + FIRST_CALL_MS };
	}
	return second === undefined
		? { nth: 2, since: first.at, dueAt: first.at + SECOND_CALL_MS }
		: null;
}

/** Whether the service manager still has to settle something. */
export const isFlagged = ({ complaint }: Pick<FollowUp, 'complaint'>): boolean =>
	complaint !== null && complaint.settledAt === null;

/** Whether nothing is left to do, or nobody did it in its time. What is flagged stays until it is settled. */
export function isOver(followUp: FollowUp, now: Instant): boolean {
	if (isFlagged(followUp)) return false;
	const next = nextCall(followUp);
	return next === null || now > next.dueAt + OVERDUE_KEPT_MS;
}

/** One line of the list of calls. */
export interface CallDue {
	readonly followUp: FollowUp;
	/** 1 or 2; null where only a complaint is left. */
	readonly nth: 1 | 2 | null;
	readonly dueAt: Instant | null;
	readonly isOverdue: boolean;
	readonly isFlagged: boolean;
	/** Tries since the last call that reached somebody. */
	readonly tries: number;
}

function triesOf({ calls }: FollowUp): number {
	const last = calls.findLastIndex(({ result }) => result !== 'unreached');
	return calls.length - last - 1;
}

/** Whom to ring, the most urgent first: flagged ones, then by when the call is due. */
export const callsDue = (
	followUps: ReadonlyMap<string, FollowUp>,
	now: Instant
): readonly CallDue[] =>
	[...followUps.values()]
		.filter((followUp) => !isOver(followUp, now))
		.map((followUp) => {
			const next = nextCall(followUp);
			return {
				followUp,
				nth: next?.nth ?? null,
				dueAt: next?.dueAt ?? null,
				isOverdue: next !== null && now > next.dueAt,
				isFlagged: isFlagged(followUp),
				tries: triesOf(followUp)
			};
		})
		.sort(
			(a, b) =>
				Number(b.isFlagged) - Number(a.isFlagged) || (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity)
		);
