import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { Unreadable } from '../unreadable.ts';
import type { RawRow } from './table.ts';

const DELIMITERS = [',', ';', '\t'] as const;
// The longest cell Excel holds is 32,767 characters; a row beyond this is an unclosed quotation mark.
const LONGEST_ROW = 512 * 1024;

/**
 * Rows of a text table: quoted fields, line breaks and doubled quotation marks inside them, any line
 * end; comma, semicolon or tab, whichever the first row with anything in it has most of.
 */
export async function* readCsv(pieces: Iterable<string>): AsyncGenerator<RawRow> {
	const { head, rest } = peek(pieces);
	const parser = Readable.from(rest).pipe(
		parse({
			delimiter: delimiterOf(head),
			relax_column_count: true,
			// A lone quotation mark inside a field (5" screen) is text.
			relax_quotes: true,
			max_record_size: LONGEST_ROW
		})
	);
	let row = 0;
	try {
		for await (const cells of parser as AsyncIterable<string[]>) {
			row += 1;
			yield { row, cells };
		}
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		// The parser is ahead of this loop; its own count tells which row it stumbled over.
		const { records } = error as { readonly records?: number };
		throw new Unreadable('open-quote', String((records ?? row) + 1));
	}
}

/** The first piece to look at, and everything again to read. */
function peek(pieces: Iterable<string>): { head: string; rest: Iterable<string> } {
	const iterator = pieces[Symbol.iterator]();
	const first = iterator.next();
	if (first.done === true) return { head: '', rest: [] };
	return {
		head: first.value,
		rest: (function* () {
			yield first.value;
			yield* { [Symbol.iterator]: () => iterator };
		})()
	};
}

/** The delimiter the first row that holds anything uses most, outside quotation marks. */
export function delimiterOf(text: string): string {
	const row = text.split(/\r\n?|\n/).find((line) => line.replace(/[\s,;"]/g, '') !== '') ?? '';
	const bare = row.replace(/"(?:[^"]|"")*"/g, '');
	let best: string = DELIMITERS[0];
	for (const delimiter of DELIMITERS) {
		if (bare.split(delimiter).length > bare.split(best).length) best = delimiter;
	}
	return best;
}
