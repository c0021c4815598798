import type { WorkshopState } from '#core/state.ts';
import type { Instant } from '#core/time/instant.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import type { Locale } from './catalogue.ts';
import { namesOf } from './names.ts';
import { changedByText, inOneLine, refusalText } from './refusals.ts';

/**
 * What to say of a command that was sent before this page was loaded and refused only now; null when
 * it was done, for then the screen shows it.
 */
export function lateAnswerText(
	locale: Locale,
	{ state, clock }: { readonly state: WorkshopState; readonly clock: { readonly now: Instant } },
	answer: CommandAnswer
): string | null {
	if (answer.status === 'accepted') return null;
	const names = namesOf(locale, state, clock.now);
	const changes = changedByText(locale, answer.changedBy ?? [], names);
	return [inOneLine(locale, refusalText(locale, answer.refusal, names)), ...changes].join(' — ');
}
