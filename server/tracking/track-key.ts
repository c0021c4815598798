import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Beside the database and never in it, nor in a backup: what is made with it cannot be made from a copy. */
const FILE = 'track.key';
const BYTES = 32;

/** What codes are made with: the same for as long as the folder of the data stays. */
export type TrackKey = () => Buffer;

/** The key in this folder; made, for this user only, when the first code is. */
export function openTrackKey(dataDir: string): TrackKey {
	let key: Buffer | null = null;
	return () => (key ??= readKey(join(dataDir, FILE)) ?? makeKey(dataDir));
}

function readKey(file: string): Buffer | null {
	try {
		const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
		// Half a key, from a disk that was full, guards nothing.
		return key.length === BYTES ? key : null;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw error;
	}
}

function makeKey(dataDir: string): Buffer {
	const key = randomBytes(BYTES);
	mkdirSync(dataDir, { recursive: true });
	writeFileSync(join(dataDir, FILE), `${key.toString('hex')}\n`, { mode: 0o600 });
	return key;
}
