import type { Actor } from '../decider.ts';
import { isBlank } from '../decision.ts';
import type { Override } from '../job/job.ts';
import { mayOverride } from '../people/may-override.ts';
import type { Refusal } from '../refusals.ts';
import { ok, refused, type Result } from '../result.ts';
import { CONFLICT_WEIGHT, type Conflict } from './conflict.ts';

/**
 * What becomes of conflicts: `never` is refused, `override` is kept with its reason where the person
 * may and gives one, `warn` passes. `already` were overridden before and need no second reason.
 */
export function overridesFor(
	conflicts: readonly Conflict[],
	{ actor, reason, already = [] }: OverrideWish
): Result<readonly Override[], Refusal> {
	const accepted = new Set(already.map(({ conflict }) => conflict));
	const open = conflicts.filter(
		({ code }) => CONFLICT_WEIGHT[code] !== 'warn' && !accepted.has(code)
	);
	const hopeless = open.some(({ code }) => CONFLICT_WEIGHT[code] === 'never');
	if (hopeless || (open.length > 0 && (!mayOverride(actor.role) || isBlank(reason))))
		return refused({ code: 'plan/conflicts', conflicts });
	const codes = [...new Set(open.map(({ code }) => code))];
	const by = actor.id;
	return ok([...already, ...codes.map((conflict) => ({ conflict, reason: reason ?? '', by }))]);
}

interface OverrideWish {
	readonly actor: Actor;
	readonly reason: string | undefined;
	readonly already?: readonly Override[];
}
