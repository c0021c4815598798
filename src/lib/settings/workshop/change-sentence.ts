import type { CheckLists } from '#core/inspection/check-item.ts';
import type { SetupEdit } from '#core/workshop/setup-edit.ts';
import type { ArrivalSettings, DaySpan } from '#core/workshop/setup.ts';
import type { SetupFact } from '#protocol/setup-history.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { wordsText } from '$lib/i18n/words.ts';
import { workshopSettingsText } from '$lib/i18n/workshop-settings.ts';
import { spanText } from './fields.ts';
import { weekdayName } from './weekday-name.ts';

/** What one change of the set-up was, in the words of the page. */

/** How things are called and moments written. */
export interface Told {
	readonly nameOf: (code: string) => string;
	readonly momentText: (at: number) => string;
}

type Texts = ReturnType<typeof workshopSettingsText>;
interface Say {
	readonly t: Texts;
	readonly locale: Locale;
	readonly told: Told;
}

/** The code with the name of whoever has it; a name that is gone leaves the code. */
const person = (code: string, { nameOf }: Told): string => `${code} ${nameOf(code)}`.trim();

const joined = (...parts: readonly string[]): string =>
	parts.filter((part) => part !== '').join(' · ');

/** The details of a change; empty where its name says all. */
export function changeSentence(locale: Locale, fact: SetupFact, told: Told): string {
	const say: Say = { t: workshopSettingsText(locale), locale, told };
	switch (fact.type) {
		case 'WorkshopSetUp':
			return say.t['did.imported'];
		case 'SetupEdited':
			return editSentence(fact.edit, say);
		case 'AbsenceRecorded': {
			const { technician, from, to, reason } = fact.absence;
			const when = `${told.momentText(from)} – ${told.momentText(to)}`;
			return joined(person(technician, told), when, reason);
		}
		case 'AbsenceWithdrawn':
			return fact.was === undefined ? '' : person(fact.was.technician, told);
		case 'BayTakenOut':
			return joined(fact.outage.bay, fact.outage.reason);
		case 'BayReturned':
			return fact.bay;
	}
}

function editSentence(edit: SetupEdit, say: Say): string {
	const { t } = say;
	switch (edit.kind) {
		case 'set-workshop':
			return joined(t.workshop, edit.name, edit.timeZone);
		case 'set-hours':
			return joined(
				t.hours,
				spanText(edit.hours),
				edit.hours.weekdays.map((day) => weekdayName(say.locale, String(day))).join(' ')
			);
		case 'rename-team':
			return t['did.renamed']({ from: edit.from, to: edit.to });
		case 'set-rules':
			return joined(t.rules, ...Object.keys(edit.rules).map((rule) => ruleName(rule, say)));
		case 'set-reasons':
			return joined(
				t.reasons,
				...Object.entries(edit.reasons).map(
					([list, reasons]) => `${listName(list, t)}: ${reasons.join(', ')}`
				)
			);
		case 'set-andon':
			return joined(
				t.andon,
				...edit.andon.levels.map(
					({ role, afterMinutes }) =>
						`${wordsText(say.locale)[`role.${role}`]} ${t.minutesOf({ n: afterMinutes })}`
				)
			);
		case 'set-check-lists':
			return joined(t.checkLists, ...Object.entries(edit.checkLists).flatMap(listsTold));
		case 'set-arrivals':
			return arrivalsSentence(edit.arrivals, t);
		case 'set-tools':
			return joined(t.tools, edit.tools.join('、'));
		default:
			return edit.kind.startsWith('remove') ? removed(edit, say) : entrySaved(edit, say);
	}
}

const arrivalsSentence = (
	{ parkingSlots, noShowMinutes }: Partial<ArrivalSettings>,
	t: Texts
): string =>
	joined(
		parkingSlots === undefined ? '' : `${t.parkingSlots}: ${parkingSlots.join(' ')}`,
		noShowMinutes === undefined ? '' : `${t.noShow}: ${t.minutesOf({ n: noShowMinutes })}`
	);

function removed(edit: SetupEdit, { t, told }: Say): string {
	switch (edit.kind) {
		case 'remove-bay':
			return t['did.removed']({ what: joined(t.bay, edit.code) });
		case 'remove-technician':
			return t['did.removed']({ what: joined(t.technician, person(edit.code, told)) });
		case 'remove-advisor':
			return t['did.removed']({ what: joined(t.advisor, person(edit.code, told)) });
		case 'remove-skill':
			return t['did.removed']({ what: joined(t.skill, edit.code) });
		case 'remove-holiday':
			return t['did.removed']({ what: joined(t.holiday, edit.date) });
		case 'remove-operation':
			return t['did.removed']({ what: joined(t.operation, edit.itemCode) });
		default:
			return '';
	}
}

const closedOr = (open: DaySpan | null, t: Texts): string =>
	open === null ? t.closed : spanText(open);

function entrySaved(edit: SetupEdit, { t, told }: Say): string {
	switch (edit.kind) {
		case 'put-bay':
			return joined(t.bay, edit.bay.code, edit.bay.name, edit.bay.type);
		case 'move-bay':
			return t['did.moved']({ bay: edit.code, to: edit.to + 1 });
		case 'put-technician': {
			const { code, team, skills, shift, lunch } = edit.technician;
			const factors = Object.entries(skills).map(([skill, factor]) => `${skill} ${String(factor)}`);
			const hours = [
				shift === null ? '' : `${t.shift} ${spanText(shift)}`,
				lunch === null ? '' : `${t.lunch} ${spanText(lunch)}`
			];
			return joined(t.technician, person(code, told), team, factors.join(', '), ...hours);
		}
		case 'put-advisor':
			return joined(t.advisor, person(edit.code, told));
		case 'put-skill':
			return joined(t.skill, edit.skill.code, edit.skill.name, edit.skill.bayTypes.join(' '));
		case 'put-holiday': {
			const { date, name, open } = edit.holiday;
			return joined(t.holiday, date, name, closedOr(open, t));
		}
		case 'put-operation': {
			const { itemCode, name, skill, standardMinutes, tools = [] } = edit.operation;
			const minutes = t.minutesOf({ n: standardMinutes });
			return joined(t.operation, itemCode, name, skill, minutes, tools.join('、'));
		}
		default:
			return '';
	}
}

function ruleName(rule: string, { t, locale }: Say): string {
	const words = wordsText(locale);
	const names: Readonly<Record<string, string>> = {
		finalInspection: words['kind.final-inspection'],
		processInspection: words['kind.process-inspection'],
		roadTest: words['kind.road-test'],
		wash: words['kind.wash'],
		sameDay: t.sameDay
	};
	return names[rule] ?? rule;
}

/** Which lists there are now, and how long each is. */
const listsTold = ([, lists]: readonly [string, CheckLists['final']]): readonly string[] =>
	Object.entries(lists).map(([name, items]) => `${name} ${String(items.length)}`.trim());

const listName = (list: string, t: Texts): string =>
	list === 'lengthening' ? t.lengthening : t.lateFinish;
