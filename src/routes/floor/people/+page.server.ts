import { staffOnly } from '../../sign-in/staff-only.ts';
import type { PageServerLoad } from './$types';

/** Who is here, and which bays are not. */
export const load: PageServerLoad = staffOnly;
