import { spanOf, type Span, type SpanLimits } from '../time/span.ts';

/** Lateness in the largest unit that keeps it to two digits. */
export type Amount = Span;

/** Two digits: from a hundred minutes on hours say it better across a hall. */
const TWO_DIGITS: SpanLimits = { minutes: 100, hours: 100 };

/** Minutes in the unit in which they take two digits; at least one minute. */
export function amountOf(minutes: number): Amount {
	return spanOf(Math.max(1, minutes), TWO_DIGITS);
}
