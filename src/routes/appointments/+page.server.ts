import { staffOnly } from '../sign-in/staff-only.ts';
import type { PageServerLoad } from './$types';

/** The book of appointments shows names. */
export const load: PageServerLoad = staffOnly;
