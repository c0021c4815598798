/**
 * What a device keeps for a person beyond the page: unanswered wishes, what became of them, own
 * steps, which reminders were told, and check lists half answered. Never anything about a customer (`carriesPersonalText`), and nothing of anybody who is no longer
 * signed in on it. A screen on a wall keeps the rows that were on its glass (`screen/rows-keeper.ts`).
 */
const AREAS = ['outbox', 'refused', 'undo', 'told', 'checks', 'screen'] as const;
type Area = (typeof AREAS)[number];

/** Under which key; an entry of several is a further part behind it. */
export const keyOf = (area: Area, workshop: string, person: string): string =>
	`${area}/${workshop}/${person}`;

/** Private windows and full disks throw on any access; the page then works without a memory. */
export function orElse<T>(otherwise: T, access: () => T): T {
	try {
		return access();
	} catch {
		return otherwise;
	}
}

/**
 * Clears what was kept for everybody but this person; null: for everybody. Needs no server, so that a
 * session that ends while the line is down leaves nothing either.
 */
export function forgetOthers(person: string | null): void {
	for (const storage of [() => localStorage, () => sessionStorage]) {
		orElse(undefined, () => {
			const kept = storage();
			for (const key of Object.keys(kept)) {
				const [area, , whose] = key.split('/');
				if (AREAS.some((known) => known === area) && whose !== person) kept.removeItem(key);
			}
		});
	}
}
