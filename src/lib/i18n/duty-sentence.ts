import type { Duty, DutyReason } from '#core/duty/duty.ts';
import type { AdditionId, OperationId } from '#core/ids.ts';
import type { DelayCause } from '#core/promise/delay-cause.ts';
import type { WorkshopState } from '#core/state.ts';
import type { Locale } from './catalogue.ts';
import { dutyText } from './duty.ts';
import type { Names } from './refusals.ts';
import { wordsText } from './words.ts';

/** Why something is to be done, or comes later, in one sentence. */

/** What a sentence is said with. */
export interface Saying {
	readonly locale: Locale;
	readonly state: WorkshopState;
	readonly names: Names;
}

type Say = Saying & {
	readonly t: ReturnType<typeof dutyText>;
	readonly operation: OperationId | null;
};
type Tell = {
	readonly [Kind in DutyReason['kind']]: (
		why: Extract<DutyReason, { kind: Kind }>,
		say: Say
	) => string;
};

const found = ({ state }: Saying, addition: AdditionId): string =>
	state.registers.addition.get(addition)?.text ?? '';

const named = ({ names, operation }: Say): string =>
	operation === null ? '' : names.operation(operation);

const TELL: Tell = {
	meet: ({ arrivedAt }, { t, names }) => t['why.meet']({ arrivedAt: names.time(arrivedAt) }),
	'hand-in': ({ arrivedAt }, { t, names }) =>
		t['why.hand-in']({ arrivedAt: names.time(arrivedAt) }),
	remind: ({ appointmentAt }, { t, names }) =>
		t['why.remind']({ appointmentAt: names.time(appointmentAt) }),
	'ask-progress': ({ worked, length }, say) =>
		say.t['why.ask-progress']({
			operation: named(say),
			worked: wordsText(say.locale).spanMinutes({ n: Math.floor(worked) }),
			length: wordsText(say.locale).spanMinutes({ n: length }),
			percent: Math.floor((worked / length) * 100)
		}),
	'say-late': ({ promisedAt, forecastAt }, { t, names }) =>
		t['why.say-late']({
			promisedAt: names.time(promisedAt),
			forecastAt: names.time(forecastAt)
		}),
	'ask-addition': ({ addition }, say) => say.t['why.ask-addition']({ text: found(say, addition) }),
	'see-addition': ({ addition }, say) => say.t['why.see-addition']({ text: found(say, addition) }),
	'order-parts': (_, say) => say.t['why.order-parts']({ operation: named(say) }),
	'chase-parts': ({ partsDueAt }, say) =>
		say.t['why.chase-parts']({ operation: named(say), partsDueAt: say.names.time(partsDueAt) }),
	'parts-here': ({ partsArrivedAt }, say) =>
		say.t['why.parts-here']({
			operation: named(say),
			partsArrivedAt: say.names.time(partsArrivedAt)
		}),
	'tell-ready': ({ readyAt, promisedAt }, { t, names }) =>
		readyAt === null
			? t['why.soon']({ promisedAt: promisedAt === null ? '' : names.time(promisedAt) })
			: t['why.ready']({ readyAt: names.time(readyAt) }),
	'tell-delay': ({ promisedAt, forecastAt }, { t, names }) =>
		t['why.tell-delay']({
			promisedAt: names.time(promisedAt),
			forecastAt: names.time(forecastAt)
		}),
	'clear-today': ({ forecastAt }, { t, names }) =>
		forecastAt === null
			? t['why.clear-today-unknown']
			: t['why.clear-today']({ forecastAt: names.time(forecastAt) }),
	'follow-up': ({ deliveredAt, nth }, { t, names }) =>
		t['why.follow-up']({ deliveredAt: names.time(deliveredAt), nth }),
	'settle-complaint': ({ what, at }, { t, names }) => t[`why.${what}`]({ at: names.time(at) }),
	'give-promise': ({ forecastAt }, { t, names }) =>
		forecastAt === null
			? t['why.give-promise-unknown']
			: t['why.give-promise']({ forecastAt: names.time(forecastAt) }),
	'plan-tomorrow': ({ cars }, { t }) => t['why.plan-tomorrow']({ cars })
};

/** Why a duty stands on the list. */
export function dutyWhy(saying: Saying, { why, operation }: Duty): string {
	const say: Say = { ...saying, t: dutyText(saying.locale), operation };
	// Each row takes exactly the reasons of its kind; the compiler cannot follow the pairing.
	const tell = TELL[why.kind] as (why: DutyReason, say: Say) => string;
	return tell(why, say);
}

/** Why a car comes later, as a customer is told it and as it is kept with the new promise. */
export function causeSentence(saying: Saying, cause: DelayCause): string {
	const { locale, names } = saying;
	const t = dutyText(locale);
	const words = wordsText(locale);
	switch (cause.kind) {
		case 'stoppage':
			return t['cause.stoppage']({ reason: words[`stoppage.${cause.reason}`] });
		case 'addition':
			return t['cause.addition']({
				text: found(saying, cause.addition),
				minutes: words.minutes(cause.minutes)
			});
		case 'parts':
			return t['cause.parts']({ dueAt: names.time(cause.dueAt) });
		case 'overrun':
			return t['cause.overrun']({ operation: names.operation(cause.operation) });
		case 'approval':
		case 'rework':
		case 'waiting':
			return t[`cause.${cause.kind}`];
	}
}
