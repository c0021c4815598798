import { Unreadable } from '../unreadable.ts';
import { decoded, encodingOf } from './decode.ts';
import { readCsv } from './read-csv.ts';
import { openXlsx } from './read-xlsx.ts';
import { SERIAL_OFFSET, type Table } from './table.ts';

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const OLD_WORKBOOK = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
// Some systems write a web page and call it .xls.
const MARKUP = /^\s*<(!doctype|html|table|\?xml)/i;

/** Opens a file by what it holds, not by its name. Throws `Unreadable` when it is no table. */
export async function openTable(bytes: Buffer): Promise<Table> {
	if (bytes.subarray(0, ZIP.length).equals(ZIP)) return openXlsx(bytes);
	if (bytes.subarray(0, OLD_WORKBOOK.length).equals(OLD_WORKBOOK)) {
		throw new Unreadable('old-workbook');
	}
	const encoding = encodingOf(bytes);
	if (encoding === null) throw new Unreadable('not-a-table');
	const [start = ''] = decoded(bytes.subarray(0, 1024), encoding);
	if (MARKUP.test(start)) throw new Unreadable('not-a-table');
	return { rows: readCsv(decoded(bytes, encoding)), serialOffset: SERIAL_OFFSET };
}
