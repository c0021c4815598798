import { underWay, withUnderWay } from './under-way.ts';

/**
 * The id under which the log tells everything about one request or message; the answer names it to
 * whoever asked.
 */

/** Where a program may say under which id it will ask for its request. */
export const CORRELATION_HEADER = 'x-request-id';

/** Ids of our own, of browsers' and of proxies' making fit; a name, a plate or a line break does not. */
const FORM = /^[\w.-]{8,64}$/;

/** The id a request came with, or a new one where it had none or one of another form. */
export const correlationOf = (given: string | null, fresh: () => string): string =>
	given !== null && FORM.test(given) ? given : fresh();

/** Does the work under this id. */
export const correlated = <T>(id: string, work: () => T): T =>
	withUnderWay({ correlation: id }, work);

/** The id of the work under way; null outside of any, e.g. in a timer. */
export const currentCorrelation = (): string | null => underWay().correlation;
