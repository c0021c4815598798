import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { IMPORT_MAX_BYTES } from '#protocol/import.ts';
import { Unreadable } from './unreadable.ts';

/** A file that can be read by its path until it is let go. */
export interface Received {
	readonly path: string;
	/** Removes it, unless it was on this machine before. */
	letGo(): Promise<void>;
}

/**
 * Puts what comes over the line into a file only this user can read, so that never more than a piece of
 * it is in this thread's memory. Throws `Unreadable` once it is larger than any import may be.
 */
export async function receive(
	file: AsyncIterable<Uint8Array> | { readonly path: string }
): Promise<Received> {
	if ('path' in file) return { path: file.path, letGo: () => Promise.resolve() };
	const directory = await mkdtemp(join(tmpdir(), 'workshop-import-'));
	const path = join(directory, 'file');
	const letGo = (): Promise<void> => rm(directory, { recursive: true, force: true });
	try {
		await pipeline(Readable.from(limited(file)), createWriteStream(path, { mode: 0o600 }));
	} catch (error) {
		await letGo();
		throw isTooLarge(error) ? new Unreadable('too-large') : error;
	}
	return { path, letGo };
}

async function* limited(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	let bytes = 0;
	for await (const piece of pieces) {
		bytes += piece.byteLength;
		if (bytes > IMPORT_MAX_BYTES) throw new Unreadable('too-large');
		yield piece;
	}
}

/** The HTTP layer in front has a limit of its own and breaks off with the status for it. */
const isTooLarge = (error: unknown): boolean =>
	error instanceof Error && 'status' in error && error.status === 413;
