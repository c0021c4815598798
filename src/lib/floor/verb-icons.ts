import type { FloorCarVerb, FloorVerb } from '#core/board/floor-verbs.ts';
import type { IconName } from '$lib/ui/icons.ts';

/** The shape of each thing that can be done on the floor. */
export const VERB_ICON: Readonly<Record<FloorVerb | FloorCarVerb, IconName>> = {
	start: 'wrench',
	resume: 'redo',
	finish: 'tick',
	inspect: 'lens',
	pause: 'pause',
	stop: 'stop',
	delay: 'clock',
	join: 'person',
	'self-check': 'lens',
	'clock-off': 'undo',
	see: 'tick',
	addition: 'plus',
	move: 'car',
	'key-tag': 'key',
	call: 'bell'
};
