import { parseArgs } from 'node:util';
import { workshopCode, type WorkshopCode } from '#core/ids.ts';
import { localeFrom, type Locale } from '../../src/lib/i18n/catalogue.ts';
import type { HandMapping } from './columns.ts';

/** What the command line asks for; at least one of `file` and `setup` is given. */
export interface ImportArguments {
	readonly file: string | null;
	readonly setup: string | null;
	/** Null only where the set-up of the same call names it, or no file is given. */
	readonly workshop: WorkshopCode | null;
	readonly dryRun: boolean;
	readonly json: boolean;
	readonly mapping: HandMapping;
	readonly locale: Locale;
}

const OPTIONS = {
	file: { type: 'string' },
	setup: { type: 'string' },
	workshop: { type: 'string' },
	'dry-run': { type: 'boolean', default: false },
	json: { type: 'boolean', default: false },
	lang: { type: 'string' },
	map: { type: 'string', multiple: true, default: [] as string[] }
} as const;

/** Null when the arguments make no sense; the usage is then to be shown. */
export function readArguments(words: readonly string[]): ImportArguments | null {
	const values = valuesOf(words);
	const mapping = values === null ? null : mappingOf(values.map);
	if (values === null || mapping === null) return null;
	const { file = null, setup = null, workshop, json } = values;
	const wish: ImportArguments = {
		...{ file, setup, json, mapping, dryRun: values['dry-run'] },
		workshop: workshop === undefined ? null : workshopCode(workshop),
		locale: localeFrom(values.lang)
	};
	return makesSense(wish) ? wish : null;
}

function makesSense({ file, setup, workshop, dryRun }: ImportArguments): boolean {
	// A set-up cannot be rehearsed: the file of the same call would be checked against nothing.
	if (setup !== null) return !dryRun;
	return file !== null && workshop !== null;
}

function valuesOf(words: readonly string[]) {
	try {
		return parseArgs({ args: [...words], options: OPTIONS }).values;
	} catch {
		// An option nobody knows: the usage says which there are.
		return null;
	}
}

/** `--map 单据流水=orderNo`, any number of times. */
function mappingOf(words: readonly string[]): HandMapping | null {
	const pairs = words.map((word) => {
		const split = word.lastIndexOf('=');
		return [word.slice(0, split), word.slice(split + 1)] as const;
	});
	return pairs.every(([heading, field]) => heading !== '' && field !== '') &&
		words.every((word) => word.includes('='))
		? Object.fromEntries(pairs)
		: null;
}
