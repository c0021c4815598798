import { surnameOf } from './surname.ts';

/** How a customer may be addressed where strangers read along: surname and title, never more. */
export interface Salutation {
	readonly surname: string;
	readonly title: 'mr' | 'ms';
}

const HAN = /^(?<name>.+?)(?<title>先生|女士|小姐)$/u;
const LATIN = /^(?<title>mr|mrs|ms|miss)\.? (?<name>.+)$/i;

/**
 * The salutation in a name as people write it down (`王先生`, `王小明先生`, `Mr Smith`). Null where no
 * title is written: a board does not guess who is a man. Null for what is no personal name, too.
 */
export function salutationOf(written: string): Salutation | null {
	const text = written.normalize('NFKC').trim();
	const { name = '', title = '' } = (HAN.exec(text) ?? LATIN.exec(text))?.groups ?? {};
	const surname = surnameOf(name.trim());
	if (surname === '') return null;
	return { surname, title: /^(?:先生|mr)$/iu.test(title) ? 'mr' : 'ms' };
}
