import { staffOnly } from '../sign-in/staff-only.ts';
import type { PageServerLoad } from './$types';

/** The page names customers. */
export const load: PageServerLoad = staffOnly;
