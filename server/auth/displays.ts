import { personId } from '#core/ids.ts';
import type { Ids } from '../ops/ids.ts';
import type { OneTimeCodes } from './one-time-codes.ts';
import type { Sessions } from './sessions.ts';

/** Screens on walls: let in by a one-time code, and signed in for as long as they hang there. */
export interface Displays {
	/** The code for a page that makes the screen which opens it first a display of that name. */
	invite(name: string): Promise<string>;
	/** The secret of the display's session; null when the code is used, expired or for something else. */
	hangUp(code: string): Promise<string | null>;
}

interface DisplayParts {
	readonly codes: OneTimeCodes;
	readonly sessions: Sessions;
	readonly ids: Ids;
}

export const openDisplays = ({ codes, sessions, ids }: DisplayParts): Displays => ({
	invite: (name) => codes.create({ for: 'display', name }),
	hangUp: async (code) => {
		if (codes.look(code)?.for !== 'display') return null;
		return codes.use(code, async (purpose) => {
			if (purpose.for !== 'display') throw new TypeError('a code changed what it is for');
			const id = personId(`display-${ids.fresh()}`);
			const actor = { id, role: 'display', name: purpose.name } as const;
			return sessions.begin(actor, { by: 'link' });
		});
	}
});
