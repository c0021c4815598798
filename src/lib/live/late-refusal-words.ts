import type { Command } from '#core/commands.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { deedWord } from '$lib/i18n/deeds.ts';
import { changedByText, inOneLine, refusalText, type Names } from '$lib/i18n/refusals.ts';
import type { LateRefusal } from './late-refusals.ts';

/** What was wished and why it was not done, in a person's words. */
export interface LateRefusalWords {
	/** E.g. `Start 辽B·12345 oil change`. */
	readonly what: string;
	readonly why: string;
}

export function lateRefusalWords(
	locale: Locale,
	{ command, answer }: LateRefusal,
	names: Names
): LateRefusalWords {
	const about = aboutOf(command, names).filter((part) => part !== '');
	const why = inOneLine(locale, refusalText(locale, answer.refusal, names));
	return {
		what: [deedWord(locale, command.type), ...about].join(' '),
		why: [why, ...changedByText(locale, answer.changedBy ?? [], names)].join(' — ')
	};
}

/** The car and its work; nothing for a car that has left this screen, whose id says nothing. */
function aboutOf(command: Command, names: Names): readonly string[] {
	if (command.type === 'ReplanOperations')
		return [...new Set(command.moves.map(({ job }) => known(job, names.car(job))))];
	if (!('job' in command)) return 'bay' in command ? [names.bay(command.bay)] : [];
	const car = known(command.job, names.car(command.job));
	if (!('operation' in command)) return [car];
	return [car, known(command.operation, names.operation(command.operation))];
}

const known = (id: string, name: string): string => (name === id ? '' : name);
