/**
 * An entry of the set-up as the texts in its row. What is typed stays text until it is saved; what it
 * may be is said by the rules for set-up files and nowhere here.
 */
export type Fields = Readonly<Record<string, string>>;

/** A row of a table: the entry's key, and its texts by column. */
export interface Entry {
	readonly id: string;
	/** What it is called where its key says nothing to people. */
	readonly name?: string;
	readonly fields: Fields;
	/** Columns that mean nothing for this one. */
	readonly without?: readonly string[];
}

interface Choice {
	readonly value: string;
	readonly label: string;
}

/** One column of a table of entries. */
export interface Column {
	/** The field it shows. */
	readonly key: string;
	readonly label: string;
	/** Said in full where the label is short. */
	readonly title?: string;
	/**
	 * `flag` is `yes` or empty; `days` weekdays such as `1234 6`; the others differ in how they are typed.
	 */
	readonly kind: 'text' | 'number' | 'choice' | 'flag' | 'days';
	readonly choices?: readonly Choice[];
	/** `entry` is typed once, when the entry is added; `never` only shown. */
	readonly edit?: 'always' | 'entry' | 'never';
	readonly width?: 'code' | 'number' | 'span' | 'name' | 'wide';
	readonly placeholder?: string;
	readonly maxlength?: number;
}

/** Why a row could not be saved or removed: at its fields, and as a whole. */
export interface Fault {
	/** By column; empty where it concerns no column of the row. */
	readonly fields: Fields;
	/** Sentences for the row; may be empty. */
	readonly lines: readonly string[];
}

/** A number as typed; NaN where it is none. */
export const numberTyped = (text: string): number =>
	text.trim() === '' ? NaN : Number(text.trim().replace(',', '.'));

/** Words between spaces or commas, Chinese ones too. */
export const wordsTyped = (text: string): readonly string[] =>
	text.split(/[\s,，、;；]+/u).filter((word) => word !== '');

const TIME_TYPED = /^(\d{1,2})(?:[:：.]?(\d{2}))?$/u;

/** `8` and `0800` mean 08:00; what is no time stays as it was typed, for the rules to refuse. */
function timeTyped(text: string): string {
	const match = TIME_TYPED.exec(text.trim());
	return match === null ? text.trim() : `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}`;
}

/** `8-17:30` as a stretch of the day; null where nothing is typed. */
export function spanTyped(text: string): { readonly from: string; readonly to: string } | null {
	if (text.trim() === '') return null;
	const [from = '', to = ''] = text.split(/[-–—~～至]/u);
	return { from: timeTyped(from), to: timeTyped(to) };
}

/** A stretch of the day as it is typed; empty where there is none. */
export const spanText = (span: { readonly from: string; readonly to: string } | null): string =>
	span === null ? '' : `${span.from}-${span.to}`;

/** A fault with its fields under other names: the first pattern that fits a field gives its column. */
export function inFields(
	fault: Fault | null,
	columnOf: readonly (readonly [RegExp, string])[]
): Fault | null {
	if (fault === null) return null;
	const renamed = Object.entries(fault.fields).map(([field, text]): readonly [string, string] => [
		columnOf.find(([pattern]) => pattern.test(field))?.[1] ?? field,
		text
	]);
	return { ...fault, fields: Object.fromEntries(renamed) };
}
