import type { Actor } from '#core/decider.ts';
import { personId } from '#core/ids.ts';
import { ROLES, type Role } from '#core/people/role.ts';
import { DAY_MS } from '#core/time/instant.ts';
import * as v from 'valibot';
import type { Clock } from '../ops/clock.ts';
import type { Ids } from '../ops/ids.ts';
import type { Store } from '../storage/port.ts';
import { secretHash } from './secret-hash.ts';

/** One-time links: whoever opens one first is signed in as what it was made for. */

const LASTS_MS = DAY_MS;
const AREA = 'sign-in-link';
const ADMINISTRATOR = ['set-up', 'has-administrator'] as const;

const storedLink = v.object({
	role: v.picklist(ROLES),
	name: v.string(),
	expiresAt: v.number()
});
type Link = v.InferOutput<typeof storedLink>;

export interface SignInLinks {
	/** Makes a link for one person or display; the code is known this once. */
	create(wish: { readonly role: Role; readonly name: string }): Promise<string>;
	/** What the link would sign in as, without using it; null when it is used, expired or made up. */
	look(code: string): Link | null;
	/** Whether somebody ever signed in as administrator by a link. */
	readonly hasAdministrator: () => boolean;
	/** Uses the link up. Of many who come at once exactly one gets in. */
	redeem(code: string): Promise<Actor | null>;
}

/** Where the page for a code is. */
export const signInPath = (code: string): string => `/sign-in?code=${code}`;

interface LinkParts {
	readonly store: Store;
	readonly clock: Clock;
	readonly ids: Ids;
}

export async function openSignInLinks({ store, clock, ids }: LinkParts): Promise<SignInLinks> {
	const links = new Map<string, Link>();
	for (const [hash, value] of await store.recallAll(AREA)) {
		const read = v.safeParse(storedLink, value);
		if (read.success && read.output.expiresAt > clock.now()) links.set(hash, read.output);
		else await store.remember(AREA, hash, null);
	}
	let hasAdministrator = (await store.recall(...ADMINISTRATOR)) === true;
	const valid = (hash: string): Link | null => {
		const link = links.get(hash);
		return link !== undefined && link.expiresAt > clock.now() ? link : null;
	};
	return {
		create: async ({ role, name }) => {
			const code = ids.secret();
			const link = { role, name, expiresAt: clock.now() + LASTS_MS };
			await store.remember(AREA, secretHash(code), link);
			links.set(secretHash(code), link);
			return code;
		},
		look: (code) => valid(secretHash(code)),
		hasAdministrator: () => hasAdministrator,
		redeem: async (code) => {
			const hash = secretHash(code);
			const link = valid(hash);
			// Taken out before anything is awaited, so that the second of two finds nothing.
			links.delete(hash);
			if (link === null) return null;
			await store.remember(AREA, hash, null);
			if (link.role === 'administrator' && !hasAdministrator) {
				hasAdministrator = true;
				await store.remember(...ADMINISTRATOR, true);
			}
			return { id: personId(`person-${ids.fresh()}`), role: link.role, name: link.name };
		}
	};
}
