import type { Actor } from '#core/decider.ts';
import { personId } from '#core/ids.ts';
import { ROLES, type Role } from '#core/people/role.ts';
import type { Setup } from '#core/workshop/setup.ts';
import type { Locale } from '../../src/lib/i18n/catalogue.ts';
import { wordsText } from '../../src/lib/i18n/words.ts';
import type { Sessions } from './sessions.ts';

/** Signing in without a password, one person per role. */
export interface Demo {
	readonly roles: readonly Role[];
	/** The secret of a new session, for the cookie or as bearer token. */
	signIn(role: Role, locale: Locale): Promise<string>;
}

/** Roles a visitor of the demo may try; the board itself and the simulated crew are nobody's part. */
const DEMO_ROLES: readonly Role[] = ROLES.filter(
	(role) => !['board', 'crew', 'customer'].includes(role)
);

/**
 * The demo's person of that role, named by it. Who works on cars of their own is the first of the
 * workshop's technicians or advisors, so that there is something of their own.
 */
const demoActor = (role: Role, locale: Locale, setup: Setup | null): Actor => ({
	id: personId(`demo-${role}`),
	role,
	name: wordsText(locale)[`role.${role}`],
	...(setup === null ? {} : staffOf(role, setup))
});

/** `setup`: of the workshop the demo plays in, as it is when somebody comes. */
export const openDemoDoor = (
	sessions: Pick<Sessions, 'begin'>,
	setup: () => Setup | null
): Demo => ({
	roles: DEMO_ROLES,
	signIn: (role, locale) => sessions.begin(demoActor(role, locale, setup()), { by: 'demo' })
});

function staffOf(role: Role, setup: Setup): Pick<Actor, 'staff'> {
	const code = {
		technician: setup.technicians[0]?.code,
		leader: setup.technicians[0]?.code,
		advisor: setup.advisors[0]
	}[role as string];
	return code === undefined ? {} : { staff: { workshop: setup.code, code } };
}
