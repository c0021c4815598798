import { levelsCalled, nextLevelAt, responseMs, type Call } from '#core/andon/call.ts';
import type { WorkshopState } from '#core/state.ts';
import { MINUTE_MS, type Instant } from '#core/time/instant.ts';
import type { Locale } from './catalogue.ts';
import { floorText } from './floor.ts';
import { spanText } from './lateness-text.ts';
import type { Names } from './refusals.ts';
import { wordsText } from './words.ts';

/** A call for help in words, the same on the floor and at the desk. */
export interface CallWords {
	/** What kind of help is wanted. */
	readonly kind: string;
	/** Bay and plate; empty for a call from nowhere in particular. */
	readonly where: string;
	readonly calledBy: string;
	/** What was said with it; may be empty. */
	readonly note: string;
	/** Who has been called and who is next, or who comes and how soon that was. */
	readonly standing: string;
	/** How long ago it was. */
	readonly age: string;
}

/** What a call says on this screen; `now` is workshop time. */
export function callWords(locale: Locale, { state, names, now }: Seen, call: Call): CallWords {
	const t = floorText(locale);
	const said = state.registers.call.get(call.id);
	const span = (ms: number): string => spanText(locale, Math.max(0, Math.floor(ms / MINUTE_MS)));
	const response = responseMs(call);
	return {
		kind: t[`kind.${call.kind}`],
		where: [call.bay ?? '', call.job === null ? '' : names.car(call.job)]
			.filter((part) => part !== '')
			.join(' '),
		calledBy: t.calledBy({ name: said?.calledBy ?? '' }),
		note: said?.note ?? '',
		standing:
			response === null
				? calledText(locale, { state, names, now }, call)
				: t.comes({ name: said?.answeredBy ?? '', span: span(response) }),
		age: t.waited({ span: span(now - call.called.at) })
	};
}

interface Seen {
	readonly state: WorkshopState;
	readonly names: Names;
	readonly now: Instant;
}

function calledText(locale: Locale, { state, names, now }: Seen, call: Call): string {
	const t = floorText(locale);
	const words = wordsText(locale);
	const levels = state.setup?.andon.levels ?? [];
	const roles = levelsCalled(call, levels, now).map(({ role }) => words[`role.${role}`]);
	const nextAt = nextLevelAt(call, levels, now);
	const next = levels.find(
		({ afterMinutes }) => call.called.at + afterMinutes * MINUTE_MS === nextAt
	);
	return [
		roles.length === 0 ? '' : t.called({ roles: roles.join(' ') }),
		next === undefined || nextAt === null
			? ''
			: t.nextCalled({ role: words[`role.${next.role}`], time: names.time(nextAt) })
	]
		.filter((part) => part !== '')
		.join(t.separator);
}
