import type { ImportColumn, ImportField, ImportProblemCode } from '#protocol/import.ts';
import type { RawRow } from './table/table.ts';
import { cellText } from './values.ts';

/** A problem before it is put into words; `detail` is what its text needs beside the value. */
export interface FoundProblem {
	readonly row: number;
	readonly column: string;
	readonly value: string;
	readonly code: ImportProblemCode;
	readonly detail: string;
}

// A list of problems is read by a person: enough of the value to find the cell.
const LONGEST_VALUE = 80;
/** Stands for the whole row where a column is named. */
const WHOLE_ROW = '*';

/** Where each field of the file stands: its column number and heading. */
export type FieldPlaces = ReadonlyMap<ImportField, { index: number; heading: string }>;

/** The places of the fields among these columns. */
export const placesOf = (columns: readonly ImportColumn[]): FieldPlaces =>
	new Map(
		columns.flatMap(({ field, heading }, index) =>
			field === null || field === 'ignore' ? [] : [[field, { index, heading }] as const]
		)
	);

/** One row by field, and what is found wrong with it while it is read. */
export class RowNotes {
	readonly row: number;
	readonly refused: FoundProblem[] = [];
	readonly #warnings: FoundProblem[] = [];
	readonly #cells: readonly string[];
	readonly #places: FieldPlaces;

	constructor({ row, cells }: RawRow, places: FieldPlaces) {
		this.row = row;
		this.#cells = cells;
		this.#places = places;
	}

	get isRefused(): boolean {
		return this.refused.length > 0;
	}

	/** Warnings of a row that went in; none for a refused one. */
	get warnings(): readonly FoundProblem[] {
		return this.isRefused ? [] : this.#warnings;
	}

	/** Whether the file has a column for this. */
	has(field: ImportField): boolean {
		return this.#places.has(field);
	}

	/** The cell as it is meant; empty when there is none. */
	text(field: ImportField): string {
		const place = this.#places.get(field);
		return place === undefined ? '' : cellText(this.#cells[place.index] ?? '');
	}

	/** The cell, cut to `limit` characters with a warning. */
	cut(field: ImportField, limit: number): string {
		const text = this.text(field);
		const characters = text.length > limit ? Array.from(text) : [];
		if (characters.length <= limit) return text;
		this.warn(field, 'text-cut', String(limit));
		return characters.slice(0, limit).join('');
	}

	refuse(field: ImportField, code: ImportProblemCode, detail = ''): void {
		this.refused.push(this.#problem(field, code, detail));
	}

	warn(field: ImportField, code: ImportProblemCode, detail = ''): void {
		this.#warnings.push(this.#problem(field, code, detail));
	}

	refuseRow(code: ImportProblemCode, value: string): void {
		this.refused.push(problemOfRow(this.row, code, value));
	}

	warnRow(code: ImportProblemCode, value: string): void {
		this.#warnings.push(problemOfRow(this.row, code, value));
	}

	#problem(field: ImportField, code: ImportProblemCode, detail: string): FoundProblem {
		const column = this.#places.get(field)?.heading ?? WHOLE_ROW;
		return { row: this.row, column, value: shortened(this.text(field)), code, detail };
	}
}

/** A problem of a row as a whole. */
export const problemOfRow = (
	row: number,
	code: ImportProblemCode,
	value: string
): FoundProblem => ({
	row,
	column: WHOLE_ROW,
	value: shortened(value),
	code,
	detail: ''
});

/** A value short enough for a list. */
function shortened(value: string): string {
	if (value.length <= LONGEST_VALUE) return value;
	return `${Array.from(value.slice(0, LONGEST_VALUE)).slice(0, -1).join('')}…`;
}
