import { staffOnly } from '../sign-in/staff-only.ts';
import type { PageServerLoad } from './$types';

/** Awaited parts show plates and what is done to cars. */
export const load: PageServerLoad = staffOnly;
