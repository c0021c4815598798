import type { MovesCheck } from '#core/board/moves-check.ts';
import type { OperationMove } from '#core/commands.ts';
import { dispatchText } from '$lib/i18n/dispatch.ts';
import { handlingText } from '$lib/i18n/handling.ts';
import { conflictText } from '$lib/i18n/refusals.ts';
import type { Piece } from '$lib/timeline/carry.ts';
import type { Desk } from './desk.svelte.ts';
import type { Seen } from './handling-moves.ts';

/** What is carried over the timeline, where to, and what letting go would break, in words. */
export class HandlingWords {
	private readonly desk: Pick<Desk, 'locale' | 'names'>;
	/** What was lifted, as it was then. */
	private readonly seen: () => ReadonlyMap<string, Seen>;

	constructor(desk: Pick<Desk, 'locale' | 'names'>, seen: () => ReadonlyMap<string, Seen>) {
		this.desk = desk;
		this.seen = seen;
	}

	/** What is carried, in a word or two. */
	what(pieces: readonly Pick<Piece, 'id'>[]): string {
		const [only, ...more] = pieces;
		if (only === undefined) return '';
		if (more.length > 0) return handlingText(this.desk.locale).several(pieces.length);
		const { names } = this.desk;
		const job = this.seen().get(only.id)?.job;
		const name = names.operation(only.id);
		return job === undefined ? name : `${names.car(job)} ${name}`;
	}

	/** Where a move goes; empty where it goes back among what has no place. */
	place({ operation, to }: OperationMove, { spans }: MovesCheck): string {
		const span = spans.get(operation);
		if (to === null) return '';
		const { names, locale } = this.desk;
		return handlingText(locale).place({
			row: names.bay(to.bay),
			who: to.technicians.map(names.technician).join(' '),
			from: names.time(to.start),
			to: span === undefined ? '' : names.time(span.to)
		});
	}

	/** What a set of moves breaks, the gravest first. */
	breakage({ conflicts, broken }: Pick<MovesCheck, 'conflicts' | 'broken'>): readonly string[] {
		const { locale, names } = this.desk;
		const t = dispatchText(locale);
		const words = conflicts.map((conflict) => conflictText(locale, conflict, names));
		for (const { job, minutesLate, worse } of broken) {
			const plate = names.car(job);
			const isNew = worse === minutesLate || worse === 0;
			words.push(
				isNew
					? t.breaks({ plate, minutes: minutesLate })
					: t.breaksMore({ plate, minutes: worse, total: minutesLate })
			);
		}
		// Several at once may break the same thing in the same words.
		return [...new Set(words)];
	}
}
