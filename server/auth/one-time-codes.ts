import { personId, type PersonId } from '#core/ids.ts';
import { DAY_MS } from '#core/time/instant.ts';
import * as v from 'valibot';
import type { Clock } from '../ops/clock.ts';
import type { Ids } from '../ops/ids.ts';
import type { Store } from '../storage/port.ts';
import { secretHash } from './secret-hash.ts';

/**
 * Codes that work once, for a day: the only way a person is let in without a password. Whoever comes
 * first with one chooses a password, or becomes the first administrator.
 */

const LASTS_MS = DAY_MS;
/** The name the first release gave it. */
const AREA = 'sign-in-link';

const purpose = v.variant('for', [
	v.object({
		for: v.literal('password'),
		person: v.pipe(v.string(), v.transform(personId))
	}),
	v.object({ for: v.literal('set-up') })
]);
const storedCode = v.object({ purpose, expiresAt: v.number() });

/** What a code is good for. */
export type Purpose = v.InferOutput<typeof purpose>;
type Code = v.InferOutput<typeof storedCode>;

export interface OneTimeCodes {
	/** Makes a code; it is known this once. */
	create(purpose: Purpose): Promise<string>;
	/** What it is good for, without using it; null when it is used, expired or made up. */
	look(code: string): Purpose | null;
	/**
	 * Uses it up for the given work; null when it is good for nothing. Of many who come at once exactly
	 * one gets in. When the work fails the code is as good as before.
	 */
	use<T>(code: string, work: (purpose: Purpose) => Promise<T>): Promise<T | null>;
	/** Makes every code for a person's password worthless. */
	voidAllOf(person: PersonId): Promise<void>;
}

/** The page a code is for. Whoever sees the address later finds the code used. */
export const pathOf = (purpose: Purpose, code: string): string =>
	`${PAGES[purpose.for]}?code=${code}`;

const PAGES: Readonly<Record<Purpose['for'], string>> = {
	password: '/sign-in/password',
	'set-up': '/set-up'
};

interface CodeParts {
	readonly store: Store;
	readonly clock: Clock;
	readonly ids: Ids;
}

export async function openOneTimeCodes({ store, clock, ids }: CodeParts): Promise<OneTimeCodes> {
	const codes = await codesIn(store, clock.now());
	const valid = (hash: string): Code | null => {
		const code = codes.get(hash);
		return code !== undefined && code.expiresAt > clock.now() ? code : null;
	};
	const drop = async (hash: string): Promise<void> => {
		codes.delete(hash);
		await store.remember(AREA, hash, null);
	};
	return {
		create: async (wanted) => {
			const code = ids.secret();
			const made = { purpose: wanted, expiresAt: clock.now() + LASTS_MS };
			await store.remember(AREA, secretHash(code), made);
			codes.set(secretHash(code), made);
			return code;
		},
		look: (code) => valid(secretHash(code))?.purpose ?? null,
		use: async (code, work) => {
			const hash = secretHash(code);
			const found = valid(hash);
			// Taken out before anything is awaited, so that the second of two finds nothing.
			codes.delete(hash);
			if (found === null) return null;
			try {
				await drop(hash);
				return await work(found.purpose);
			} catch (error) {
				codes.set(hash, found);
				await store.remember(AREA, hash, found);
				throw error;
			}
		},
		voidAllOf: async (person) => {
			for (const [hash, { purpose: good }] of [...codes])
				if (good.for === 'password' && good.person === person) await drop(hash);
		}
	};
}

async function codesIn(store: Store, now: number): Promise<Map<string, Code>> {
	const codes = new Map<string, Code>();
	for (const [hash, value] of await store.recallAll(AREA)) {
		const read = v.safeParse(storedCode, value);
		if (read.success && read.output.expiresAt > now) codes.set(hash, read.output);
		else await store.remember(AREA, hash, null);
	}
	return codes;
}
