import type { ImportFileCode, ImportProblemCode } from '#protocol/import.ts';
import type { SetupProblem } from '#core/workshop/read-setup.ts';
import { texts, type Locale } from './catalogue.ts';
import { importing as english } from './en/import.ts';
import { importing as chinese } from './zh-CN/import.ts';

/** The import page, its command line, and the reasons in its reports. */
export const importText = texts(chinese, english);

type Message = string | ((values: { detail: string }) => string);
const filled = (message: Message, detail: string): string =>
	typeof message === 'string' ? message : message({ detail });

/** Why a row was refused or is worth a look; a code without a text does not compile. */
export function problemText(locale: Locale, code: ImportProblemCode, detail: string): string {
	const messages: Readonly<Record<`problem.${ImportProblemCode}`, Message>> = importText(locale);
	return filled(messages[`problem.${code}`], detail);
}

/** Why a file cannot be read at all. */
export function fileFaultText(locale: Locale, code: ImportFileCode, detail: string): string {
	const messages: Readonly<Record<`file.${ImportFileCode}`, Message>> = importText(locale);
	return filled(messages[`file.${code}`], detail);
}

/** What is wrong at a place of a set-up. */
export function setupFaultText(locale: Locale, code: SetupProblem['code']): string {
	const messages: Readonly<Record<`fault.${SetupProblem['code']}`, string>> = importText(locale);
	return messages[`fault.${code}`];
}
