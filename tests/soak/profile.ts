import type { DisplayProfile } from '#core/display/profile.ts';
import { usualProfile } from '#core/display/profile.ts';

/** A paired display that shows everything a workshop's wall can show, in turn, each for as short as may be. */
export const PLAYED: DisplayProfile = {
	...usualProfile('试验屏'),
	playlist: [
		{ layout: 'bay', scope: '', dwellS: 15 },
		{ layout: 'technician', scope: '', dwellS: 15 },
		{ layout: 'stage', scope: '', dwellS: 15 },
		{ layout: 'line', scope: '', dwellS: 15 }
	]
};
