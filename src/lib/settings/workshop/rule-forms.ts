import { skillCode } from '#core/ids.ts';
import type { SetupEdit } from '#core/workshop/setup-edit.ts';
import type { RouteRules, Setup } from '#core/workshop/setup.ts';
import { wordsTyped, type Entry, type Fields } from './fields.ts';
import { minutesTyped, of } from './forms.ts';

/** The rules by which inspections, road tests and washes are made, as rows and back. */

/** A repair category: the minutes of its inspection and wash, and whether it leaves on its day. */
export function categoryEntries(rules: RouteRules): readonly Entry[] {
	const { finalInspection, wash, sameDay } = rules;
	const names = new Set([
		...Object.keys(finalInspection.minutes),
		...Object.keys(wash.minutes),
		...sameDay
	]);
	return [...names].map((category) => ({
		id: category,
		fields: {
			category,
			inspection: minutesText(finalInspection.minutes[category]),
			wash: minutesText(wash.minutes[category]),
			sameDay: sameDay.includes(category) ? 'yes' : ''
		}
	}));
}

const minutesText = (minutes: number | undefined): string =>
	minutes === undefined ? '' : String(minutes);

/** The rules with this row in place of the category `id`, or with a new one where that is null. */
export function putCategory(rules: RouteRules, id: string | null, fields: Fields): SetupEdit {
	const category = of(fields, 'category');
	const replaced = id ?? category;
	const minutesWith = (
		minutes: Readonly<Record<string, number>>,
		typed: string
	): Readonly<Record<string, number>> => {
		const one = typed === '' ? [] : [[category, minutesTyped(typed)] as const];
		const entries = Object.entries(minutes);
		const known = entries.some(([name]) => name === replaced);
		return Object.fromEntries(
			known
				? entries.flatMap((entry) => (entry[0] === replaced ? one : [entry]))
				: [...entries, ...one]
		);
	};
	const others = rules.sameDay.filter((name) => name !== replaced);
	return {
		kind: 'set-rules',
		rules: {
			finalInspection: {
				...rules.finalInspection,
				minutes: minutesWith(rules.finalInspection.minutes, of(fields, 'inspection'))
			},
			wash: { ...rules.wash, minutes: minutesWith(rules.wash.minutes, of(fields, 'wash')) },
			sameDay: fields['sameDay'] === 'yes' ? [...others, category] : others
		}
	};
}

/** The field of a category that has to be filled in first; null when it can be kept. */
export function missingIn(fields: Fields): string | null {
	if (of(fields, 'category') === '') return 'category';
	const says = of(fields, 'inspection') + of(fields, 'wash') + of(fields, 'sameDay');
	return says === '' ? 'inspection' : null;
}

/** The rules without the category. */
export function removeCategory(rules: RouteRules, category: string): SetupEdit {
	return putCategory(rules, category, { category });
}

/** The checks every route may have, one row each, in the order of the route. */
export const checkEntries = (rules: RouteRules): readonly Entry[] => [
	{
		id: 'processInspection',
		fields: {
			skill: rules.processInspection.skill,
			after: rules.processInspection.after.join(' '),
			minutes: String(rules.processInspection.minutes)
		}
	},
	{
		id: 'roadTest',
		fields: {
			after: [...(rules.roadTest.skills ?? []), ...rules.roadTest.items].join(' '),
			minutes: String(rules.roadTest.minutes)
		},
		// The inspector drives; the rules ask for no skill of its own.
		without: ['skill']
	},
	{
		id: 'finalInspection',
		fields: { skill: rules.finalInspection.skill },
		without: ['after', 'minutes']
	},
	{ id: 'wash', fields: { skill: rules.wash.skill }, without: ['after', 'minutes'] }
];

/** The edit a row of `checkEntries` means; an unknown id changes nothing. */
export function setCheck(
	setup: Pick<Setup, 'rules' | 'skills'>,
	id: string,
	fields: Fields
): SetupEdit {
	return { kind: 'set-rules', rules: ruleOf(setup, id, fields) };
}

/** A road test is asked for by skills and by items of the order; a word that is no skill is an item. */
function testedBy(
	words: readonly string[],
	skills: Setup['skills']
): Pick<RouteRules['roadTest'], 'items' | 'skills'> {
	const codes = new Set<string>(skills.map(({ code }) => code));
	const named = words.filter((word) => codes.has(word)).map(skillCode);
	const items = words.filter((word) => !codes.has(word));
	return named.length === 0 ? { items } : { skills: named, items };
}

function ruleOf(
	{ rules, skills }: Pick<Setup, 'rules' | 'skills'>,
	id: string,
	fields: Fields
): Partial<RouteRules> {
	const skill = skillCode(of(fields, 'skill'));
	const after = wordsTyped(of(fields, 'after'));
	const minutes = minutesTyped(of(fields, 'minutes'));
	switch (id) {
		case 'finalInspection':
			return { finalInspection: { ...rules.finalInspection, skill } };
		case 'processInspection':
			return { processInspection: { skill, after: after.map(skillCode), minutes } };
		case 'wash':
			return { wash: { ...rules.wash, skill } };
		case 'roadTest':
			return { roadTest: { ...testedBy(after, skills), minutes } };
		default:
			return {};
	}
}
