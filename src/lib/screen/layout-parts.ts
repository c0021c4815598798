import type { Layout } from '#core/board/display.ts';
import type { LayoutBoard } from '$lib/board/layout-board.ts';

type Load = () => Promise<{ readonly default: LayoutBoard }>;

interface Parts {
	/** What the program carries from its first byte: the layout the screen begins with. */
	readonly own: Partial<Readonly<Record<Layout, LayoutBoard>>>;
	/** Parts of it that come by themselves. */
	readonly others: Partial<Readonly<Record<Layout, Load>>>;
}

/** A part that does not come is asked for again: nobody stands there to load the page anew. */
const AGAIN_AFTER_MS = 5_000;

async function untilItComes(load: Load): Promise<LayoutBoard> {
	for (;;) {
		try {
			return (await load()).default;
		} catch {
			// The line is down, or the server is just being replaced.
			await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
		}
	}
}

/** The layouts of one program: a screen that shows one loads no other, a playlist loads its others beforehand. */
export class LayoutParts {
	private readonly parts: Parts;
	// A layout that was asked for keeps its promise: another one would draw it anew.
	private readonly asked: Partial<Record<Layout, Promise<LayoutBoard>>> = {};

	constructor(parts: Parts) {
		this.parts = parts;
	}

	/** At once where the program carries it; else when it has come, however long that takes. */
	boardOf(layout: Layout): LayoutBoard | Promise<LayoutBoard> {
		const { own, others } = this.parts;
		const load = others[layout];
		if (load === undefined) {
			const board = own[layout];
			if (board === undefined) throw new TypeError(`no program has ${layout}`);
			return board;
		}
		return (this.asked[layout] ??= untilItComes(load));
	}

	/** Has layouts here before their turn: by then the network may be gone. */
	fetchAhead(layouts: readonly Layout[]): void {
		for (const layout of layouts) void this.boardOf(layout);
	}
}
