import type { OtherPromise, CarEffect } from '#core/planner/explain/in-words.ts';
import type { HelpWish } from '#core/planner/explain/would-help.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { exactSpan } from '$lib/i18n/causes.ts';
import { explainText } from '$lib/i18n/explain.ts';
import type { Desk } from './desk.svelte.ts';

/** Effects and proposals as plain words. */
type Words = Pick<Desk, 'locale' | 'names' | 'span'>;

/** More cars than this are counted, not named. */
const MOST_NAMED = 3;

/** Minutes more or less, to the minute as sums are compared: 「+2 小时 25 分」, 「−9 分」, 「0」. */
export function changeText(locale: Locale, minutes: number): string {
	if (minutes === 0) return '0';
	return `${minutes > 0 ? '+' : '−'}${exactSpan(locale, Math.abs(minutes))}`;
}

/** What a change does to the car it is about: how much earlier or later. */
export function ownText(words: Words, { saved }: Pick<CarEffect, 'saved'>): string {
	const t = explainText(words.locale);
	if (saved === 0) return t.ownSame;
	return saved > 0
		? t.ownEarlier({ span: words.span(saved) })
		: t.ownLater({ span: words.span(-saved) });
}

/** Whether the car is in time with the change, and by how much not; empty where nothing was promised. */
export function lateText(words: Words, { late }: Pick<CarEffect, 'late'>): string {
	const t = explainText(words.locale);
	if (late === null) return '';
	return late === 0 ? t.ownInTime : t.ownLate({ span: words.span(late) });
}

function otherText(words: Words, { job, before, after }: OtherPromise): string {
	const t = explainText(words.locale);
	const plate = words.names.car(job);
	if (before === 0) return t.breaks({ plate, span: words.span(after) });
	if (after === 0) return t.saves({ plate });
	return after > before
		? t.worse({ plate, span: words.span(after - before) })
		: t.better({ plate, span: words.span(before - after) });
}

/** The other promises a change touches, one by one, those it hurts first; the rest is counted. */
export function othersTexts(
	words: Words,
	{ others }: Pick<CarEffect, 'others'>
): readonly string[] {
	const t = explainText(words.locale);
	const named = others.slice(0, MOST_NAMED).map((other) => otherText(words, other));
	const rest = others.length - named.length;
	return rest > 0 ? [...named, t.othersMore(rest)] : named;
}

/** All of an effect in one sentence, for whoever hears the button only. */
export const effectSentence = (words: Words, effect: CarEffect): string =>
	[ownText(words, effect), ...othersTexts(words, effect)].join(explainText(words.locale).separator);

/** A proposal in words. */
export function helpText({ locale, names }: Words, help: HelpWish): string {
	const t = explainText(locale);
	if (help.kind === 'overtime') {
		const people = help.people.map(({ technician }) => names.technician(technician));
		return t['help.overtime']({ names: people.join(t.nameSeparator), minutes: help.minutes });
	}
	const operation = names.operation(help.operation);
	switch (help.kind) {
		case 'technician':
			return t['help.technician']({ operation, name: names.technician(help.technician) });
		case 'bay':
			return t['help.bay']({ operation, bay: names.bay(help.bay) });
		case 'before':
			return t['help.before']({ operation, car: names.car(help.car) });
		case 'sooner':
			return t['help.sooner']({ operation });
		case 'hand':
			return t['help.hand']({
				skill: names.skill(help.skill),
				from: names.time(help.from),
				to: names.time(help.to)
			});
		case 'parts':
			return t['help.parts']({ operation, at: names.time(help.at) });
	}
}
