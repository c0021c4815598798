import { staffOnly } from '../../sign-in/staff-only.ts';
import type { PageServerLoad } from './$types';

/** The sheet shows plate and valuables. */
export const load: PageServerLoad = staffOnly;
