import { randomBytes, randomUUID } from 'node:crypto';

/** Where chance comes in; injected, so that a test can count instead. */
export interface Ids {
	/** An id nobody used before. */
	fresh(): string;
	/** 256 bits nobody can guess, as text that fits into a cookie or an address. */
	secret(): string;
}

export const randomIds: Ids = {
	fresh: () => randomUUID(),
	secret: () => randomBytes(32).toString('base64url')
};
