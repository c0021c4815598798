import type { Job } from '../job/job.ts';
import type { Role } from '../people/role.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { meet } from './d01-meet.ts';
import { remind } from './d02-remind.ts';
import { handIn } from './d03-hand-in.ts';
import { askProgress } from './d05-ask-progress.ts';
import { sayLate } from './d06-say-late.ts';
import { askAddition, seeAddition } from './d07-addition.ts';
import {
	chaseParts,
	orderParts,
	partsHereForAdvisor,
	partsHereForDispatcher
} from './d08-parts.ts';
import { tellDelay, tellReady } from './d11-tell.ts';
import { clearToday } from './d12-clear-today.ts';
import { dutiesAfterwards } from './d13-follow-up.ts';
import { givePromise } from './d15-give-promise.ts';
import { planTomorrow } from './d16-plan-tomorrow.ts';
import type { Duty, DutyRule } from './duty.ts';
import { idOf, isDone } from './duty-record.ts';

/** All rules of a visit, in the order of the product's table. */
const WHILE_HERE: readonly DutyRule[] = [
	meet,
	remind,
	handIn,
	askProgress,
	sayLate,
	askAddition,
	seeAddition,
	orderParts,
	chaseParts,
	partsHereForAdvisor,
	partsHereForDispatcher,
	tellReady,
	tellDelay,
	clearToday,
	givePromise
];

/** Duties that are over when what they ask for is done, and not when somebody says so. */
const DONE_BY_DOING: ReadonlySet<Duty['kind']> = new Set([
	'hand-in',
	'ask-addition',
	'see-addition',
	'order-parts',
	'tell-delay',
	'clear-today',
	'follow-up',
	'settle-complaint',
	'give-promise',
	'plan-tomorrow'
]);

/** Whether a tap "done" ends the duty; otherwise the act itself does. */
export const canBeRecorded = ({ kind }: Pick<Duty, 'kind'>): boolean => !DONE_BY_DOING.has(kind);

/** Asks the rules of these roles only; null: of all. */
export type OfRoles = ReadonlySet<Role> | null;

/**
 * What is to be done for a visit now, and nobody has done yet, in the order of the product's table.
 * Taken ones are among it. A duty done does not come back for the same operation or promise; for
 * another one it does.
 */
export function dutiesOfJob(
	state: WorkshopState,
	job: Job,
	{ now, roles = null }: { readonly now: Instant; readonly roles?: OfRoles }
): readonly Duty[] {
	// What is to be done for whoever has left stands in the list of calls (`d13-follow-up.ts`).
	if (job.end !== null) return [];
	return WHILE_HERE.filter((rule) => roles === null || rule.roles.some((role) => roles.has(role)))
		.flatMap((rule) =>
			rule.dues(state, job, now).map((due): Duty => ({
				...due,
				id: idOf(rule.kind, due.subject),
				kind: rule.kind,
				job: job.id,
				roles: rule.roles
			}))
		)
		.filter(({ id, since }) => since <= now && !isDone(job, id));
}

/** What is to be done in the whole workshop now, the earliest due first. */
export function dutiesOf(
	state: WorkshopState,
	when: { readonly now: Instant; readonly roles?: OfRoles }
): readonly Duty[] {
	const { now, roles = null } = when;
	const ofDay = roles === null || roles.has('dispatcher') ? planTomorrow(state, now) : null;
	const ofJobs = [...state.jobs.values()].flatMap((job) => dutiesOfJob(state, job, when));
	const afterwards = dutiesAfterwards(state, { now, roles });
	return [...(ofDay === null ? [] : [ofDay]), ...ofJobs, ...afterwards].sort(byDue);
}

/** Earlier due first; what is due at once stands in the order of the table. */
const byDue = (a: Duty, b: Duty): number => a.dueAt - b.dueAt;
