import { staffOnly } from '../sign-in/staff-only.ts';
import type { PageServerLoad } from './$types';

/** The desk shows names and customers. */
export const load: PageServerLoad = staffOnly;
