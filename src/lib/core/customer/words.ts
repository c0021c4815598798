import { STOPPAGE_REASONS } from '../job/job.ts';

/**
 * What people typed about a visit. Free text may name anybody, so when a customer is erased it goes,
 * wherever in a fact or in a visit it stands.
 */

/** Stands where words were: that something was said is a fact of the workshop, what it was is not kept. */
export const ERASED = '—';

/** The only places of facts and visits where people type freely. */
const WORD_KEYS: ReadonlySet<string> = new Set(['reason', 'note', 'finding', 'cause']);
/** Words of ours that stand in the same places. */
const FIXED: ReadonlySet<string> = new Set([
	...STOPPAGE_REASONS,
	'pause',
	'clocked-on-elsewhere',
	'closing'
]);

const isWord = (key: string, value: unknown): value is string =>
	typeof value === 'string' && value !== '' && WORD_KEYS.has(key) && !FIXED.has(value);

/**
 * A fact, or a visit, without what people typed; everything else is as it was. Folding facts without
 * words gives the visit without words, so a log that lost them still gives its state.
 */
export function withoutWords<Value>(value: Value): Value {
	if (Array.isArray(value)) return value.map(withoutWords) as Value;
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, part]) => [
			key,
			isWord(key, part) ? ERASED : withoutWords<unknown>(part)
		])
	) as Value;
}

/** Everything people typed in it, in its order; what was erased is not among it. */
export function wordsIn(value: unknown): readonly string[] {
	if (Array.isArray(value)) return value.flatMap(wordsIn);
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, part]) =>
		isWord(key, part) ? (part === ERASED ? [] : [part]) : wordsIn(part)
	);
}
