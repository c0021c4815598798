import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { migrations } from '../migrations/migrations.ts';
import { migrate } from './migrate.ts';
import { QUERIES } from './queries.ts';

const db = new Database(':memory:');
migrate(db, migrations);
afterAll(() => {
	db.close();
});

/** How SQLite means to run a query, one line a step. */
const planOf = (sql: string): string => {
	const values = sql.split('?').length - 1;
	const named = [...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, 1]);
	return db
		.prepare<unknown[], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
		.all(
			...(named.length > 0
				? [Object.fromEntries(named) as unknown]
				: Array.from({ length: values }, () => 1))
		)
		.map(({ detail }) => detail)
		.join('\n');
};

describe('the queries of the store', () => {
	it.each([
		['givenAnswer', 'SEARCH command USING PRIMARY KEY (cmd=? AND ws=?)'],
		['headAfter', 'SEARCH command USING PRIMARY KEY (cmd=? AND ws=?)'],
		['eventsUpTo', 'SEARCH event USING PRIMARY KEY (ws=? AND seq<?)'],
		['headOf', 'SEARCH stream USING PRIMARY KEY (ws=?)'],
		['eventsSince', 'SEARCH event USING PRIMARY KEY (ws=? AND seq>?)'],
		['historyOf', 'SEARCH event USING INDEX event_of_job (job=? AND ws=?)'],
		['shopEvents', 'SEARCH event USING INDEX event_of_shop (type=? AND ws=? AND seq<?)'],
		['entitiesOnBoard', 'SEARCH entity USING INDEX entity_on_board (ws=?)'],
		['remarksOnBoard', 'SEARCH entity USING COVERING INDEX entity_on_board (ws=? AND kind=?)'],
		['remarksOnBoard', 'SEARCH remark USING PRIMARY KEY (ws=? AND job=?)'],
		['additionsOnBoard', 'SEARCH entity USING COVERING INDEX entity_on_board (ws=? AND kind=?)'],
		['additionsOnBoard', 'SEARCH addition USING PRIMARY KEY (ws=? AND job=?)'],
		['callsOnBoard', 'SEARCH entity USING COVERING INDEX entity_on_board (ws=? AND kind=?)'],
		['callsOnBoard', 'SEARCH call_text USING PRIMARY KEY (ws=? AND id=?)'],
		['eraseCalls', 'SEARCH call_text USING INDEX call_text_of_job (job=? AND ws=?)'],
		['notesOnBoard', 'SEARCH entity USING COVERING INDEX entity_on_board (ws=? AND kind=?)'],
		['notesOnBoard', 'SEARCH note USING PRIMARY KEY (ws=? AND job=?)'],
		['notesOf', 'SEARCH note USING PRIMARY KEY (ws=? AND job=?)'],
		['photoOf', 'SEARCH photo USING INDEX sqlite_autoindex_photo_1 (ws=? AND job=? AND id=?)'],
		['photosOf', 'SEARCH photo USING INDEX sqlite_autoindex_photo_1 (ws=? AND job=?)'],
		['erasePhotos', 'SEARCH photo USING INDEX sqlite_autoindex_photo_1 (ws=? AND job=?)'],
		['auditAll', 'SEARCH audit USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)'],
		['auditOfWorkshop', 'SEARCH audit USING INDEX audit_of_workshop (ws=? AND id>? AND id<?)'],
		['auditOfActor', 'SEARCH audit USING INDEX audit_of_actor (actor=? AND id>? AND id<?)'],
		['auditOfKind', 'SEARCH audit USING INDEX audit_of_kind (kind=? AND id>? AND id<?)'],
		['auditWithWords', 'SEARCH audit USING INDEX audit_with_words (id>? AND id<?)'],
		['auditOfJob', 'SEARCH audit_job USING PRIMARY KEY (job=? AND id>? AND id<?)'],
		['auditOfJob', 'SEARCH audit USING INTEGER PRIMARY KEY (rowid=?)'],
		['archivedOrder', 'SEARCH archived_order USING PRIMARY KEY (ws=? AND order_no=?)']
	] as const)('%s uses its index', (name, step) => {
		expect(planOf(QUERIES[name])).toContain(step);
	});

	it.each(Object.entries(QUERIES))('%s neither scans a table nor sorts', (_name, sql) => {
		expect(planOf(sql)).not.toMatch(/SCAN|TEMP B-TREE/);
	});
});
