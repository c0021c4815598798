import type { Operation } from '#core/job/job.ts';
import type { Locale } from './catalogue.ts';
import { wordsText } from './words.ts';

/** What an operation is called: as ordered, or, where the board made it itself, by its kind. */
export const operationName = (
	locale: Locale,
	{ name, kind }: Pick<Operation, 'name' | 'kind'>
): string => (name === '' ? wordsText(locale)[`kind.${kind}`] : name);
