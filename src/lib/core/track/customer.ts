import type { Actor } from '../decider.ts';
import { personId, type JobId } from '../ids.ts';

/** Whoever holds the page of a visit; no person of the house, and nobody knows which of a family it is. */
export const CUSTOMER_ID = personId('customer');

/**
 * The customer of one visit as the sender of a command. They have no account: the code they hold stands
 * for that visit and nothing else.
 */
export const customerOf = (visit: JobId): Actor => ({
	id: CUSTOMER_ID,
	role: 'customer',
	name: '客户（本人页面）',
	visit
});
