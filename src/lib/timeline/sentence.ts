import type { Bar } from '#core/board/timeline-bars.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { operationName } from '$lib/i18n/operation-name.ts';
import type { Names } from '$lib/i18n/refusals.ts';
import { timelineText } from '$lib/i18n/timeline.ts';
import { wordsText } from '$lib/i18n/words.ts';

/** What a screen reader says of a bar: one whole sentence (display rule G1). */

interface Said {
	readonly locale: Locale;
	readonly names: Names;
	/** How late or early the car is, in words; empty when it has no promise. */
	readonly lateness: (bar: Bar) => string;
	readonly isPending: boolean;
}

function workSaid(bar: Bar, { locale, names }: Said): string | null {
	const t = timelineText(locale);
	const first = bar.worked[0];
	if (first === undefined) return null;
	const end = bar.worked.reduce<Instant | null>((_, { to }) => to, null);
	const from = names.time(first.from);
	return end === null ? t.workedSince({ from }) : t.worked({ from, to: names.time(end) });
}

function stoppageSaid(bar: Bar, { locale, names }: Said): string | null {
	const t = timelineText(locale);
	const last = bar.stopped.at(-1);
	if (last === undefined) return null;
	const reason = wordsText(locale)[`stoppage.${last.reason}`];
	const from = names.time(last.from);
	return last.to === null
		? t.stoppedSince({ from, reason })
		: t.stopped({ from, to: names.time(last.to), reason });
}

/** Plate, work, who, where, plan, truth, promise, lateness and marks of a bar. */
export function sentenceOf(bar: Bar, said: Said): string {
	const { locale, names } = said;
	const t = timelineText(locale);
	const parts: readonly (string | null)[] = [
		bar.plate,
		operationName(locale, bar),
		bar.technicians.map(names.technician).join(' '),
		bar.bays.map(names.bay).join(' '),
		bar.planned === null
			? null
			: t.planned({ from: names.time(bar.planned.from), to: names.time(bar.planned.to) }),
		workSaid(bar, said),
		stoppageSaid(bar, said),
		bar.promisedAt === null ? null : t.promise({ time: names.time(bar.promisedAt) }),
		said.lateness(bar),
		...bar.marks.map((mark) => t[`mark.${mark}`]),
		said.isPending ? t.pending : null
	];
	return parts.filter((part) => part !== null && part !== '').join(t.separator);
}
