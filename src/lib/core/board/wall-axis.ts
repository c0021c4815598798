import { axisCalls } from './axis-calls.ts';
import type { Scope } from './display.ts';
import { peopleJustChanged } from './just-changed.ts';
import { timelineOf, type TimelineRow } from './timeline.ts';
import type { Bar, Spell } from './timeline-bars.ts';
import type { AxisBar, Span } from './wall-axis-bar.ts';
import { causeOnBar } from './wall-cause.ts';
import { withPlainFlags } from './wall-axis-texts.ts';
import { plateShown } from './plate-shown.ts';
import type { Amount } from './amount.ts';
import { techniciansInScope } from './wall-scope.ts';
import type { WorkshopState } from '../state.ts';
import { HOUR_MS, type Instant, type Stretch } from '../time/instant.ts';
import { dayNumberAt, instantOnDay, localDateOf, localTimeOf } from '../time/zone.ts';
import { dayBounds } from '../workshop/calendar.ts';
import type { Setup } from '../workshop/setup.ts';

/**
 * The day of each technician on one time axis, for a wall: read-only, so everything is a share of the
 * axis (0 to 1) and nothing can be taken hold of. The bars are those of the dispatcher's timeline.
 */

/** One technician, or a place somebody calls from where none of them works. */
export interface AxisRow {
	readonly key: string;
	readonly name: string;
	/** A place goes by its code or a plate, a person by a name. */
	readonly is: 'person' | 'place';
	readonly isAway: boolean;
	/** Where nobody works: closed, lunch, absence. */
	readonly shades: readonly (Span & { readonly why: string })[];
	readonly bars: readonly AxisBar[];
	/** How long somebody where they work has called for help without an answer; null where nobody does. */
	readonly call: Amount | null;
	/** When the work there last changed; null where it did not within the last round of pages. */
	readonly changedAt: Instant | null;
}

export interface Axis {
	/** Full hours with their place. */
	readonly hours: readonly { readonly at: number; readonly text: string }[];
	/** Where now is; null outside the day shown. */
	readonly nowAt: number | null;
	readonly rows: readonly AxisRow[];
}

/** The stretch a wall shows: today's opening hours, and as far as now when work goes on after closing. */
function shownToday(setup: Setup, now: Instant): Stretch {
	const zone = setup.timeZone;
	const day = dayNumberAt(now, zone);
	const bounds = dayBounds(setup, localDateOf(now, zone)) ?? {
		from: instantOnDay(day, 8 * 60, zone),
		to: instantOnDay(day, 18 * 60, zone)
	};
	return { from: bounds.from, to: Math.max(bounds.to, Math.ceil(now / HOUR_MS) * HOUR_MS) };
}

/** Cuts a stretch to the axis and says where it lies; null when it lies outside. */
function spanOf(stretch: Stretch, shown: Stretch): Span | null {
	const from = Math.max(stretch.from, shown.from);
	const to = Math.min(stretch.to, shown.to);
	if (to <= from) return null;
	const whole = shown.to - shown.from;
	return { from: (from - shown.from) / whole, width: (to - from) / whole };
}

const isSpan = (span: Span | null): span is Span => span !== null;

function lookOf({ level, state }: Bar): AxisBar['look'] {
	if (state === 'finished' || state === 'cancelled') return 'done';
	if (level === 'late') return 'late';
	if (level === 'at-risk' || level === 'due-soon') return 'due-soon';
	return state === 'running' ? 'working' : 'open';
}

function overOf({ planned, worked }: Bar, shown: Stretch, now: Instant): Span | null {
	if (planned === null) return null;
	const end = Math.max(planned.to, ...worked.map(({ to }) => to ?? now));
	return spanOf({ from: planned.to, to: end }, shown);
}

function axisBar(bar: Bar, shown: Stretch, now: Instant): Omit<AxisBar, 'cause'> | null {
	const ended = (spells: readonly Spell[]): readonly Span[] =>
		spells.map(({ from, to }) => spanOf({ from, to: to ?? now }, shown)).filter(isSpan);
	const whole = bar.planned ?? bar;
	const box = spanOf(
		{ from: Math.min(bar.from, whole.from), to: Math.max(bar.to, whole.to) },
		shown
	);
	if (box === null) return null;
	const { promisedAt } = bar;
	const promise = promisedAt === null ? null : (promisedAt - shown.from) / (shown.to - shown.from);
	return {
		key: bar.id,
		label: plateShown(bar.plate).tail,
		box,
		planned: bar.planned === null ? null : spanOf(bar.planned, shown),
		worked: ended(bar.worked),
		stopped: ended(bar.stopped),
		over: overOf(bar, shown, now),
		promiseAt: promise !== null && promise >= 0 && promise <= 1 ? promise : null,
		look: lookOf(bar)
	};
}

function axisRow(
	state: WorkshopState,
	row: TimelineRow,
	{ shown, now }: { readonly shown: Stretch; readonly now: Instant }
): Omit<AxisRow, 'call' | 'changedAt' | 'is'> {
	const bars = row.bars.flatMap((bar): readonly AxisBar[] => {
		const drawn = axisBar(bar, shown, now);
		return drawn === null ? [] : [{ ...drawn, cause: causeOnBar(state, bar, now) }];
	});
	return {
		key: row.id,
		name: row.name,
		isAway: row.by === 'technician' && row.absence !== null,
		shades: row.shades
			.map((shade) => ({ span: spanOf(shade, shown), why: shade.why }))
			.flatMap(({ span, why }) => (span === null ? [] : [{ ...span, why }])),
		bars: withPlainFlags(bars)
	};
}

/** The same axis for a screen that customers see: it says of no car why it is late. */
export const unexplained = (axis: Axis): Axis => ({
	...axis,
	rows: axis.rows.map((row) => ({ ...row, bars: row.bars.map((bar) => ({ ...bar, cause: null })) }))
});

const NO_AXIS: Axis = { hours: [], nowAt: null, rows: [] };

/** The axis with everybody of the screen on it, in the order of the set-up, calls from where none of them works above; nothing before set-up. */
export function technicianAxis(state: WorkshopState, now: Instant, scope: Scope | null): Axis {
	const { setup } = state;
	if (setup === null) return NO_AXIS;
	const shown = shownToday(setup, now);
	const wanted = new Set<string>(techniciansInScope(state, scope).map(({ code }) => code));
	const calls = axisCalls(state, now, { scope, shown: wanted });
	const changed: ReadonlyMap<string, Instant> = peopleJustChanged(state, now);
	const whole = shown.to - shown.from;
	const hours: { at: number; text: string }[] = [];
	for (let at = Math.ceil(shown.from / HOUR_MS) * HOUR_MS; at < shown.to; at += HOUR_MS) {
		hours.push({ at: (at - shown.from) / whole, text: localTimeOf(at, setup.timeZone) });
	}
	const isToday = now >= shown.from && now <= shown.to;
	return {
		hours,
		nowAt: isToday ? (now - shown.from) / whole : null,
		rows: [
			...calls.elsewhere.map((row) => ({
				is: 'place' as const,
				isAway: false,
				shades: [],
				bars: [],
				changedAt: null,
				...row
			})),
			...timelineOf(state, { by: 'technician', shown }, now)
				.filter(({ id }) => wanted.has(id))
				.map((row) => ({
					...axisRow(state, row, { shown, now }),
					is: 'person' as const,
					call: calls.ofPerson.get(row.id) ?? null,
					changedAt: changed.get(row.id) ?? null
				}))
		]
	};
}
