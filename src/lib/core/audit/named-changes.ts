import { carName } from '../board/car.ts';
import { jobOfOperation, operationIdFrom } from '../ids.ts';
import { registerIds } from '../job/order-facts.ts';
import type { WorkshopState } from '../state.ts';
import type { Change, ChangedField } from './changes.ts';

/** Those whose values are codes of technicians and advisors, one or several of them. */
const STAFF: ReadonlySet<ChangedField> = new Set<ChangedField>([
	'advisor',
	'technicians',
	'workers',
	'responsible',
	'selfChecks'
]);
/** Those where a code stands beside times and what was typed: the first word only may be one. */
const BEGINS_WITH_STAFF: ReadonlySet<ChangedField> = new Set<ChangedField>(['absence']);

/**
 * Changes with people and work by the names this workshop knows now; what it does not know, or knows no
 * more, keeps its code. Cars stand in what an act was about.
 */
export const namedChanges = (
	changes: readonly Change[],
	state: WorkshopState
): readonly Change[] => {
	const staff = (code: string): string => state.registers.staff.get(code)?.name || code;
	const told = (field: ChangedField, value: Change['before']): Change['before'] => {
		if (typeof value !== 'string') return value;
		if (STAFF.has(field)) return value.split(' ').map(staff).join(' ');
		if (!BEGINS_WITH_STAFF.has(field)) return value;
		const [code = '', ...rest] = value.split(' ');
		return [staff(code), ...rest].join(' ');
	};
	return changes.map((change) => ({
		...change,
		operation: change.operation === null ? null : workName(state, change.operation),
		before: told(change.field, change.before),
		after: told(change.field, change.after)
	}));
};

/** Plate and name of a piece of work, as far as they are known. */
function workName(state: WorkshopState, id: string): string {
	const job = jobOfOperation(operationIdFrom(id));
	const work = state.jobs.get(job)?.operations.find((one) => one.id === id);
	if (work === undefined) return id;
	const plate = carName(state, registerIds(job)).plate;
	return plate === '' ? work.name : `${plate} ${work.name}`;
}
