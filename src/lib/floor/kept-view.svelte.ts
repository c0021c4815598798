import { FLOOR_VIEWS, type FloorView } from '#core/board/floor-tiles.ts';

/** How somebody wants to see the floor, on this device, under their name. */
interface Kept {
	readonly by: FloorView;
	readonly team: string | null;
}

const FIRST: Kept = { by: 'bay', team: null };

/** The choice in a kept text; what was written otherwise, or not at all, is as at first. */
export function viewFrom(text: string | null): Kept {
	let kept: unknown;
	try {
		kept = JSON.parse(text ?? 'null');
	} catch {
		// Somebody else's text under our key: there is nothing to keep of it.
		return FIRST;
	}
	if (typeof kept !== 'object' || kept === null) return FIRST;
	const { by, team } = kept as { readonly by?: unknown; readonly team?: unknown };
	return {
		by: FLOOR_VIEWS.find((view) => view === by) ?? FIRST.by,
		team: typeof team === 'string' ? team : null
	};
}

/** The view of this person on this device; it outlives the page. */
export class KeptView {
	private kept = $state.raw<Kept>(FIRST);
	private readonly key: string;

	constructor(person: string) {
		this.key = `workshop-board:floor:${person}`;
	}

	get by(): FloorView {
		return this.kept.by;
	}

	get team(): string | null {
		return this.kept.team;
	}

	/** Takes what was kept; in the browser only. */
	load(): void {
		this.kept = viewFrom(localStorage.getItem(this.key));
	}

	/** Changes a part of it, and keeps it. */
	choose(part: Partial<Kept>): void {
		this.kept = { ...this.kept, ...part };
		localStorage.setItem(this.key, JSON.stringify(this.kept));
	}
}
