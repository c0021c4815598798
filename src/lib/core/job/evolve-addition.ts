import type { Event, Recorded } from './events.ts';
import type { Addition } from './job.ts';

/** How each fact changes the additional work of a visit. Nothing is checked here: a fact is a fact. */

type AdditionEvent = Extract<
	Event,
	{
		type:
			| 'AdditionReported'
			| 'AdditionOffered'
			| 'AdditionAnswered'
			| 'AdditionAcknowledged'
			| 'PhotoAttached';
	}
>;
type When = Pick<Recorded, 'at' | 'actor'>;

/** The additions after the event, oldest first. */
export const additionsAfter = (
	additions: readonly Addition[],
	event: AdditionEvent,
	when: When
): readonly Addition[] =>
	event.type === 'AdditionReported'
		? [...additions, reported(event, when)]
		: additions.map((addition) =>
				addition.id === event.addition
					? { ...addition, ...changed(addition, event, when) }
					: addition
			);

const reported = (
	{ addition: id, found }: Extract<AdditionEvent, { type: 'AdditionReported' }>,
	{ at, actor }: When
): Addition => ({
	id,
	reportedAt: at,
	reportedBy: actor,
	...found,
	offered: null,
	answer: null,
	becomes: null,
	acknowledgedAt: null,
	photos: []
});

function changed(
	{ photos }: Addition,
	event: Exclude<AdditionEvent, { type: 'AdditionReported' }>,
	{ at, actor: by }: When
): Partial<Addition> {
	switch (event.type) {
		case 'AdditionOffered':
			return { offered: { at, by, words: event.words, photos: event.photos } };
		case 'AdditionAnswered':
			return { answer: { kind: event.answer, at, by }, becomes: event.becomes };
		case 'AdditionAcknowledged':
			return { acknowledgedAt: at };
		case 'PhotoAttached':
			return { photos: [...photos, event.photo] };
	}
}
