import type { AuditDesk } from '../audit/audit-desk.ts';
import type { Journal } from '../audit/journal.ts';
import type { People } from '../auth/people.ts';
import type { Bearers, Tokens } from '../auth/tokens.ts';
import type { CommandRunner } from '../commands/runner.ts';
import type { CustomerDesk } from '../customers/customer-desk.ts';
import type { KnownCars } from '../customers/known-cars.ts';
import type { Displays } from '../displays/displays.ts';
import type { Importer } from '../import/importer.ts';
import type { Clock } from '../ops/clock.ts';
import type { Ids } from '../ops/ids.ts';
import type { Log } from '../ops/log.ts';
import type { Rate } from '../ops/token-bucket.ts';
import type { Backups } from '../storage/backups.ts';
import type { Tracking } from '../tracking/tracking.ts';
import type { Store } from '../storage/port.ts';

/** What the endpoints work with; whoever adds endpoints adds what they need. */
export interface ApiParts {
	readonly commands: CommandRunner;
	/** Whoever may come in: people and programs. */
	readonly sessions: Bearers;
	readonly tokens: Tokens;
	readonly people: People;
	readonly displays: Displays;
	readonly tracking: Tracking;
	readonly importer: Importer;
	readonly backups: Backups;
	readonly audit: AuditDesk;
	readonly journal: Journal;
	readonly customers: CustomerDesk;
	readonly knownCars: KnownCars;
	/** Where the pictures lie. */
	readonly store: Pick<Store, 'photoOf'>;
	readonly clock: Clock;
	readonly ids: Ids;
	readonly log: Log;
	readonly onLoopbackOnly: boolean;
	readonly allowsOrigin: (origin: string) => boolean;
	/** How much one session may ask. */
	readonly requestRate: Rate;
}
