/** A row as the file has it; `row` counts from 1 as a table program shows it, blank rows included. */
export interface RawRow {
	readonly row: number;
	readonly cells: readonly string[];
}

/** A file opened as a table, whatever it was written in. Rows are read once, as a stream. */
export interface Table {
	readonly rows: AsyncIterable<RawRow>;
	/** Days between serial day 0 of the file's dates and 1970-01-01. */
	readonly serialOffset: number;
}

/** Excel counts days so that 25569 is 1970-01-01; the old Macintosh workbooks start 1462 days later. */
export const SERIAL_OFFSET = 25_569;
export const SERIAL_OFFSET_1904 = SERIAL_OFFSET - 1462;
