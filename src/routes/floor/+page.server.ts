import { staffOnly } from '../sign-in/staff-only.ts';
import type { PageServerLoad } from './$types';

/** The floor shows names and what customers were asked. */
export const load: PageServerLoad = staffOnly;
