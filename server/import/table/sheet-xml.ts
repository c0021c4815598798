import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { Unreadable } from '../unreadable.ts';
import type { RawRow } from './table.ts';

/** The XML inside a workbook, read as a stream. It knows cells and rows, nothing of what they mean. */

type Pieces = AsyncIterable<string>;

/** Writes to a parser and throws `Unreadable` once it has met what is no XML. */
function feederOf(parser: SaxesParser): { write: (piece: string) => void; end: () => void } {
	let failure: Error | null = null;
	parser.on('error', (error) => {
		failure ??= error;
	});
	const check = (): void => {
		if (failure !== null) throw new Unreadable('damaged-workbook', failure.message);
	};
	return {
		write: (piece) => {
			parser.write(piece);
			check();
		},
		end: () => {
			parser.close();
			check();
		}
	};
}

async function parseWhole(parser: SaxesParser, pieces: Pieces): Promise<void> {
	const feeder = feederOf(parser);
	for await (const piece of pieces) feeder.write(piece);
	feeder.end();
}

/** Tag names without their namespace prefix; some writers use one. */
const bare = (name: string): string => name.slice(name.indexOf(':') + 1);
const attribute = (tag: SaxesTagPlain, name: string): string => tag.attributes[name] ?? '';

/** Path of the first visible sheet inside the package, and which calendar its dates count from. */
export async function workbookFacts(
	workbook: Pieces,
	relations: Pieces
): Promise<{ readonly sheet: string; readonly from1904: boolean }> {
	const targets = new Map<string, string>();
	const relationParser = new SaxesParser();
	relationParser.on('opentag', (tag) => {
		if (bare(tag.name) === 'Relationship')
			targets.set(attribute(tag, 'Id'), attribute(tag, 'Target'));
	});
	let from1904 = false;
	const sheets: { id: string; hidden: boolean }[] = [];
	const workbookParser = new SaxesParser();
	workbookParser.on('opentag', (tag) => {
		if (bare(tag.name) === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(tag, 'date1904'));
		if (bare(tag.name) !== 'sheet') return;
		const hidden = !['', 'visible'].includes(attribute(tag, 'state'));
		sheets.push({ id: attribute(tag, 'r:id'), hidden });
	});
	await parseWhole(workbookParser, workbook);
	await parseWhole(relationParser, relations);
	const first = sheets.find(({ hidden }) => !hidden) ?? sheets[0];
	const target = targets.get(first?.id ?? '');
	if (target === undefined) throw new Unreadable('damaged-workbook');
	return { sheet: target.startsWith('/') ? target.slice(1) : `xl/${target}`, from1904 };
}

/** All shared texts by their number; readings printed above characters are left out. */
export async function sharedStrings(pieces: Pieces): Promise<readonly string[]> {
	const strings: string[] = [];
	const text = new TextOf('si');
	const parser = new SaxesParser();
	parser.on('opentag', (tag) => {
		text.open(bare(tag.name));
	});
	parser.on('text', (part) => {
		text.add(part);
	});
	parser.on('closetag', (tag) => {
		if (text.close(bare(tag.name))) strings.push(text.value);
	});
	await parseWhole(parser, pieces);
	return strings;
}

/** Gathers the `<t>` texts of one element, phonetic readings (`<rPh>`) left out. */
class TextOf {
	value = '';
	readonly #element: string;
	#inText = false;
	#inReading = false;

	constructor(element: string) {
		this.#element = element;
	}

	open(name: string): void {
		if (name === this.#element) this.value = '';
		else if (name === 'rPh') this.#inReading = true;
		else if (name === 't') this.#inText = !this.#inReading;
	}

	add(part: string): void {
		if (this.#inText) this.value += part;
	}

	/** True when the element itself has just ended and `value` is whole. */
	close(name: string): boolean {
		if (name === 'rPh') this.#inReading = false;
		else if (name === 't') this.#inText = false;
		return name === this.#element;
	}
}

/** Rows of a sheet as the file numbers them; empty rows that are not written do not come. */
export async function* sheetRows(
	pieces: Pieces,
	strings: readonly string[]
): AsyncGenerator<RawRow> {
	const reader = new SheetReader(strings);
	const parser = new SaxesParser();
	parser.on('opentag', (tag) => {
		reader.open(bare(tag.name), tag);
	});
	parser.on('text', (part) => {
		reader.add(part);
	});
	parser.on('closetag', (tag) => {
		reader.close(bare(tag.name));
	});
	const feeder = feederOf(parser);
	for await (const piece of pieces) {
		feeder.write(piece);
		yield* reader.takeRows();
	}
	feeder.end();
	yield* reader.takeRows();
}

class SheetReader {
	readonly #strings: readonly string[];
	readonly #inline = new TextOf('is');
	#rows: RawRow[] = [];
	#row = 0;
	#cells: string[] = [];
	#column = -1;
	#type = '';
	#value = '';
	#inValue = false;

	constructor(strings: readonly string[]) {
		this.#strings = strings;
	}

	open(name: string, tag: SaxesTagPlain): void {
		this.#inline.open(name);
		if (name === 'row') {
			this.#row = Number(attribute(tag, 'r')) || this.#row + 1;
			this.#cells = [];
			this.#column = -1;
		} else if (name === 'c') {
			this.#column = columnOf(attribute(tag, 'r')) ?? this.#column + 1;
			this.#type = attribute(tag, 't');
			this.#value = '';
			this.#inline.value = '';
		} else if (name === 'v') this.#inValue = true;
	}

	add(part: string): void {
		this.#inline.add(part);
		if (this.#inValue) this.#value += part;
	}

	close(name: string): void {
		this.#inline.close(name);
		if (name === 'v') this.#inValue = false;
		else if (name === 'c') this.#endCell();
		else if (name === 'row') this.#rows.push({ row: this.#row, cells: this.#cells });
	}

	takeRows(): readonly RawRow[] {
		const rows = this.#rows;
		this.#rows = [];
		return rows;
	}

	#endCell(): void {
		const text = this.#cellText();
		if (text === '') return;
		while (this.#cells.length < this.#column) this.#cells.push('');
		this.#cells[this.#column] = text;
	}

	#cellText(): string {
		switch (this.#type) {
			case 's':
				return this.#strings[Number(this.#value)] ?? '';
			case 'inlineStr':
				return this.#inline.value;
			case 'b':
				return this.#value === '1' ? '是' : '否';
			case '':
			case 'n':
				// 2.02611231001E11 is an order number somebody's program wrote as a number.
				return this.#value === '' ? '' : String(Number(this.#value));
			default:
				return this.#value;
		}
	}
}

// A sheet ends at column XFD.
const LAST_COLUMN = 16_384;

/** Column number from 0 of a reference such as `AB12`; null when there is none. */
function columnOf(reference: string): number | null {
	let column = 0;
	for (const letter of reference.replace(/\d+$/, '')) {
		column = column * 26 + (letter.charCodeAt(0) - 64);
	}
	return column > 0 && column <= LAST_COLUMN ? column - 1 : null;
}
