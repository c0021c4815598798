import type { CommandId, WorkshopCode } from '#core/ids.ts';
import { mayDo } from '#core/people/may.ts';
import type { ImportOutcome, SetupOutcome } from '#protocol/import.ts';
import { fileFaultText } from '../../src/lib/i18n/import.ts';
import { newCommandId as nextCommandId } from '../../src/lib/live/new-command-id.ts';
import type { CommandRunner } from '../commands/runner.ts';
import type { Clock } from '../ops/clock.ts';
import type { Store } from '../storage/port.ts';
import type { HandMapping } from './columns.ts';
import { importDay } from './import-day.ts';
import type { Asking } from './asking.ts';
import { importSetup, type SetupRequest } from './import-setup.ts';
import { ReadingPlaces } from './reading-places.ts';
import { receive } from './receive.ts';
import { applyingTaker, rehearsingTaker } from './takers.ts';
import { ImportStopped } from './target.ts';
import { Unreadable } from './unreadable.ts';

/**
 * The import as the rest of the server sees it: files and set-ups in, reports out. The composition
 * root makes one; the page's endpoint and the command line call it.
 */
export interface Importer {
	/**
	 * Imports a file, or rehearses it. Rejects with `ImportStopped` when this person may not, the
	 * workshop is unknown, or the server stops in the middle: what went in by then stays.
	 */
	importFile(request: FileRequest): Promise<ImportOutcome>;
	/** Sets a workshop up from the JSON of a `*.workshop.json`. Rejects as `importFile` does. */
	importSetup(request: SetupRequest): Promise<SetupOutcome>;
}

export interface FileRequest extends Asking {
	readonly workshop: WorkshopCode;
	/** The bytes as they come, or the path of a file on this machine. */
	readonly file: AsyncIterable<Uint8Array> | { readonly path: string };
	readonly dryRun: boolean;
	/** Columns told by hand this time; they are remembered once the file is applied. */
	readonly mapping: HandMapping;
}

export interface ImporterParts {
	readonly runner: CommandRunner;
	readonly store: Pick<Store, 'archivedOrders' | 'remember' | 'recall'>;
	readonly clock: Clock;
	readonly newCommandId?: () => CommandId;
}

const MAPPING_AREA = 'import-mapping';

export function createImporter(parts: ImporterParts): Importer {
	const { runner, store, clock } = parts;
	const newCommandId = parts.newCommandId ?? nextCommandId;
	const places = new ReadingPlaces();
	return {
		importFile: async (request) => {
			mustBeAllowed(request, 'ImportOrder');
			if ((runner.workshop(request.workshop)?.state.setup ?? null) === null) {
				throw new ImportStopped({ code: 'wire/unknown-workshop', detail: request.workshop });
			}
			return importReceived({ runner, store, newCommandId, places }, request);
		},
		importSetup: async (request) => {
			mustBeAllowed(request, 'SetUpWorkshop');
			return importSetup({ runner, clock, newCommandId }, request);
		}
	};
}

function mustBeAllowed({ actor }: Asking, command: 'ImportOrder' | 'SetUpWorkshop'): void {
	if (mayDo(actor.role, command)) return;
	throw new ImportStopped({ code: 'wire/not-allowed', detail: command });
}

type FileParts = Pick<ImporterParts, 'runner' | 'store'> & {
	readonly newCommandId: () => CommandId;
	readonly places: ReadingPlaces;
};

async function importReceived(parts: FileParts, request: FileRequest): Promise<ImportOutcome> {
	try {
		const received = await receive(request.file);
		try {
			return await parts.places.within(() => importFrom(parts, request, received.path));
		} finally {
			await received.letGo();
		}
	} catch (error) {
		if (!(error instanceof Unreadable)) throw error;
		const { code, detail } = error;
		const message = fileFaultText(request.locale, code, detail);
		return { status: 'unreadable', code, message, columns: [] };
	}
}

async function importFrom(
	parts: FileParts,
	request: FileRequest,
	path: string
): Promise<ImportOutcome> {
	const { workshop, actor, dryRun, locale } = request;
	const remembered = await recallMapping(parts.store, workshop);
	const mapping = { ...remembered, ...request.mapping };
	const target = { ...parts, workshop, actor };
	const taker = dryRun ? rehearsingTaker(target) : applyingTaker(target);
	try {
		const outcome = await importDay(taker, { path, dryRun, locale, mapping });
		const isNews = Object.entries(request.mapping).some(
			([heading, field]) => remembered[heading] !== field
		);
		if (isNews && !dryRun && outcome.status === 'read') {
			await parts.store.remember(MAPPING_AREA, workshop, mapping);
		}
		return outcome;
	} finally {
		taker.close();
	}
}

async function recallMapping(
	store: Pick<Store, 'recall'>,
	workshop: WorkshopCode
): Promise<Record<string, string>> {
	const stored = await store.recall(MAPPING_AREA, workshop);
	if (typeof stored !== 'object' || stored === null) return {};
	return Object.fromEntries(
		Object.entries(stored).filter(
			(entry): entry is [string, string] => typeof entry[1] === 'string'
		)
	);
}
