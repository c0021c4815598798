import type { RequestHandler } from './$types';

/** Everything below /api/v1 is the server's own; which endpoints there are stands in server/http/routes.ts. */
export const fallback: RequestHandler = ({ locals, request }) => locals.app.api(request);
