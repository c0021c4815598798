import type {
	AdvisorCode,
	BayCode,
	JobId,
	OperationId,
	SkillCode,
	TechnicianCode
} from '../ids.ts';
import type { Job, Operation, OperationKind, OperationState } from '../job/job.ts';
import { latenessOf, type Lateness } from '../promise/lateness.ts';
import type { Asker } from '../people/own.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant, Stretch } from '../time/instant.ts';
import type { Trade } from '../workshop/setup.ts';
import { operationVerbs, type OperationVerb } from './car-details.ts';
import { carName } from './car.ts';
import { barsOf } from './timeline-bars.ts';

/** The day as a table: the operations of timeline and tray with the same verbs (display rule G2). */

/** One operation as a row. */
export interface WorkLine {
	readonly operation: OperationId;
	readonly version: number;
	readonly job: JobId;
	readonly plate: string;
	readonly isWaiting: boolean;
	readonly advisor: AdvisorCode | null;
	readonly name: string;
	readonly kind: OperationKind;
	readonly trade: Trade;
	readonly skill: SkillCode;
	readonly standardMinutes: number;
	readonly state: OperationState;
	/** Where and by whom it is done or planned; empty without either. */
	readonly bays: readonly BayCode[];
	readonly technicians: readonly TechnicianCode[];
	/** As its bar reaches: of what is over, the real times; before that the plan counts too. Null without a place. */
	readonly from: Instant | null;
	readonly to: Instant | null;
	readonly lateness: Lateness;
	readonly verbs: readonly OperationVerb[];
}

/** What a row can be sorted by. */
export const SORTABLE = [
	'promise',
	'plate',
	'name',
	'minutes',
	'state',
	'bay',
	'technician',
	'from'
] as const;
export type SortBy = (typeof SORTABLE)[number];

/** Which way the rows run. */
export interface Sorting {
	readonly by: SortBy;
	readonly isDescending: boolean;
}

interface Shown {
	readonly shown: Stretch;
	readonly now: Instant;
	/** Who looks: the verbs are theirs. */
	readonly who: Asker;
}

interface Place {
	readonly bays: readonly BayCode[];
	readonly technicians: readonly TechnicianCode[];
	readonly from: Instant | null;
	readonly to: Instant | null;
}
const NO_PLACE: Place = { bays: [], technicians: [], from: null, to: null };

const isUnplaced = ({ state, plan }: Operation): boolean => state === 'open' && plan === null;

/** Rows of one visit: what has no place yet, and what lies in the time shown. */
function linesOf(state: WorkshopState, job: Job, { shown, now, who }: Shown): readonly WorkLine[] {
	const lateness = latenessOf(state, job, now);
	const { plate } = carName(state, job);
	const bars = new Map(
		barsOf({ job, plate, level: lateness.level, now }, 'bay')
			.filter(({ bar }) => bar.to >= shown.from && bar.from <= shown.to)
			.map(({ bar }) => [bar.operation, bar] as const)
	);
	const placeOf = (operation: Operation): Place | null => {
		const bar = bars.get(operation.id);
		if (bar !== undefined) return bar;
		return isUnplaced(operation) && job.end === null ? NO_PLACE : null;
	};
	return job.operations.flatMap((operation) => {
		const place = placeOf(operation);
		if (place === null) return [];
		const { bays, technicians, from, to } = place;
		return [
			{
				operation: operation.id,
				version: operation.version,
				job: job.id,
				plate,
				isWaiting: job.waiting,
				advisor: job.advisor,
				name: operation.name,
				kind: operation.kind,
				trade: operation.trade,
				skill: operation.skill,
				standardMinutes: operation.standardMinutes,
				state: operation.state,
				bays,
				technicians,
				from,
				to,
				lateness,
				verbs: operationVerbs({ state, who }, { job, operation })
			}
		];
	});
}

/** Every operation without a place or in the time shown, in the order the board holds the visits. */
export const workTableOf = (state: WorkshopState, shown: Shown): readonly WorkLine[] =>
	[...state.jobs.values()].flatMap((job) => linesOf(state, job, shown));

/** What is being done now comes before what is to be done; what is over comes last. */
const STATE_ORDER: readonly OperationState[] = [
	'running',
	'stopped',
	'paused',
	'open',
	'finished',
	'cancelled'
];

/** Nothing known sorts last whichever way the rows run. */
type Key = number | string | null;

const KEY: Readonly<Record<SortBy, (line: WorkLine) => Key>> = {
	promise: ({ lateness }) => lateness.promisedAt,
	plate: ({ plate }) => plate,
	name: ({ name }) => name,
	minutes: ({ standardMinutes }) => standardMinutes,
	state: ({ state }) => STATE_ORDER.indexOf(state),
	bay: ({ bays }) => bays[0] ?? null,
	technician: ({ technicians }) => technicians[0] ?? null,
	from: ({ from }) => from
};

function compared(a: Key, b: Key, direction: 1 | -1): number {
	if (a === b) return 0;
	if (a === null) return 1;
	if (b === null) return -1;
	return a < b ? -direction : direction;
}

/** Sorted; rows that are equal stay by promise, then in the order of their car's route. */
export function sortLines(
	lines: readonly WorkLine[],
	{ by, isDescending }: Sorting
): readonly WorkLine[] {
	const direction = isDescending ? -1 : 1;
	const { promise: promiseOf } = KEY;
	const keyOf = KEY[by];
	return [...lines].sort(
		(a, b) =>
			compared(keyOf(a), keyOf(b), direction) ||
			compared(promiseOf(a), promiseOf(b), 1) ||
			compared(a.job, b.job, 1)
	);
}
