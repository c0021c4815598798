import { access, constants, readFile } from 'node:fs/promises';
import { workshopCode, type WorkshopCode } from '#core/ids.ts';
import type { ImportOutcome } from '#protocol/import.ts';
import { importText } from '../../src/lib/i18n/import.ts';
import { ConfigError, readConfig } from '../config.ts';
import { createLog } from '../ops/log.ts';
import { StoreInUse } from '../storage/sqlite/index.ts';
import { readArguments, type ImportArguments } from './cli-arguments.ts';
import { DeskRefusal, type ImportDesk } from './desk.ts';
import { openLocalDesk } from './local-desk.ts';
import { printedOutcome, printedSetup } from './print-report.ts';
import { findServer } from './server-desk.ts';

/**
 * `npm run import`: a set-up, a day of orders, or both, from files; through the running server when
 * one works on this data folder. With `--json` standard output holds the report and nothing else.
 */

/** All went in; some rows were refused; the file (or the request as a whole) could not be read. */
const EXIT = { allIn: 0, someRefused: 1, unreadable: 2 } as const;
type Exit = (typeof EXIT)[keyof typeof EXIT];

const say = (...lines: readonly string[]): void => {
	for (const line of lines) process.stdout.write(`${line}\n`);
};
const complain = (...lines: readonly string[]): void => {
	for (const line of lines) process.stderr.write(`${line}\n`);
};

async function openDesk({ locale, json }: ImportArguments): Promise<ImportDesk> {
	const { dataDir } = readConfig(process.env);
	const log = createLog((line) => process.stderr.write(line), Date.now);
	const desk = (await findServer(dataDir, locale)) ?? (await openLocalDesk(dataDir, locale, log));
	const t = importText(locale);
	const { where } = desk;
	const told =
		'server' in where
			? t['cli.throughServer']({ url: where.server })
			: t['cli.direct']({ directory: where.directory });
	if (!json) say(told);
	return desk;
}

async function importSetup(
	desk: ImportDesk,
	path: string,
	wish: ImportArguments
): Promise<WorkshopCode | null> {
	const json = parsed(await readFile(path, 'utf8'));
	if (json === undefined) {
		complain(importText(wish.locale).setupNotJson);
		return null;
	}
	const outcome = await desk.importSetup(json);
	const lines = printedSetup(wish.locale, outcome);
	if (outcome.status === 'accepted' && !wish.json) say(...lines);
	if (outcome.status === 'refused') complain(...lines);
	return outcome.status === 'accepted' ? workshopCode(outcome.workshop) : null;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
	} catch {
		// JSON cannot hold `undefined`, so it can stand for "no JSON".
		return undefined;
	}
}

function tell(outcome: ImportOutcome, { json, locale }: ImportArguments): Exit {
	if (outcome.status === 'unreadable') {
		complain(...printedOutcome(locale, outcome));
		return EXIT.unreadable;
	}
	if (json) say(JSON.stringify(outcome.report, null, '\t'));
	else say(...printedOutcome(locale, outcome));
	return outcome.report.refused.length === 0 ? EXIT.allIn : EXIT.someRefused;
}

async function work(desk: ImportDesk, wish: ImportArguments): Promise<Exit> {
	let workshop = wish.workshop;
	if (wish.setup !== null) {
		const setUp = await importSetup(desk, wish.setup, wish);
		if (setUp === null) return EXIT.unreadable;
		workshop ??= setUp;
	}
	if (wish.file === null || workshop === null) return EXIT.allIn;
	const { file: path, dryRun, mapping } = wish;
	return tell(await desk.importFile({ path, workshop, dryRun, mapping }), wish);
}

/** The first of the files that cannot be read; asked before anything is opened or changed. */
async function unreadableFile(wish: ImportArguments): Promise<string | null> {
	for (const path of [wish.setup, wish.file]) {
		if (path === null) continue;
		try {
			await access(path, constants.R_OK);
		} catch {
			// Missing or not ours to read: the caller names it.
			return path;
		}
	}
	return null;
}

async function main(words: readonly string[]): Promise<Exit> {
	const wish = readArguments(words);
	if (wish === null) {
		complain(importText('zh-CN')['cli.usage'], importText('en')['cli.usage']);
		return EXIT.unreadable;
	}
	const missing = await unreadableFile(wish);
	if (missing !== null) {
		complain(importText(wish.locale)['cli.noFile']({ file: missing }));
		return EXIT.unreadable;
	}
	const desk = await openDesk(wish);
	try {
		return await work(desk, wish);
	} catch (error) {
		if (!(error instanceof DeskRefusal)) throw error;
		const isUnknown = error.code === 'wire/unknown-workshop';
		const workshop = wish.workshop ?? '';
		const unknown = importText(wish.locale)['cli.unknownWorkshop']({ workshop });
		complain(isUnknown ? unknown : error.message);
		return EXIT.unreadable;
	} finally {
		await desk.close();
	}
}

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	// What the person can put right is said in one sentence; anything else is a bug and tells all.
	const isTold = error instanceof ConfigError || error instanceof StoreInUse;
	complain(isTold ? error.message : String(error instanceof Error ? error.stack : error));
	process.exitCode = EXIT.unreadable;
}
