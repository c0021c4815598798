import type { WorkshopCode } from '#core/ids.ts';
import type { ImportOutcome, SetupOutcome } from '#protocol/import.ts';
import type { HandMapping } from './columns.ts';

/** One file to import into a workshop. */
export interface DayOrder {
	readonly path: string;
	readonly workshop: WorkshopCode;
	readonly dryRun: boolean;
	readonly mapping: HandMapping;
}

/**
 * Where the command line takes its files: the running server, or the store itself. Both reject with
 * `DeskRefusal` when the request as a whole is refused.
 */
export interface ImportDesk {
	readonly where: { readonly server: string } | { readonly directory: string };
	importFile(order: DayOrder): Promise<ImportOutcome>;
	importSetup(json: unknown): Promise<SetupOutcome>;
	close(): Promise<void>;
}

/** Refused as a whole, with the sentence to show. */
export class DeskRefusal extends Error {
	override readonly name = 'DeskRefusal';
	readonly code: string;

	constructor(code: string, message: string) {
		super(message);
		this.code = code;
	}
}
