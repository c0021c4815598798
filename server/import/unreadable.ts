import type { ImportColumn, ImportFileCode } from '#protocol/import.ts';

/** The file as a whole cannot be read. Caught where reading starts and turned into an answer. */
export class Unreadable extends Error {
	override readonly name = 'Unreadable';
	readonly code: ImportFileCode;
	readonly detail: string;
	readonly columns: readonly ImportColumn[];

	constructor(code: ImportFileCode, detail = '', columns: readonly ImportColumn[] = []) {
		super(detail === '' ? code : `${code}: ${detail}`);
		this.code = code;
		this.detail = detail;
		this.columns = columns;
	}
}
