import { backupRoutes } from './endpoints/backups.ts';
import { backupRoutes } from './endpoints/backups.ts';
import { commandRoutes } from './endpoints/commands.ts';
import { importRoutes } from './endpoints/import.ts';
import { linkRoutes } from './endpoints/links.ts';
import { stateRoutes } from './endpoints/state.ts';
import { tokenRoutes } from './endpoints/tokens.ts';
import type { Route } from './route.ts';

/**
 * Every endpoint below `/api/v1`. A new group is a file in `endpoints/` and a line here; the pages
 * hand everything below `/api/v1` over, so nothing else is to be added.
 */
export const ROUTES: readonly Route[] = [
	...commandRoutes,
	...stateRoutes,
	...importRoutes,
	...linkRoutes,
	...backupRoutes,
	...backupRoutes,
	...tokenRoutes
];
