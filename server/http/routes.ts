import { auditRoutes } from './endpoints/audit.ts';
import { backupRoutes } from './endpoints/backups.ts';
import { carRoutes } from './endpoints/cars.ts';
import { commandRoutes } from './endpoints/commands.ts';
import { customerRoutes } from './endpoints/customers.ts';
import { descriptionRoutes } from './endpoints/description.ts';
import { importRoutes } from './endpoints/import.ts';
import { displayRoutes } from './endpoints/displays.ts';
import { photoRoutes } from './endpoints/photos.ts';
import { peopleRoutes } from './endpoints/people.ts';
import { stateRoutes } from './endpoints/state.ts';
import { tokenRoutes } from './endpoints/tokens.ts';
import { trackingRoutes } from './endpoints/tracking.ts';
import type { Route } from './route.ts';

/** A new group of endpoints is a file in `endpoints/` and a line here; the pages hand everything over. */
const ENDPOINTS: readonly Route[] = [
	...commandRoutes,
	...stateRoutes,
	...importRoutes,
	...displayRoutes,
	...peopleRoutes,
	...backupRoutes,
	...tokenRoutes,
	...auditRoutes,
	...customerRoutes,
	...carRoutes,
	...photoRoutes,
	...trackingRoutes
];

/** Every endpoint below `/api/v1`, and the one that describes them. */
export const ROUTES: readonly Route[] = [...ENDPOINTS, ...descriptionRoutes(ENDPOINTS)];
