import { staffOnly } from '../sign-in/staff-only.ts';
import type { PageServerLoad } from './$types';

/** The counter shows names and phones. */
export const load: PageServerLoad = staffOnly;
