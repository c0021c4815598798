import { decide } from '#core/decide.ts';
import type { Actor } from '#core/decider.ts';
import { personId } from '#core/ids.ts';
import type { Locale } from '../../src/lib/i18n/catalogue.ts';
import { inOneLine, refusalText } from '../../src/lib/i18n/refusals.ts';
import { openPeopleRegister } from '../commands/people.ts';
import { createCommandRunner } from '../commands/runner.ts';
import { systemClock } from '../ops/clock.ts';
import type { Log } from '../ops/log.ts';
import { createSqliteStore } from '../storage/sqlite/index.ts';
import { DeskRefusal, type ImportDesk } from './desk.ts';
import { createImporter } from './importer.ts';
import { plainNames } from './plain-names.ts';
import { ImportStopped } from './target.ts';

/** Whoever can write into the data folder needs no one's leave. */
const LOCAL_PROGRAM: Actor = {
	id: personId('local-program'),
	role: 'administrator',
	name: '本机程序'
};

/**
 * Opens the store of a data folder no server works on. It is not the whole server: nothing that acts
 * by itself (closing the day, announcing windows) may run, since a dry run leaves no trace.
 */
export async function openLocalDesk(
	dataDir: string,
	locale: Locale,
	log: Log
): Promise<ImportDesk> {
	const store = await createSqliteStore({ dataDir });
	const clock = systemClock;
	const people = await openPeopleRegister(store, log);
	const runner = await createCommandRunner({ store, clock, decide, people, log });
	const importer = createImporter({ runner, store, clock });
	const asking = { actor: LOCAL_PROGRAM, locale };
	return {
		where: { directory: dataDir },
		importFile: ({ path, ...order }) =>
			inWords(locale, importer.importFile({ ...order, ...asking, file: { path } })),
		importSetup: (json) => inWords(locale, importer.importSetup({ ...asking, json })),
		close: async () => {
			await runner.close();
			await store.close();
		}
	};
}

async function inWords<Answer>(locale: Locale, asked: Promise<Answer>): Promise<Answer> {
	try {
		return await asked;
	} catch (error) {
		if (!(error instanceof ImportStopped)) throw error;
		const { refusal } = error;
		const sentence = inOneLine(locale, refusalText(locale, refusal, plainNames('UTC')));
		throw new DeskRefusal(refusal.code, sentence);
	}
}
