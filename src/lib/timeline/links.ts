import type { Stretch } from '#core/time/instant.ts';
import { xOf, type Scale } from './geometry.ts';
import type { LiveRow } from './live-rows.svelte.ts';

/** Lines between pieces of work that depend on one another. */

/** The second cannot start before the first is finished; both name operations. */
export interface Link {
	readonly before: string;
	readonly after: string;
}

interface Place extends Stretch {
	readonly y: number;
}

/** How far a line runs on before it turns. */
const KNEE_PX = 8;

function placesOf(
	{ rows, tops }: { readonly rows: readonly LiveRow[]; readonly tops: readonly number[] },
	{ middle, wanted }: { readonly middle: number; readonly wanted: ReadonlySet<string> }
): ReadonlyMap<string, Place> {
	const places = new Map<string, Place>();
	rows.forEach(({ bars, lanes }, index) => {
		bars.forEach(({ bar }, at) => {
			// Where rows of bays and technicians are both shown the bay's bar comes first and is enough.
			if (!wanted.has(bar.operation) || places.has(bar.operation)) return;
			const y = (tops[index] ?? 0) + middle * (1 + 2 * (lanes.laneOf[at] ?? 0));
			places.set(bar.operation, { from: bar.from, to: bar.to, y });
		});
	});
	return places;
}

/**
 * The lines as paths of an SVG whose origin is the start of the scale and the top of the first row.
 * `middle` is half the height of a lane. Ends that are not shown have no line.
 */
export function pathsOf(
	laid: {
		readonly rows: readonly LiveRow[];
		readonly tops: readonly number[];
		readonly scale: Scale;
	},
	links: readonly Link[],
	middle: number
): readonly string[] {
	if (links.length === 0) return [];
	const wanted = new Set(links.flatMap(({ before, after }) => [before, after]));
	const places = placesOf(laid, { middle, wanted });
	return links.flatMap(({ before, after }) => {
		const from = places.get(before);
		const to = places.get(after);
		if (from === undefined || to === undefined) return [];
		return [
			pathBetween(
				{ x: xOf(laid.scale, from.to), y: from.y },
				{ x: xOf(laid.scale, to.from), y: to.y }
			)
		];
	});
}

/** Out to the right, over to the other row, and in from the left; back between the rows where it starts too early. */
function pathBetween(
	from: { readonly x: number; readonly y: number },
	to: { readonly x: number; readonly y: number }
): string {
	const out = from.x + KNEE_PX;
	const into = to.x - KNEE_PX;
	if (into >= from.x) {
		const turn = Math.max(from.x, Math.min(out, into));
		return `M${from.x} ${from.y}H${turn}V${to.y}H${to.x}`;
	}
	return `M${from.x} ${from.y}H${out}V${(from.y + to.y) / 2}H${into}V${to.y}H${to.x}`;
}
