import { execFileSync, fork, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync, writeSync, openSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Told } from '../../../tests/crash/append-on-request.ts';

const CHILD = fileURLToPath(new URL('../../../tests/crash/append-on-request.ts', import.meta.url));

const works = (command: string, args: readonly string[]): boolean =>
	spawnSync(command, args, { stdio: 'ignore' }).status === 0;

const run = (command: string, ...args: readonly string[]): void => {
	execFileSync(command, args);
};

/** Whether this machine has the tool that limits the size of another process's files. */
const canLimitFiles = works('prlimit', ['--version']);

/** Whether this person may mount a small disk; on most machines only root may. */
function canMount(): boolean {
	const probe = mkdtempSync(join(tmpdir(), 'store-mount-'));
	const may = works('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe]);
	if (may) run('umount', probe);
	rmSync(probe, { recursive: true });
	return may;
}

describe('a disk that fails', () => {
	let dataDir: string;
	let child: ChildProcess;
	let mounted: boolean;

	beforeEach(() => {
		mounted = false;
		dataDir = mkdtempSync(join(tmpdir(), 'store-faults-'));
	});
	afterEach(async () => {
		const exited = once(child, 'exit');
		child.disconnect();
		await exited;
		if (mounted) run('umount', dataDir);
		rmSync(dataDir, { recursive: true });
	});

	const start = async (): Promise<void> => {
		child = fork(CHILD, [dataDir], { execArgv: [] });
		await once(child, 'message');
	};
	const append = async (n: number): Promise<Told> => {
		const told = once(child, 'message');
		child.send(n);
		return (await told)[0] as Told;
	};

	/** The same three steps for every fault: nothing acknowledged, reading goes on, recovery. */
	const expectFaultAndRecovery = async (fault: { begin(): void; end(): void }): Promise<void> => {
		expect(await append(1)).toEqual({ outcome: 'committed', writable: true, events: 1 });
		fault.begin();
		for (let attempt = 0; attempt < 2; attempt++) {
			expect(await append(2)).toEqual({
				outcome: 'StoreUnavailable',
				writable: false,
				events: 1
			});
		}
		fault.end();
		expect(await append(2)).toEqual({ outcome: 'committed', writable: true, events: 2 });
		expect(await append(3)).toEqual({ outcome: 'committed', writable: true, events: 3 });
	};

	it.skipIf(!canLimitFiles)(
		'acknowledges nothing while writes fail, goes on reading and recovers (needs prlimit)',
		async () => {
			await start();
			const limit = (bytes: string) => {
				run('prlimit', '--pid', String(child.pid), `--fsize=${bytes}:unlimited`);
			};
			await expectFaultAndRecovery({
				begin: () => {
					limit('4096');
				},
				end: () => {
					limit('unlimited');
				}
			});
		}
	);

	it.skipIf(!canMount())(
		'does the same on a disk that is full (needs the right to mount)',
		async () => {
			run('mount', '-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', dataDir);
			mounted = true;
			await start();
			const filler = join(dataDir, 'filler');
			await expectFaultAndRecovery({
				begin: () => {
					fillDisk(filler);
				},
				end: () => {
					rmSync(filler);
				}
			});
		}
	);
});

/** Writes until nothing more fits. */
function fillDisk(path: string): void {
	writeFileSync(path, '');
	const descriptor = openSync(path, 'a');
	try {
		for (;;) writeSync(descriptor, Buffer.alloc(4096));
	} catch (error) {
		expect(error).toMatchObject({ code: 'ENOSPC' });
	} finally {
		closeSync(descriptor);
	}
}
