import type { SharedCause } from '#core/plan/few-causes.ts';
import type { CarCauses, LateCause } from '#core/plan/late-cause.ts';
import type { WorkshopState } from '#core/state.ts';
import type { Instant } from '#core/time/instant.ts';
import { spanOf } from '#core/time/span.ts';
import { texts, type Locale } from './catalogue.ts';
import { causeShort } from './cause-words.ts';
import { causes as english } from './en/causes.ts';
import type { Names } from './refusals.ts';
import { causes as chinese } from './zh-CN/causes.ts';

/** Why cars are late. */
export const causesText = texts(chinese, english);

/** Where sentences are told: in whose language, with which names, and when. */
export interface Telling {
	readonly locale: Locale;
	readonly names: Names;
	readonly state: Pick<WorkshopState, 'jobs'>;
	readonly now: Instant;
}

const HOUR = 60;
/** Up to here minutes say most; beyond it hours and minutes, so that sums can still be checked. */
const MOST_MINUTES = 2 * HOUR;

/** Minutes to the minute: parts of a sum must add up as they are read. No minutes are none to read. */
export function exactSpan(locale: Locale, minutes: number): string {
	const t = causesText(locale);
	if (minutes < MOST_MINUTES) return t.minutes({ n: minutes });
	const h = Math.floor(minutes / HOUR);
	const m = minutes % HOUR;
	return m === 0 ? t.wholeHours({ h }) : t.hours({ h, m });
}

/** Whole hours from two hours on, however many: what is added up over many cars is no more exact than that. */
export function roughSpan(locale: Locale, minutes: number): string {
	const t = causesText(locale);
	const { value, unit } = spanOf(minutes, { minutes: MOST_MINUTES, hours: Infinity });
	return unit === 'minutes' ? t.minutes({ n: value }) : t.wholeHours({ h: value });
}

type Things = Pick<LateCause, 'bay' | 'technician' | 'trade'>;

function bayName({ locale, names }: Telling, { bay, trade }: Things): string {
	const t = causesText(locale);
	const sort = t[`bay.${trade}`];
	if (bay !== null) return t.namedBay({ bay: sort, code: names.bay(bay) });
	return locale === 'en' ? `the ${sort}` : sort;
}

function personName({ locale, names }: Telling, { technician, trade }: Things): string {
	const t = causesText(locale);
	if (technician !== null) return t.namedTechnician({ name: names.technician(technician) });
	if (trade === 'wash') return t.anyWasher;
	return trade === 'inspection' ? t.anyInspector : t.anyTechnician;
}

/** Which car is in the way, and when it was promised; empty where none is known. */
function behindText(telling: Telling, { why, behind }: LateCause): string {
	const t = causesText(telling.locale);
	const [first] = behind;
	if (first === undefined || (why !== 'bay' && why !== 'technician')) return '';
	const plate = telling.names.car(first);
	if (behind.length > 1) return t[`${why}BehindMore`]({ plate, n: behind.length });
	const promise = telling.state.jobs.get(first)?.promises.at(-1);
	return promise === undefined
		? t[`${why}Behind`]({ plate })
		: t[`${why}BehindDue`]({ plate, time: telling.names.time(promise.at) });
}

/** What stands in brackets behind a wait: until when. */
function until({ locale, names, now }: Telling, at: Instant | null, sentence: string): string {
	return at === null || at <= now
		? sentence
		: causesText(locale).until({ sentence, time: names.time(at) });
}

function partsSentence({ locale, names, now }: Telling, at: Instant | null, span: string): string {
	const t = causesText(locale);
	if (at === null) return t.parts({ span });
	return at > now
		? t.partsDue({ span, time: names.time(at) })
		: t.partsCame({ span, time: names.time(at) });
}

/** Sentences that have a moment in them where it is known. */
const TIMED = {
	arrival: 'arrivalUnknown',
	plan: 'planUnknown',
	'late-start': 'late-startUnknown'
} as const;

function sentenceOf(telling: Telling, cause: LateCause): string {
	const { locale, names } = telling;
	const t = causesText(locale);
	const { why, at } = cause;
	const span = exactSpan(locale, cause.minutes);
	switch (why) {
		case 'bay':
			return t.bay({ bay: bayName(telling, cause), span }) + behindText(telling, cause);
		case 'technician':
			return t.technician({ name: personName(telling, cause), span }) + behindText(telling, cause);
		case 'parts':
			return partsSentence(telling, at, span);
		case 'closed':
			return until(telling, at, t.closed({ bay: bayName(telling, cause), span }));
		case 'absence':
			return t.absence({ name: personName(telling, cause), span });
		case 'arrival':
		case 'plan':
		case 'late-start':
			return at === null ? t[TIMED[why]]({ span }) : t[why]({ time: names.time(at), span });
		case 'previous':
			return t.previous({
				step: cause.step === null ? '' : names.operation(cause.step),
				time: names.time(at ?? 0),
				span
			});
		default:
			return until(telling, at, t[why]({ span }));
	}
}

/** One link of the chain as a full sentence: what is waited for, how long, and for whom. */
export function causeSentence(telling: Telling, cause: LateCause): string {
	const t = causesText(telling.locale);
	const sentence = sentenceOf(telling, cause);
	if (cause.also.length === 0) return sentence;
	const also = cause.also.map((why) => causeShort(telling.locale, { why, trade: cause.trade }));
	return t.also({ sentence, also: also.join(telling.locale === 'en' ? ', ' : '、') });
}

/** The same with the name of the work that is held before it. */
export const causeOfWork = (telling: Telling, cause: LateCause): string =>
	causesText(telling.locale).of({
		operation: telling.names.operation(cause.operation),
		sentence: causeSentence(telling, cause)
	});

/** A cause in words that a customer may hear: no other car, nobody's name. */
export function causeForCustomer(locale: Locale, { why, trade, minutes }: LateCause): string {
	return causesText(locale).part({
		cause: causeShort(locale, { why, trade }),
		span: exactSpan(locale, minutes)
	});
}

/** The lateness as a sum: 「预计晚 42 分 = 等烤房 35 分 + 跨休息 7 分」. */
export function sumText(locale: Locale, { minutes, causes }: CarCauses): string {
	const parts = causes.map((cause) => causeForCustomer(locale, cause)).join(' + ');
	return causesText(locale).sum({ span: exactSpan(locale, minutes), parts });
}

/** What several cars wait for, with its name where it has one: 「等烤房 H01」. */
export function sharedCauseText(
	telling: Pick<Telling, 'locale' | 'names'>,
	cause: SharedCause
): string {
	const short = causeShort(telling.locale, cause);
	if (cause.bay !== null) return `${short} ${telling.names.bay(cause.bay)}`;
	return cause.technician === null
		? short
		: `${short} ${telling.names.technician(cause.technician)}`;
}
