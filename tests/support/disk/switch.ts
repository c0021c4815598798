import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the disk does to every commit of the writer thread while the switch is on. */
export type DiskFault =
	| { readonly is: 'full' }
	| { readonly is: 'failing' }
	/** Every wait for the disk takes so long. */
	| { readonly is: 'slow'; readonly ms: number }
	/** The thread dies, once: before or after the commit, and before it could tell. */
	| { readonly is: 'deadly'; readonly when: 'before' | 'after' };

/**
 * A switch between a test and the writer thread of the server it watches, in whichever process that
 * is: a small file in the folder of the data, read before each commit.
 */
const fileIn = (dataDir: string): string => join(dataDir, 'disk-fault.json');

export function setDiskFault(dataDir: string, fault: DiskFault): void {
	const file = fileIn(dataDir);
	writeFileSync(`${file}.new`, JSON.stringify(fault));
	renameSync(`${file}.new`, file);
}

export function clearDiskFault(dataDir: string): void {
	rmSync(fileIn(dataDir), { force: true });
}

export function diskFaultIn(dataDir: string): DiskFault | null {
	const file = fileIn(dataDir);
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DiskFault) : null;
}

/** The writer thread that obeys the switch; for `createSqliteStore`. */
export const FAULTY_WRITER = new URL('./faulty-writer-thread.ts', import.meta.url);
