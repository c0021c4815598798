import { evolve } from '../evolve.ts';
import type { Event, Recorded } from '../job/events.ts';
import type { Job, Operation, Stint } from '../job/job.ts';
import { emptyState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import type { PastStep } from '../undo/past-step.ts';
import { edited } from '../workshop/setup-edit.ts';
import type { Setup } from '../workshop/setup.ts';

/** What a step changed, before and after, out of the log: nothing of it is kept twice. */

type Value = string | number | boolean | null;

/** One thing that is different after a step. Times are workshop time in ms. */
export interface Change {
	/** The operation it is of; null: the visit, the workshop. */
	readonly operation: string | null;
	readonly field: ChangedField;
	/** Null: nothing was there. */
	readonly before: Value;
	readonly after: Value;
}

type Read<Of> = (of: Of) => Value;

const VISIT = {
	orders: ({ orders }) => list(orders.map(({ orderNo }) => orderNo)),
	advisor: ({ advisor }) => advisor,
	appointmentAt: ({ appointmentAt }) => appointmentAt,
	arrivedAt: ({ arrivedAt }) => arrivedAt,
	promisedAt: ({ promises }) => promises.at(-1)?.at ?? null,
	promiseReason: ({ promises }) => said(promises.at(-1)?.reason),
	bay: ({ place }) => place?.bay ?? null,
	slot: ({ slot }) => slot,
	keyTag: ({ keyTag }) => keyTag,
	handedInAt: ({ handedInAt }) => handedInAt,
	walkAround: ({ walkAround }) => walkAround?.at ?? null,
	windowFrom: ({ announced }) => announced?.from ?? null,
	windowTo: ({ announced }) => announced?.to ?? null,
	waiting: ({ waiting }) => waiting,
	settledAt: ({ settledAt }) => settledAt,
	end: ({ end }) => end?.how ?? null,
	endReason: ({ end }) => said(end?.reason),
	additions: ({ additions }) =>
		list(additions.map(({ answer, standardMinutes }) => answer?.kind ?? `${standardMinutes} min`)),
	duties: ({ duties }) => list(duties.map(({ kind, standing }) => `${kind}=${standing}`)),
	carriedOver: ({ carriedOver }) => carriedOver
} as const satisfies Readonly<Record<string, Read<Job>>>;

const OPERATION = {
	work: ({ name }) => name,
	state: ({ state }) => state,
	plannedBay: ({ plan }) => plan?.bay ?? null,
	technicians: ({ plan }) => list(plan?.technicians ?? []),
	start: ({ plan }) => plan?.start ?? null,
	finish: ({ plan }) => plan?.end ?? null,
	workers: ({ stints }) =>
		list(stints.filter(({ to }) => to === null).map(({ technician }) => technician)),
	stoppage: ({ stoppages }) => stoppages.findLast(({ to }) => to === null)?.reason ?? null,
	note: ({ stoppages }) => said(stoppages.at(-1)?.note),
	outcome: ({ outcome }) => outcome,
	finding: ({ finding }) => said(finding),
	responsible: ({ inspection }) => inspection?.responsible ?? null,
	selfChecks: ({ selfChecks }) => list(selfChecks.map(({ technician }) => technician)),
	cause: ({ cause }) => said(cause),
	toldFinish: ({ delay }) => delay?.expectedFinish ?? null,
	delayReason: ({ delay }) => said(delay?.reason),
	clockOffs: ({ stints }) => list(stints.flatMap(clockOffText)),
	partsDueAt: ({ partsDueAt }) => partsDueAt,
	partsArrivedAt: ({ partsArrivedAt }) => partsArrivedAt,
	tools: ({ tools }) => list(tools ?? [])
} as const satisfies Readonly<Record<string, Read<Operation>>>;

/** Of a person's account, see `account-changes.ts`. */
type OfAccount = 'role' | 'isActive' | 'workshops';

/** The last five are of the workshop itself. */
export type ChangedField =
	| keyof typeof VISIT
	| keyof typeof OPERATION
	| OfAccount
	| 'absence'
	| 'outage'
	| 'call'
	| 'setup'
	| 'erased';

/** Those that are moments. */
export const MOMENTS: ReadonlySet<ChangedField> = new Set<ChangedField>([
	'arrivedAt',
	'promisedAt',
	'windowFrom',
	'windowTo',
	'settledAt',
	'appointmentAt',
	'handedInAt',
	'walkAround',
	'start',
	'finish',
	'toldFinish',
	'partsDueAt',
	'partsArrivedAt'
]);

const list = (parts: readonly string[]): string | null =>
	parts.length === 0 ? null : parts.join(' ');
const said = (text: string | undefined): string | null =>
	text === undefined || text === '' ? null : text;

/**
 * Everything a step changed: visit by visit, then what it did to the workshop. `setup` is the set-up it
 * was done on; without it an edit is told as it was sent.
 */
export function changesOf(
	{ events, histories }: PastStep,
	setup: Setup | null = null
): readonly Change[] {
	const first = events[0]?.seq ?? 0;
	const last = events.at(-1)?.seq ?? 0;
	const ofVisits = [...histories].flatMap(([id, history]) => {
		const at = (seq: number): Job | null =>
			evolve(
				emptyState,
				history.filter((entry) => entry.seq <= seq)
			).jobs.get(id) ?? null;
		return changesOfVisit(at(first - 1), at(last));
	});
	return [...ofVisits, ...events.flatMap((entry) => changesOfShop(entry, setup))];
}

/** Null: the visit was not there yet. */
function changesOfVisit(before: Job | null, after: Job | null): readonly Change[] {
	const ids = [
		...new Set([...(before?.operations ?? []), ...(after?.operations ?? [])].map(({ id }) => id))
	];
	return [
		...differing(VISIT, { before, after, operation: null }),
		...ids.flatMap((id) =>
			differing(OPERATION, {
				before: before?.operations.find((one) => one.id === id) ?? null,
				after: after?.operations.find((one) => one.id === id) ?? null,
				operation: id
			})
		)
	];
}

function differing<Of>(
	fields: Readonly<Record<string, Read<Of>>>,
	{ before, after, operation }: TwoSides<Of>
): readonly Change[] {
	return Object.entries(fields).flatMap(([field, read]) => {
		const was = before === null ? null : read(before);
		const is = after === null ? null : read(after);
		// What is new and does not hold is not told as a change.
		if (was === is || (was === null && is === false)) return [];
		return [{ operation, field: field as ChangedField, before: was, after: is }];
	});
}

interface TwoSides<Of> {
	readonly before: Of | null;
	readonly after: Of | null;
	readonly operation: string | null;
}

const shop = (field: ChangedField, before: Value, after: Value): readonly Change[] => [
	{ operation: null, field, before, after }
];

function changesOfShop({ event }: Recorded, setup: Setup | null): readonly Change[] {
	switch (event.type) {
		case 'AbsenceRecorded':
			return shop('absence', awayText(event.was), awayText(event.absence));
		case 'AbsenceWithdrawn':
			return shop('absence', awayText(event.was) ?? event.absence, null);
		case 'BayTakenOut':
			return shop('outage', outText(event.was), outText(event.outage));
		case 'BayReturned':
			return shop('outage', outText(event.was) ?? event.bay, null);
		case 'HelpCalled':
			return shop('call', null, callText(event.call));
		case 'HelpAnswered':
		case 'HelpEnded':
			return shop('call', event.call, event.type === 'HelpEnded' ? 'ended' : 'answered');
		case 'SetupEdited':
			return setup === null
				? shop('setup', null, editText(event))
				: changesOfSetup(setup, edited(setup, event.edit));
		case 'PersonErased':
			return shop('erased', event.jobs.length, null);
		default:
			return [];
	}
}

/** Whose clock-off was corrected, and from what to what. */
const clockOffText = ({ technician, to, corrected }: Stint): readonly string[] =>
	corrected === undefined ? [] : [`${technician} ${moment(corrected.was)} → ${moment(to)}`];

const moment = (at: Instant | null): string => (at === null ? '…' : new Date(at).toISOString());

type Away = Extract<Event, { type: 'AbsenceRecorded' }>['absence'] | undefined;
const awayText = (away: Away): string | null =>
	away === undefined
		? null
		: `${away.technician} ${moment(away.from)}/${moment(away.to)} ${away.reason}`.trim();

type Out = Extract<Event, { type: 'BayTakenOut' }>['outage'] | undefined;
const outText = (out: Out): string | null =>
	out === undefined
		? null
		: `${out.bay} ${moment(out.since)}/${moment(out.until)} ${out.reason}`.trim();

type Called = Extract<Event, { type: 'HelpCalled' }>['call'];
const callText = ({ kind, bay, job, technician }: Called): string =>
	[kind, bay, job, technician].filter((part) => part !== null).join(' ');

/** The edit as it was sent, its kind first. */
const editText = ({ edit }: Extract<Event, { type: 'SetupEdited' }>): string => {
	const { kind, ...rest } = edit;
	return `${kind} ${JSON.stringify(rest)}`;
};

/** Entry by entry where the set-up keeps a list, e.g. `bays A03 {…}`. */
function changesOfSetup(before: Setup, after: Setup): readonly Change[] {
	const [was, is] = [partsOf(before), partsOf(after)];
	return [...new Set([...was.keys(), ...is.keys()])]
		.filter((key) => was.get(key) !== is.get(key))
		.flatMap((key) => shop('setup', partText(key, was), partText(key, is)));
}

function partsOf(setup: Setup): ReadonlyMap<string, string> {
	return new Map(
		Object.entries(setup).flatMap(([key, value]: [string, unknown]) =>
			Array.isArray(value)
				? value.map((entry): [string, string] => [`${key} ${nameOf(entry)}`, JSON.stringify(entry)])
				: [[key, JSON.stringify(value)] as [string, string]]
		)
	);
}

/** What an entry of a list is told by. */
function nameOf(entry: unknown): string {
	if (typeof entry !== 'object' || entry === null) return String(entry);
	const { code, itemCode, date } = entry as Readonly<Record<string, string | undefined>>;
	return code ?? itemCode ?? date ?? '';
}

const partText = (key: string, parts: ReadonlyMap<string, string>): string | null => {
	const text = parts.get(key);
	return text === undefined ? null : `${key} ${text}`;
};
