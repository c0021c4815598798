/**
 * Maps that are made anew from rows, and stay the very same map where nothing in them changed: whoever
 * remembers something about a map knows by that.
 */

/** The map with entries written over and taken out; the very same map when that changes nothing. */
export function withEntries<Key, Value>(
	map: ReadonlyMap<Key, Value>,
	written: readonly (readonly [Key, Value])[],
	takenOut: readonly Key[]
): ReadonlyMap<Key, Value> {
	const news = written.filter(([key, value]) => !isAlike(map.get(key), value));
	const gone = takenOut.filter((key) => map.has(key));
	if (news.length === 0 && gone.length === 0) return map;
	const after = new Map(map);
	for (const key of gone) after.delete(key);
	for (const [key, value] of news) after.set(key, value);
	return after;
}

/** The map of before when it holds the very same values. */
export function sameOr<Value>(
	before: ReadonlyMap<string, Value>,
	now: ReadonlyMap<string, Value>
): ReadonlyMap<string, Value> {
	const isSame =
		before.size === now.size && [...now].every(([key, value]) => before.get(key) === value);
	return isSame ? before : now;
}

/** Same field by field: register entries are made anew from each row, and are flat. */
function isAlike(one: unknown, other: unknown): boolean {
	if (one === other) return true;
	if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
	const fields = Object.entries(other);
	return (
		fields.length === Object.keys(one).length &&
		fields.every(([name, value]) => (one as Record<string, unknown>)[name] === value)
	);
}
