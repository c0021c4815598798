import type { PageServerLoad } from './$types';

/** Which workshop the screen follows; its rows come over the live line and are never in the page. */
export const load: PageServerLoad = ({ locals }) => ({ workshop: locals.workshop });
