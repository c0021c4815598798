import { readFile, stat } from 'node:fs/promises';
import { IMPORT_MAX_BYTES, type ImportColumn } from '#protocol/import.ts';
import { columnsOf, missingColumns, recognised, type HandMapping } from './columns.ts';
import { OrderGatherer, type ReadOrder } from './gather-orders.ts';
import { ProblemList } from './problem-list.ts';
import { readRow, type ReadContext } from './read-row.ts';
import { placesOf, RowNotes, type FieldPlaces, type FoundProblem } from './row-notes.ts';
import { openTable } from './table/open-table.ts';
import type { RawRow } from './table/table.ts';
import { Unreadable } from './unreadable.ts';
import { cellText } from './values.ts';

/**
 * From a file to checked orders. Runs in a worker thread: it may take seconds and hundreds of
 * megabytes, and knows nothing of the workshop beyond the plain context it is given.
 */

export interface ReadRequest {
	readonly path: string;
	readonly context: Omit<ReadContext, 'serialOffset'>;
	/** Headings told by hand, now or remembered. */
	readonly mapping: HandMapping;
}

export interface FileReading {
	readonly columns: readonly ImportColumn[];
	/** Rows below the heading that hold anything. */
	readonly rows: number;
	readonly orders: readonly ReadOrder[];
	readonly refused: readonly FoundProblem[];
	readonly warnings: readonly FoundProblem[];
}

// A year of a big workshop; beyond it somebody exported the history of the firm.
const MAX_ROWS = 500_000;
// Exports put a title, the period and the firm above the heading; none needs more lines than this.
const HEADING_WITHIN = 20;
/** So many known columns make a heading beyond doubt. */
const SURE = 4;
const LONGEST_SAMPLE = 24;

/** Reads a whole file. Throws `Unreadable` when it is no table of orders. */
export async function readImportFile(request: ReadRequest): Promise<FileReading> {
	const { size } = await stat(request.path);
	if (size === 0) throw new Unreadable('empty');
	if (size > IMPORT_MAX_BYTES) throw new Unreadable('too-large');
	const table = await openTable(await readFile(request.path));
	const rows = filledRows(table.rows)[Symbol.asyncIterator]();
	const { headings, after } = await findHeading(rows, request.mapping);
	const reading = new SheetReading(columnsOf(headings, request.mapping), {
		...request.context,
		serialOffset: table.serialOffset
	});
	for (const row of after) reading.add(row);
	for (let next = await rows.next(); next.done !== true; next = await rows.next()) {
		reading.add(next.value);
	}
	return reading.result();
}

async function* filledRows(rows: AsyncIterable<RawRow>): AsyncGenerator<RawRow> {
	for await (const row of rows) {
		if (row.cells.some((cell) => cellText(cell) !== '')) yield row;
	}
}

/** The heading, and the rows that were read past it while looking for it. */
async function findHeading(
	rows: AsyncIterator<RawRow>,
	mapping: HandMapping
): Promise<{ readonly headings: readonly string[]; readonly after: readonly RawRow[] }> {
	const seen: RawRow[] = [];
	let best = { at: -1, known: 0 };
	while (seen.length < HEADING_WITHIN && best.known < SURE) {
		const next = await rows.next();
		if (next.done === true) break;
		seen.push(next.value);
		const known = recognised(next.value.cells, mapping);
		if (known > best.known) best = { at: seen.length - 1, known };
	}
	if (seen.length === 0) throw new Unreadable('empty');
	const at = best.at >= 0 ? best.at : seen.findIndex(({ cells }) => cells.length > 1);
	const heading = seen[at];
	if (heading === undefined) throw new Unreadable('not-a-table');
	return { headings: heading.cells, after: seen.slice(at + 1) };
}

class SheetReading {
	#columns: ImportColumn[];
	readonly #context: ReadContext;
	readonly #places: FieldPlaces;
	readonly #missing: readonly string[];
	readonly #orders = new OrderGatherer();
	readonly #refused = new ProblemList();
	readonly #warnings = new ProblemList();
	#rows = 0;

	constructor(columns: ImportColumn[], context: ReadContext) {
		this.#columns = columns;
		this.#context = context;
		this.#places = placesOf(columns);
		this.#missing = missingColumns(columns);
	}

	add(raw: RawRow): void {
		this.#rows += 1;
		if (this.#rows <= HEADING_WITHIN) this.#columns = withSamples(this.#columns, raw);
		else if (this.#missing.length > 0) this.#refuseToGuess();
		if (this.#rows > MAX_ROWS) throw new Unreadable('too-many-rows', String(MAX_ROWS));
		if (this.#missing.length === 0) this.#read(raw);
	}

	result(): FileReading {
		if (this.#missing.length > 0) this.#refuseToGuess();
		if (this.#rows === 0) throw new Unreadable('only-heading');
		return {
			columns: this.#columns,
			rows: this.#rows,
			orders: this.#orders.orders(),
			refused: this.#refused.entries(),
			warnings: this.#warnings.entries()
		};
	}

	#refuseToGuess(): never {
		throw new Unreadable('columns-missing', this.#missing.join('、'), this.#columns);
	}

	#read(raw: RawRow): void {
		const notes = new RowNotes(raw, this.#places);
		const beyond = raw.cells.slice(this.#columns.length).find((cell) => cellText(cell) !== '');
		const read = beyond === undefined ? readRow(notes, this.#context) : null;
		if (beyond !== undefined) notes.refuseRow('too-many-cells', beyond);
		if (read === null) this.#orders.missed(notes.text('orderNo'));
		else this.#orders.add(read, notes);
		this.#refused.add(...notes.refused);
		this.#warnings.add(...notes.warnings);
	}
}

/** Each column with the first thing that stands in it, so that a person can tell what it holds. */
const withSamples = (columns: readonly ImportColumn[], { cells }: RawRow): ImportColumn[] =>
	columns.map((column, index) =>
		column.sample === ''
			? { ...column, sample: cellText(cells[index] ?? '').slice(0, LONGEST_SAMPLE) }
			: column
	);
