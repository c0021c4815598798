import type { AndonRules } from './setup.ts';

/**
 * Whom a workshop calls for help until it says otherwise: the leader of the team at once, the
 * supervisor when nobody answered for five minutes, the manager after ten.
 */
export const DEFAULT_ANDON: AndonRules = {
	levels: [
		{ role: 'leader', afterMinutes: 0 },
		{ role: 'supervisor', afterMinutes: 5 },
		{ role: 'manager', afterMinutes: 10 }
	]
};
