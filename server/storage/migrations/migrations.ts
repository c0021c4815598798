import { log } from './0001-log.ts';
import { shopEvents } from './0002-shop-events.ts';
import { people } from './0003-people.ts';
import { additions } from './0004-additions.ts';
import { audit } from './0005-audit.ts';
import { calls } from './0006-calls.ts';
import { notes } from './0007-notes.ts';
import { photos } from './0008-photos.ts';
import type { Migration } from './migration.ts';

/**
 * Every step of the schema, oldest first. APPEND ONLY: a listed step has run on somebody's data.
 *
 * To change the schema: add `000N-name.ts`, list it here, run the specs; the failing one says how the
 * snapshot `000N.snapshot.sql` of the new schema has to read. Freeze it with the release.
 */
export const migrations: readonly Migration[] = [
	log,
	shopEvents,
	people,
	additions,
	audit,
	calls,
	notes,
	photos
];
