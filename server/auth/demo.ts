import type { Actor } from '#core/decider.ts';
import { personId } from '#core/ids.ts';
import { ROLES, type Role } from '#core/people/role.ts';
import type { Locale } from '../../src/lib/i18n/catalogue.ts';
import { wordsText } from '../../src/lib/i18n/words.ts';

/** Roles a visitor of the demo may try; the board itself and the simulated crew are nobody's part. */
export const DEMO_ROLES: readonly Role[] = ROLES.filter(
	(role) => role !== 'board' && role !== 'crew'
);

/** The demo's person of that role, named by it. */
export const demoActor = (role: Role, locale: Locale): Actor => ({
	id: personId(`demo-${role}`),
	role,
	name: wordsText(locale)[`role.${role}`]
});
