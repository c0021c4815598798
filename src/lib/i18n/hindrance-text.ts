import type { Hindrance } from '#core/planner/cannot-plan.ts';
import type { Locale } from './catalogue.ts';
import { operationName } from './operation-name.ts';
import { plannerText } from './planner.ts';

/** Why a car cannot be planned to its end, in a sentence that names the work. */
export function hindranceText(locale: Locale, { operation, why }: Hindrance): string {
	const t = plannerText(locale);
	return t.cannotPlan({ work: operationName(locale, operation), why: t[`why.${why}`] });
}
