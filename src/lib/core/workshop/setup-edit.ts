import type { CheckLists } from '../inspection/check-item.ts';
import type { AdvisorCode, BayCode, SkillCode, TechnicianCode } from '../ids.ts';
import type { LocalDate } from '../time/instant.ts';
import type {
	AndonRules,
	ArrivalSettings,
	Bay,
	Holiday,
	OperationType,
	ReasonLists,
	RouteRules,
	Setup,
	Skill,
	Technician
} from './setup.ts';

/**
 * One change of the set-up, the same as a wish and as a fact. `put` replaces the entry with the same
 * code or, where there is none, adds it; codes never change. It holds no name of a person: those go
 * beside the log (see `EditSetup`).
 */
export type SetupEdit =
	| { readonly kind: 'set-workshop'; readonly name: string; readonly timeZone: string }
	| { readonly kind: 'set-hours'; readonly hours: Setup['hours'] }
	| { readonly kind: 'put-bay'; readonly bay: Bay }
	/** The order on the board is the order of the list; `to` counts from 0, beyond the end means last. */
	| { readonly kind: 'move-bay'; readonly code: BayCode; readonly to: number }
	| { readonly kind: 'remove-bay'; readonly code: BayCode }
	| { readonly kind: 'put-technician'; readonly technician: Technician }
	| { readonly kind: 'remove-technician'; readonly code: TechnicianCode }
	/** A team is what its technicians say they belong to; renaming one into another joins them. */
	| { readonly kind: 'rename-team'; readonly from: string; readonly to: string }
	/** `counter` null: none; left out: as it was. */
	| {
			readonly kind: 'put-advisor';
			readonly code: AdvisorCode;
			readonly counter?: number | null | undefined;
	  }
	| { readonly kind: 'remove-advisor'; readonly code: AdvisorCode }
	| { readonly kind: 'put-skill'; readonly skill: Skill }
	| { readonly kind: 'remove-skill'; readonly code: SkillCode }
	| { readonly kind: 'put-holiday'; readonly holiday: Holiday }
	| { readonly kind: 'remove-holiday'; readonly date: LocalDate }
	| { readonly kind: 'put-operation'; readonly operation: OperationType }
	| { readonly kind: 'remove-operation'; readonly itemCode: string }
	/** The rules that are named take the place of the old ones; the others stay. */
	| { readonly kind: 'set-rules'; readonly rules: Partial<RouteRules> }
	| { readonly kind: 'set-reasons'; readonly reasons: Partial<ReasonLists> }
	| { readonly kind: 'set-andon'; readonly andon: AndonRules }
	/** All lists of a stage take the place of the old ones; a stage that is not named stays. */
	| { readonly kind: 'set-check-lists'; readonly checkLists: Partial<CheckLists> }
	/** Parking slots, and how long an appointment is kept; what is not named stays. */
	| { readonly kind: 'set-arrivals'; readonly arrivals: Partial<ArrivalSettings> }
	/** All special tools; one that work of the catalogue still needs cannot be left out. */
	| { readonly kind: 'set-tools'; readonly tools: readonly string[] };

/** The set-up after an edit. It takes the edit as it is; whether it may be made is decided before. */
export function edited(setup: Setup, edit: SetupEdit): Setup {
	switch (edit.kind) {
		case 'set-workshop':
			return { ...setup, name: edit.name, timeZone: edit.timeZone };
		case 'set-hours':
			return { ...setup, hours: edit.hours };
		case 'set-rules':
			return { ...setup, rules: { ...setup.rules, ...edit.rules } };
		case 'set-reasons':
			return { ...setup, reasons: { ...setup.reasons, ...edit.reasons } };
		case 'set-andon':
			return { ...setup, andon: edit.andon };
		case 'set-check-lists':
			return { ...setup, checkLists: { ...setup.checkLists, ...edit.checkLists } };
		case 'set-arrivals':
			return { ...setup, ...edit.arrivals };
		case 'set-tools':
			return { ...setup, specialTools: edit.tools };
		case 'rename-team':
			return { ...setup, technicians: setup.technicians.map((one) => movedTeam(one, edit)) };
		default:
			return withList(setup, edit);
	}
}

