import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ locals, request }) => locals.app.api(request);
