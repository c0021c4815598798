import { plateShown, type PlateShown } from './wall-row.ts';
import { LOUNGE_STEPS, type LoungeJob, type Row, type LoungeStep } from './rows.ts';
import type { Instant } from '../time/instant.ts';
import { localDateOf, localTimeOf, weekdayOf } from '../time/zone.ts';

/** The customers' screen: what its rows say, in the order they are read. It works nothing out about cars. */

/** One car of the lounge. */
export interface LoungeCar {
	readonly key: string;
	readonly plate: PlateShown;
	/** The advisor's surname. */
	readonly advisor: string;
	readonly step: LoungeStep;
	/** Each of the six steps: behind the car, where it is, or before it. Waiting is passed only while it is the step. */
	readonly steps: readonly { readonly step: LoungeStep; readonly look: 'done' | 'now' | 'open' }[];
	readonly window: LoungeWindow | null;
}

/** A time window today, or the weekday (1 to 7) it falls on. */
type LoungeWindow =
	| { readonly kind: 'today'; readonly from: string; readonly to: string }
	| { readonly kind: 'weekday'; readonly day: number };

export interface LoungeBoard {
	readonly name: string;
	readonly timeZone: string;
	/** Ready cars first, then by window, then those without one. */
	readonly cars: readonly LoungeCar[];
}

function windowOf({ window }: LoungeJob, now: Instant, zone: string): LoungeWindow | null {
	if (window === null) return null;
	const date = localDateOf(window.from, zone);
	if (date !== localDateOf(now, zone)) return { kind: 'weekday', day: weekdayOf(date) };
	return {
		kind: 'today',
		from: localTimeOf(window.from, zone),
		to: localTimeOf(window.to, zone)
	};
}

function stepsOf(current: LoungeStep): LoungeCar['steps'] {
	const at = LOUNGE_STEPS.indexOf(current);
	return LOUNGE_STEPS.map((step, index) => ({
		step,
		look: index === at ? 'now' : index < at && step !== 'on-hold' ? 'done' : 'open'
	}));
}

const LAST = Number.MAX_SAFE_INTEGER;
const orderOf = ({ step, window }: LoungeJob): number =>
	step === 'ready' ? 0 : (window?.from ?? LAST);

/** Reads the rows of the lounge, and no others; empty name and UTC before the set-up has come. */
export function loungeBoard(rows: ReadonlyMap<string, Row>, now: Instant): LoungeBoard {
	let name = '';
	let timeZone = 'UTC';
	const jobs: { readonly id: string; readonly body: LoungeJob }[] = [];
	for (const row of rows.values()) {
		if (row.kind === 'setup' && 'name' in row.body) ({ name, timeZone } = row.body);
		if (row.kind === 'job' && 'step' in row.body) jobs.push({ id: row.id, body: row.body });
	}
	jobs.sort((a, b) => orderOf(a.body) - orderOf(b.body) || (a.id < b.id ? -1 : 1));
	return {
		name,
		timeZone,
		cars: jobs.map(({ id, body }) => ({
			key: id,
			plate: plateShown(body.plate),
			advisor: body.advisor,
			step: body.step,
			steps: stepsOf(body.step),
			window: windowOf(body, now, timeZone)
		}))
	};
}