type ListEdit = Exclude<
	SetupEdit,
	{
		kind:
			| 'set-workshop'
			| 'set-hours'
			| 'set-rules'
			| 'set-reasons'
			| 'set-andon'
			| 'set-check-lists'
			| 'set-arrivals'
			| 'set-tools'
			| 'rename-team';
	}
>;

function withList(setup: Setup, edit: ListEdit): Setup {
	switch (edit.kind) {
		case 'put-bay':
			return { ...setup, bays: put(setup.bays, edit.bay, codeOf) };
		case 'move-bay':
			return { ...setup, bays: moved(setup.bays, edit) };
		case 'remove-bay':
			return { ...setup, bays: without(setup.bays, edit.code, codeOf) };
		case 'put-technician':
			return { ...setup, technicians: put(setup.technicians, edit.technician, codeOf) };
		case 'remove-technician':
			return { ...setup, technicians: without(setup.technicians, edit.code, codeOf) };
		case 'put-advisor':
			return {
				...setup,
				advisors: put(setup.advisors, edit.code, String),
				counters: countersAfter(setup.counters, edit.code, edit.counter)
			};
		case 'remove-advisor':
			return {
				...setup,
				advisors: without(setup.advisors, edit.code, String),
				counters: countersAfter(setup.counters, edit.code, null)
			};
		case 'put-skill':
			return { ...setup, skills: put(setup.skills, edit.skill, codeOf) };
		case 'remove-skill':
			return { ...setup, skills: without(setup.skills, edit.code, codeOf) };
		case 'put-holiday':
			return { ...setup, holidays: byDate(put(setup.holidays, edit.holiday, dateOf)) };
		case 'remove-holiday':
			return { ...setup, holidays: without(setup.holidays, edit.date, dateOf) };
		case 'put-operation':
			return { ...setup, operations: put(setup.operations, edit.operation, itemCodeOf) };
		case 'remove-operation':
			return { ...setup, operations: without(setup.operations, edit.itemCode, itemCodeOf) };
	}
}

const codeOf = ({ code }: { readonly code: string }): string => code;
const dateOf = ({ date }: Holiday): string => date;
const itemCodeOf = ({ itemCode }: OperationType): string => itemCode;

function put<T>(list: readonly T[], entry: T, keyOf: (entry: T) => string): readonly T[] {
	const key = keyOf(entry);
	return list.some((one) => keyOf(one) === key)
		? list.map((one) => (keyOf(one) === key ? entry : one))
		: [...list, entry];
}

const without = <T>(list: readonly T[], key: string, keyOf: (entry: T) => string): readonly T[] =>
	list.filter((one) => keyOf(one) !== key);

/** The counters with this one's: a number, none (null), or as it was. */
function countersAfter(
	counters: Setup['counters'],
	advisor: AdvisorCode,
	counter: number | null | undefined
): Setup['counters'] {
	if (counter === undefined) return counters;
	const others = Object.entries(counters).filter(([code]) => code !== advisor);
	return Object.fromEntries(counter === null ? others : [...others, [advisor, counter]]);
}

const byDate = (holidays: readonly Holiday[]): readonly Holiday[] =>
	[...holidays].sort((a, b) => (a.date < b.date ? -1 : 1));

function moved(
	bays: readonly Bay[],
	{ code, to }: { readonly code: BayCode; readonly to: number }
): readonly Bay[] {
	const bay = bays.find((one) => one.code === code);
	const rest = bays.filter((one) => one.code !== code);
	return bay === undefined ? bays : [...rest.slice(0, to), bay, ...rest.slice(to)];
}

const movedTeam = (
	technician: Technician,
	{ from, to }: { readonly from: string; readonly to: string }
): Technician => (technician.team === from ? { ...technician, team: to } : technician);
