import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decide } from '#core/decide.ts';
import type { Actor } from '#core/decider.ts';
import { personId, workshopCode, type WorkshopCode } from '#core/ids.ts';
import type { WorkshopState } from '#core/state.ts';
import { instantAt } from '#core/time/zone.ts';
import type { ImportOutcome, ImportReport, SetupOutcome } from '#protocol/import.ts';
import { openPeopleRegister } from '../../server/commands/people.ts';
import { createCommandRunner } from '../../server/commands/runner.ts';
import { createImporter, type FileRequest } from '../../server/import/importer.ts';
import type { Clock } from '../../server/ops/clock.ts';
import { createLog } from '../../server/ops/log.ts';
import { createSqliteStore } from '../../server/storage/sqlite/index.ts';

/** A workshop on a real database file, and everything an import of a file goes through but the line. */
export interface ImportDesk {
	importText(text: string, options?: Partial<FileRequest>): Promise<ImportOutcome>;
	importBytes(bytes: Uint8Array, options?: Partial<FileRequest>): Promise<ImportOutcome>;
	setUp(json: unknown, actor?: Actor): Promise<SetupOutcome>;
	state(): WorkshopState;
	close(): Promise<void>;
}

export const DISPATCHER: Actor = { id: personId('P1'), role: 'dispatcher', name: '李调度' };
const ADMINISTRATOR: Actor = { id: personId('P0'), role: 'administrator', name: '管理员' };

/** The morning of the sample days. */
const NOW = instantAt('2026-11-23', '07:30', 'Asia/Shanghai');
const clock: Clock = { now: () => NOW, every: () => () => undefined };

const SAMPLE = join(import.meta.dirname, '../../server/demo/sample');
const DATA = join(import.meta.dirname, 'data');

/** A file of the sample workshops, as its bytes. */
export const sample = (name: string): Buffer => readFileSync(join(SAMPLE, name));
/** A file of the test data, as its bytes. */
export const testData = (name: string): Buffer => readFileSync(join(DATA, name));

/** A fresh workshop with the given sample set-up; close it when done. */
export async function anImportDesk(setup = 'day-20'): Promise<ImportDesk> {
	const dataDir = mkdtempSync(join(tmpdir(), 'import-desk-'));
	const store = await createSqliteStore({ dataDir });
	const log = createLog(() => undefined, clock.now);
	const people = await openPeopleRegister(store, log);
	const runner = await createCommandRunner({ store, clock, decide, people, log });
	const importer = createImporter({ runner, store, clock });
	const workshop: WorkshopCode = workshopCode(setup);
	const desk: ImportDesk = {
		importText: (text, options) => desk.importBytes(Buffer.from(text), options),
		importBytes: async (bytes, options = {}) => {
			const path = join(dataDir, 'upload');
			writeFileSync(path, bytes);
			return importer.importFile({
				workshop,
				actor: DISPATCHER,
				locale: 'zh-CN',
				file: { path },
				dryRun: false,
				mapping: {},
				...options
			});
		},
		setUp: (json, actor = ADMINISTRATOR) => importer.importSetup({ json, actor, locale: 'zh-CN' }),
		state: () => {
			const live = runner.workshop(workshop);
			if (live === null) throw new Error(`no workshop ${setup}`);
			return live.state;
		},
		close: async () => {
			await runner.close();
			await store.close();
			rmSync(dataDir, { recursive: true });
		}
	};
	await desk.setUp(JSON.parse(sample(`${setup}.workshop.json`).toString()));
	return desk;
}

/** The report of a file that could be read. */
export function reportOf(outcome: ImportOutcome): ImportReport {
	if (outcome.status === 'read') return outcome.report;
	throw new Error(`could not be read: ${outcome.message}`);
}
