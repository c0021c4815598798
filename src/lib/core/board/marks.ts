import type { Operation, StoppageReason } from '../job/job.ts';
import { currentOperation, isHeldByAnswer, stageOf, type Stage } from '../job/stage.ts';
import type { Job } from '../job/job.ts';

/**
 * What stands for a car's state on every page: one word and one drawn shape each, so that no state is
 * told by colour (display rules 0.2, L11). Shapes are names of drawings; pages draw them.
 */

/** A stage, or, for a stopped car whose cause may be shown, the cause. */
export type StatusWord = Stage | `stoppage.${StoppageReason}`;

/** The drawing of each state; no two states share one. */
export const STATUS_MARK = {
	booked: 'calendar',
	'waiting-for-dispatch': 'tray',
	planned: 'pin',
	'in-work': 'wrench',
	paused: 'pause',
	stopped: 'stop',
	inspection: 'lens',
	'road-test': 'wheel',
	rework: 'again',
	wash: 'drop',
	'to-settle': 'receipt',
	ready: 'key',
	delivered: 'flag',
	cancelled: 'cross',
	'no-show': 'absent',
	'stoppage.parts': 'box',
	'stoppage.approval': 'phone',
	'stoppage.decision': 'question',
	'stoppage.sublet': 'truck',
	'stoppage.equipment': 'bolt',
	'stoppage.other': 'dots'
} as const satisfies Readonly<Record<StatusWord, string>>;

/** The drawing of each standing towards the promise. */
export const STANDING_MARK = {
	'on-track': 'ring',
	'due-soon': 'clock',
	'at-risk': 'triangle',
	late: 'alarm'
} as const;

/** The five levels of urgency, the only thing hue may say (product section 6). */
export type Urgency = 'neutral' | 'working' | 'due-soon' | 'late' | 'ready';

/** The stoppage an operation is in now, or null. */
export const openStoppage = ({ stoppages }: Operation): Operation['stoppages'][number] | null =>
	stoppages.find(({ to }) => to === null) ?? null;

/** The one word that says where a car is: its stage, or what it is stopped for. */
export function statusWordOf(job: Job): StatusWord {
	const stage = stageOf(job);
	if (stage !== 'stopped') return stage;
	if (isHeldByAnswer(job)) return 'stoppage.approval';
	const current = currentOperation(job);
	const reason = current === null ? undefined : openStoppage(current)?.reason;
	return reason === undefined ? stage : `stoppage.${reason}`;
}
