import type { JobId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';

/** What people wish about what a customer was told. */
export type PromiseCommand =
	/**
	 * The customer was told of a delay (duty D11): `expectedAt` instead of the promise, and why. The reason
	 * is free text and goes into the register, never into the log. It promises nothing.
	 */
	{
		readonly type: 'TellDelay';
		readonly job: JobId;
		readonly expectedAt: Instant;
		readonly reason: string;
	};
