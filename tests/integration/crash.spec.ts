import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandId, workshopCode } from '#core/ids.ts';
import { aSetup, BAY } from '../builders/a-setup.ts';
import { crashRun } from '../crash/crash-run.ts';
import type { Sent } from '../crash/ledger.ts';
import { misordered } from '../crash/order.ts';
import { Proof } from '../crash/proof.ts';
import { anActor, startTestApp } from '../support/app.ts';

const ROUNDS = 10;

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'crash-spec-'));
});
afterEach(async () => {
	await rm(folder, { recursive: true, force: true });
});

describe('a server killed under load', () => {
	it(`keeps every promise, once and in order, ${ROUNDS} times over`, async () => {
		const seed = Date.now() % 1_000_000;
		const rounds = await crashRun({ parent: folder, rounds: ROUNDS, seed });
		const found = rounds.flatMap(({ findings }) => findings);
		expect(found, `npm run crash -- --rounds ${ROUNDS} --seed ${seed}`).toEqual([]);
		const acknowledged = rounds.map((round) => round.acknowledged);
		expect(Math.min(...acknowledged)).toBeGreaterThanOrEqual(100);
		// Without commands that lost their answer the kills would have proven little.
		expect(rounds.some(({ sentAgain }) => sentAgain > 0)).toBe(true);
	}, 120_000);
});

describe('the proof', () => {
	const workshop = workshopCode('test');
	const promises: Sent[] = [];

	/** A database with a set-up and three promised changes in it, spoiled afterwards. */
	async function spoiled(...statements: readonly string[]): Promise<Proof> {
		const app = await startTestApp({ dataDir: folder });
		const actor = anActor('administrator');
		promises.length = 0;
		const send = async (command: Sent['command']): Promise<void> => {
			const id = commandId(`c${String(promises.length)}`);
			const answer = await app.app.commands.run({ id, workshop, command }, actor);
			const at = promises.length * 2;
			promises.push({
				...{ id, command, answer, sender: 'desk', late: false },
				...{ sentAt: at, answeredAt: at + 1 }
			});
		};
		await send({ type: 'SetUpWorkshop', draft: { setup: aSetup(), names: {}, absences: [] } });
		await send({ type: 'TakeBayOut', bay: BAY.lift1, reason: 'lift', until: null });
		await send({ type: 'TakeBayOut', bay: BAY.lift2, reason: 'lift', until: null });
		await app.close();
		const file = join(folder, 'workshop-board.sqlite');
		const db = new Database(file);
		for (const statement of statements) db.exec(statement);
		db.close();
		return new Proof(file, workshop);
	}
	const faultsIn = (proof: Proof): ReadonlySet<string> =>
		new Set(proof.check(promises).map(({ fault }) => fault));

	it('finds nothing where nothing is wrong', async () => {
		expect((await spoiled()).check(promises)).toEqual([]);
	});

	it.each([
		['a lost change', 'lost', "DELETE FROM event WHERE cmd = 'c2'"],
		['a lost answer', 'lost', "DELETE FROM command WHERE cmd = 'c1'"],
		['a gap', 'lost', "DELETE FROM event WHERE cmd = 'c1'"],
		[
			'a change done twice',
			'duplicated',
			`INSERT INTO event (ws, seq, at, recorded_at, actor, cmd, type, job, body)
			SELECT ws, seq + 2, at, recorded_at, actor, cmd, type, job, body FROM event WHERE cmd = 'c1'`
		],
		['a change nobody sent', 'uncalled', "UPDATE event SET cmd = 'x' WHERE cmd = 'c2'"],
		['an entity that differs', 'projection', "UPDATE entity SET body = '{}' WHERE id = 'A02'"],
		['an entity that is gone', 'projection', "DELETE FROM entity WHERE kind = 'outage'"]
	])('finds %s', async (_, fault, statement) => {
		expect(faultsIn(await spoiled(statement))).toContain(fault);
	});

	it('finds a refused command that was done', async () => {
		const proof = await spoiled();
		const refusal = { code: 'wire/store-unavailable', detail: '' } as const;
		const { id } = promises[1]!;
		promises[1] = { ...promises[1]!, answer: { status: 'refused', id, refusal } };
		expect(faultsIn(proof)).toContain('uncalled');
	});

	it('finds what stands before something its sender knew of', async () => {
		await spoiled();
		const [, first, second] = promises;
		const turned = [
			{ ...first!, answer: second!.answer },
			{ ...second!, sender: 'other', answer: first!.answer }
		];
		expect(misordered(turned as never)).toMatchObject([{ fault: 'misordered' }]);
		const together = [turned[0]!, { ...turned[1]!, sentAt: 2 }];
		expect(misordered(together as never)).toEqual([]);
	});
});
