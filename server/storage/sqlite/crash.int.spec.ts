import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandId } from '#core/ids.ts';
import { WORKSHOP } from '../../../tests/contract/store/an-append.ts';
import { createSqliteStore } from './index.ts';

const ROUNDS = 10;
const CHILD = fileURLToPath(
	new URL('../../../tests/crash/append-until-killed.ts', import.meta.url)
);

describe('a process killed amid appends', () => {
	let dataDir: string;
	beforeEach(() => {
		dataDir = mkdtempSync(join(tmpdir(), 'store-crash-'));
	});
	afterEach(() => {
		rmSync(dataDir, { recursive: true });
	});

	/** The positions the child was told are durable before it died. */
	async function acknowledgedUntilKilled(wanted: number): Promise<readonly number[]> {
		const child = spawn(process.execPath, [CHILD, dataDir], {
			stdio: ['ignore', 'pipe', 'inherit']
		});
		const exited = once(child, 'exit');
		const heads: number[] = [];
		for await (const line of createInterface({ input: child.stdout })) {
			heads.push(Number(line));
			if (heads.length === wanted) child.kill('SIGKILL');
		}
		expect(await exited).toEqual([null, 'SIGKILL']);
		return heads;
	}

	it(`loses nothing it acknowledged, ${ROUNDS} times over, and leaves no lock`, async () => {
		let acknowledged = 0;
		for (let round = 1; round <= ROUNDS; round++) {
			// Another moment each time, some of them in the middle of a checkpoint.
			const heads = await acknowledgedUntilKilled(round * 137);
			acknowledged += heads.length;

			const store = await createSqliteStore({ dataDir });
			const { head } = await store.open(WORKSHOP);
			const events = await store.eventsSince(WORKSHOP, 0, head + 1);
			expect(head).toBeGreaterThanOrEqual(Math.max(...heads));
			expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: head }, (_, i) => i + 1));
			for (const position of heads) {
				expect(await store.answerOf(WORKSHOP, commandId(`C${position}`))).not.toBeNull();
			}
			await store.close();
		}
		expect(acknowledged).toBeGreaterThan(1000);
	}, 120_000);
});
