import type { Piece } from '$lib/timeline/carry.ts';
import type { Bar } from '#core/board/timeline-bars.ts';
import type { Ghost } from '$lib/timeline/ghosts.ts';

/** How long it is shown where something was before. */
const WAS_HERE_MS = 6_000;
/** A little longer than the flight itself. */
const FLIGHT_MS = 320;

/** Ghosts are called by what they are and the operation they stand for. */
export const operationOf = (ghost: string): string => ghost.slice(ghost.indexOf(':') + 1);

/** A row as far as a trace needs it. */
interface BarsOfRow {
	readonly id: string;
	readonly bars: readonly { readonly bar: Pick<Bar, 'operation' | 'planned'> }[];
}

/**
 * Whether the work itself lies where its trace would be drawn, because the step was taken back or is not
 * answered yet: a trace over it would hide its words.
 */
export const liesThere = (
	{ id, row, from, kind }: Pick<Ghost, 'id' | 'row' | 'from' | 'kind'>,
	rows: readonly BarsOfRow[]
): boolean =>
	kind === 'was-here' &&
	rows.some(
		(one) =>
			one.id === row &&
			one.bars.some(({ bar }) => bar.operation === operationOf(id) && bar.planned?.from === from)
	);

/** What is drawn for a moment after something was let go: where it was, or how it flies back. */
export class Trails {
	ghosts = $state.raw<readonly Ghost[]>([]);

	/** Shows for some seconds where these lay. */
	wereHere(pieces: readonly Piece[], text: (piece: Piece) => string): void {
		const traces = pieces.flatMap((piece): readonly Ghost[] => {
			const { id, row, from, to } = piece;
			const trace = { from, to, kind: 'was-here', weight: null, text: text(piece) } as const;
			return row === null ? [] : [{ ...trace, id: `was:${id}`, row }];
		});
		this.show(traces, WAS_HERE_MS);
	}

	/** From where these were let go to where they are. */
	flyBack(targets: readonly Ghost[], pieces: readonly Piece[]): void {
		const away = targets.map((ghost): Ghost => ({
			...ghost,
			id: `fly:${operationOf(ghost.id)}`,
			kind: 'flying'
		}));
		const home = away.flatMap((ghost): readonly Ghost[] => {
			const piece = pieces.find(({ id }) => id === operationOf(ghost.id));
			return piece?.row == null
				? []
				: [{ ...ghost, row: piece.row, from: piece.from, to: piece.to }];
		});
		this.show(away, FLIGHT_MS);
		// It has to be drawn where it was let go once, or there is nothing to fly from.
		requestAnimationFrame(() => {
			requestAnimationFrame(() => {
				this.show(home, FLIGHT_MS);
			});
		});
	}

	private show(ghosts: readonly Ghost[], forMs: number): void {
		const others = this.ghosts.filter(({ id }) => ghosts.every((ghost) => ghost.id !== id));
		this.ghosts = [...others, ...ghosts];
		setTimeout(() => {
			this.ghosts = this.ghosts.filter((ghost) => !ghosts.includes(ghost));
		}, forMs);
	}
}
