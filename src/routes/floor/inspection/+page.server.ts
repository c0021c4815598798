import { staffOnly } from '../../sign-in/staff-only.ts';
import type { PageServerLoad } from './$types';

/** The queue shows plates and names of staff. */
export const load: PageServerLoad = staffOnly;
