import { plateShown, type PlateShown } from './plate-shown.ts';
import { LOUNGE_STEPS, type LoungeJob, type Row, type LoungeStep } from './rows.ts';
import { LOUNGE_STAY_MS } from '../lounge/stay.ts';
import type { Salutation } from '../plate/salutation.ts';
import type { Instant } from '../time/instant.ts';
import { localDateOf, localTimeOf, weekdayOf } from '../time/zone.ts';

/** The customers' screen: what its rows say, in the order they are read. It works nothing out about cars. */

/** One car of the lounge. */
export interface LoungeCar {
	readonly key: string;
	readonly plate: PlateShown;
	readonly customer: Salutation | null;
	/** The advisor's surname. */
	readonly advisor: string;
	/** The numbered counter to go to; null where there is none. */
	readonly counter: number | null;
	readonly step: LoungeStep;
	/** Each of the six steps: behind the car, where it is, or before it. Waiting is passed only while it is the step. */
	readonly steps: readonly { readonly step: LoungeStep; readonly look: 'done' | 'now' | 'open' }[];
	readonly window: LoungeWindow | null;
	/** Since when it can be collected; null while it cannot, and once it was. */
	readonly readyAt: Instant | null;
	readonly isDelivered: boolean;
}

/** A time window today, or the weekday (1 to 7) it falls on. */
export type LoungeWindow =
	| { readonly kind: 'today'; readonly from: string; readonly to: string }
	| { readonly kind: 'weekday'; readonly day: number };

export interface LoungeBoard {
	readonly name: string;
	readonly timeZone: string;
	/** Ready cars first, then by window, then those without one; cars that were handed over last. */
	readonly cars: readonly LoungeCar[];
}

/** The window as a customer reads it. */
export function windowShown(
	window: LoungeJob['window'],
	now: Instant,
	zone: string
): LoungeWindow | null {
	if (window === null) return null;
	const date = localDateOf(window.from, zone);
	if (date !== localDateOf(now, zone)) return { kind: 'weekday', day: weekdayOf(date) };
	return {
		kind: 'today',
		from: localTimeOf(window.from, zone),
		to: localTimeOf(window.to, zone)
	};
}

/** All six steps for a car at this one. */
export function stepsShown(current: LoungeStep): LoungeCar['steps'] {
	const at = LOUNGE_STEPS.indexOf(current);
	return LOUNGE_STEPS.map((step, index) => ({
		step,
		look: index === at ? 'now' : index < at && step !== 'on-hold' ? 'done' : 'open'
	}));
}

const WITHOUT_TIME = Number.MAX_SAFE_INTEGER - 1;
const LAST = Number.MAX_SAFE_INTEGER;

function orderOf({ step, window, deliveredAt }: LoungeJob): number {
	if (deliveredAt !== null) return LAST;
	return step === 'ready' ? 0 : (window?.from ?? WITHOUT_TIME);
}

/** A screen that lost its line takes a car down by itself, as the board would. */
const isShown = ({ deliveredAt }: LoungeJob, now: Instant): boolean =>
	deliveredAt === null || now < deliveredAt + LOUNGE_STAY_MS;

/** Reads the rows of the lounge, and no others; empty name and UTC before the set-up has come. */
export function loungeBoard(rows: ReadonlyMap<string, Row>, now: Instant): LoungeBoard {
	let name = '';
	let timeZone = 'UTC';
	const jobs: { readonly id: string; readonly body: LoungeJob }[] = [];
	for (const row of rows.values()) {
		if (row.kind === 'setup' && 'name' in row.body) ({ name, timeZone } = row.body);
		if (row.kind === 'job' && 'step' in row.body && isShown(row.body, now))
			jobs.push({ id: row.id, body: row.body });
	}
	jobs.sort((a, b) => orderOf(a.body) - orderOf(b.body) || (a.id < b.id ? -1 : 1));
	return {
		name,
		timeZone,
		cars: jobs.map(({ id, body }) => ({
			key: id,
			plate: plateShown(body.plate),
			customer: body.customer,
			advisor: body.advisor,
			counter: body.counter,
			step: body.step,
			steps: stepsShown(body.step),
			window: windowShown(body.window, now, timeZone),
			readyAt: body.deliveredAt === null ? body.readyAt : null,
			isDelivered: body.deliveredAt !== null
		}))
	};
}
