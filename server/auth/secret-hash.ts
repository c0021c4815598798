import { createHash } from 'node:crypto';

/**
 * What is kept of a secret: enough to know it again, useless to whoever reads the database. The secrets
 * are 256 random bits, so a plain hash needs no salt and no slowness.
 */
export const secretHash = (secret: string): string =>
	createHash('sha256').update(secret).digest('hex');
