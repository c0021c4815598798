import type { NotDone } from './not-done.ts';

/**
 * The version a person decided on: what was shown when the dialog opened. It does not follow the
 * screen, so that somebody else's change is never overwritten unseen; after a stale refusal, which
 * says what changed, the person decides on the new version.
 */
export class Seen {
	version = $state(0);

	constructor(shown: () => number) {
		this.version = shown();
	}

	readonly refused = (notDone: NotDone): void => {
		if (notDone.version !== null) this.version = notDone.version;
	};
}
