import type { Readable } from 'node:stream';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { Unreadable } from '../unreadable.ts';
import { sharedStrings, sheetRows, workbookFacts } from './sheet-xml.ts';
import { SERIAL_OFFSET, SERIAL_OFFSET_1904, type Table } from './table.ts';

// A packed sheet grows about tenfold; beyond this it is a bomb, or no day's orders.
const MAX_UNPACKED_BYTES = 768 * 1024 * 1024;
// A workbook holds a few dozen parts; its sheets, styles and pictures.
const MAX_PARTS = 2_000;
// What a large part may grow by: sheets of one repeated word reach eighty, a bomb goes towards a thousand.
const MAX_GROWTH = 200;
const SMALL_PART_BYTES = 16 * 1024 * 1024;

/** Opens the first visible sheet of a workbook; rows are unpacked and parsed as they are asked for. */
export async function openXlsx(bytes: Buffer): Promise<Table> {
	const parts = await partsOf(bytes);
	const workbook = await workbookFacts(
		parts.text('xl/workbook.xml'),
		parts.text('xl/_rels/workbook.xml.rels')
	);
	const strings = parts.has('xl/sharedStrings.xml')
		? await sharedStrings(parts.text('xl/sharedStrings.xml'))
		: [];
	return {
		rows: sheetRows(parts.text(workbook.sheet), strings),
		serialOffset: workbook.from1904 ? SERIAL_OFFSET_1904 : SERIAL_OFFSET
	};
}

interface Parts {
	has(name: string): boolean;
	/** The part unpacked, in pieces of text. Throws `Unreadable` when it is missing, damaged or too large. */
	text(name: string): AsyncIterable<string>;
}

async function partsOf(bytes: Buffer): Promise<Parts> {
	const zip = await openZip(bytes);
	if (zip.entryCount > MAX_PARTS) throw new Unreadable('too-large');
	const entries = new Map<string, Entry>();
	await new Promise<void>((resolve, reject) => {
		zip.on('entry', (entry: Entry) => {
			entries.set(entry.fileName, entry);
			zip.readEntry();
		});
		zip.once('end', resolve);
		zip.once('error', (error: Error) => {
			reject(new Unreadable('damaged-workbook', error.message));
		});
		zip.readEntry();
	});
	if (isTooMuch(entries.values())) throw new Unreadable('too-large');
	return {
		has: (name) => entries.has(name),
		text: (name) => unpack(zip, entries.get(name))
	};
}

/** By what the parts claim, before any is unpacked; more than it claims yauzl does not unpack. */
function isTooMuch(entries: Iterable<Entry>): boolean {
	let bytes = 0;
	for (const { compressedSize, uncompressedSize } of entries) {
		bytes += uncompressedSize;
		const grows = uncompressedSize > compressedSize * MAX_GROWTH;
		if (grows && uncompressedSize > SMALL_PART_BYTES) return true;
	}
	return bytes > MAX_UNPACKED_BYTES;
}

const openZip = (bytes: Buffer): Promise<ZipFile> =>
	new Promise((resolve, reject) => {
		fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
			if (error === null) resolve(zip);
			else reject(new Unreadable('damaged-workbook', error.message));
		});
	});

async function* unpack(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<string> {
	if (entry === undefined) throw new Unreadable('not-a-table');
	const stream = await new Promise<Readable>((resolve, reject) => {
		zip.openReadStream(entry, (error, opened) => {
			if (error === null) resolve(opened);
			else reject(new Unreadable('damaged-workbook', error.message));
		});
	});
	const decoder = new TextDecoder();
	try {
		for await (const piece of stream as AsyncIterable<Buffer>) {
			yield decoder.decode(piece, { stream: true });
		}
	} catch (error) {
		throw new Unreadable('damaged-workbook', error instanceof Error ? error.message : '');
	}
	yield decoder.decode();
}
