import type { AdvisorCode } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import { TRADES, type Setup, type Trade } from '../workshop/setup.ts';
import type { Need, Tray } from './tray.ts';

/** Which of the work a person at the desk looks at; tray and table share it. */
export interface WorkFilter {
	readonly trade: Trade | null;
	/** A team with somebody who could do it. */
	readonly team: string | null;
	readonly advisor: AdvisorCode | null;
}

/** Everything is shown. */
export const NO_FILTER: WorkFilter = { trade: null, team: null, advisor: null };

/** What can be chosen in each part of the filter, in the workshop's own order. */
export interface FilterChoices {
	readonly trades: readonly Trade[];
	readonly teams: readonly string[];
	readonly advisors: readonly { readonly advisor: AdvisorCode; readonly name: string }[];
}

/** Trades somebody here has a skill of, teams, and advisors. */
export function filterChoices({ setup, registers }: WorkshopState): FilterChoices {
	if (setup === null) return { trades: [], teams: [], advisors: [] };
	const trades = new Set(setup.skills.map(({ trade }) => trade));
	return {
		trades: TRADES.filter((trade) => trades.has(trade)),
		teams: [...new Set(setup.technicians.map(({ team }) => team))],
		advisors: setup.advisors.map((advisor) => ({
			advisor,
			name: registers.staff.get(advisor)?.name ?? advisor
		}))
	};
}

/** Whether anything is filtered away at all. */
export const isFiltering = ({ trade, team, advisor }: WorkFilter): boolean =>
	trade !== null || team !== null || advisor !== null;

/** Skills somebody of the team has. */
const skillsOfTeam = ({ technicians }: Setup, team: string): ReadonlySet<string> =>
	new Set(
		technicians.filter((one) => one.team === team).flatMap(({ skills }) => Object.keys(skills))
	);

/** What is asked of the filter: who looks after the car, and what its work asks for. */
interface Asked {
	readonly advisor: AdvisorCode | null;
	readonly needs: readonly Need[];
}

/**
 * A test for this filter; made once per picture, asked for every car or operation. One and the same
 * need must fit trade and team: a painter's team is not shown a paint job for its mechanical work.
 */
export function filterTest(
	{ setup }: Pick<WorkshopState, 'setup'>,
	{ trade, team, advisor }: WorkFilter
): (asked: Asked) => boolean {
	const skills = team === null || setup === null ? null : skillsOfTeam(setup, team);
	const fits = (need: Need): boolean =>
		(trade === null || need.trade === trade) && (skills === null || skills.has(need.skill));
	const isAnyWork = trade === null && skills === null;
	return (asked) =>
		(advisor === null || asked.advisor === advisor) && (isAnyWork || asked.needs.some(fits));
}

/** The tray with what the filter leaves of it; the order stays. */
export function filterTray(
	state: Pick<WorkshopState, 'setup'>,
	tray: Tray,
	filter: WorkFilter
): Tray {
	if (!isFiltering(filter)) return tray;
	const test = filterTest(state, filter);
	return {
		'to-place': tray['to-place'].filter(test),
		'on-hold': tray['on-hold'].filter(test),
		parts: tray.parts.filter(test),
		approval: tray.approval.filter(test),
		booked: tray.booked.filter(test)
	};
}

/** A filter as it was kept, without what this workshop does not have any more. */
export function knownFilter(choices: FilterChoices, filter: WorkFilter): WorkFilter {
	const { trade, team, advisor } = filter;
	return {
		trade: trade !== null && choices.trades.includes(trade) ? trade : null,
		team: team !== null && choices.teams.includes(team) ? team : null,
		advisor: choices.advisors.some((one) => one.advisor === advisor) ? advisor : null
	};
}
