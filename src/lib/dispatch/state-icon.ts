import type { OperationState } from '#core/job/job.ts';
import type { IconName } from '$lib/ui/icons.ts';

/** The drawing of an operation's state, in details and table alike. */
export const STATE_ICON: Readonly<Record<OperationState, IconName>> = {
	open: 'ring',
	running: 'wrench',
	paused: 'pause',
	stopped: 'stop',
	finished: 'tick',
	cancelled: 'cross'
};
