import { staffOnly } from '../sign-in/staff-only.ts';
import type { PageServerLoad } from './$types';

/** Customers are named here. */
export const load: PageServerLoad = staffOnly;
