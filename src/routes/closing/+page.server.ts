import { staffOnly } from '../sign-in/staff-only.ts';
import type { PageServerLoad } from './$types';

/** The end of the day shows plates and reasons. */
export const load: PageServerLoad = staffOnly;
