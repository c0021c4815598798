import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** For whoever watches the server: 200 while everything can be written, 503 while it cannot. */
export const GET: RequestHandler = ({ locals }) => {
	const health = locals.app.health();
	return json(health, {
		status: health.status === 'ok' ? 200 : 503,
		headers: { 'cache-control': 'no-store' }
	});
};
