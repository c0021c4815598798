import { AUDIENCES, type Audience } from '#core/board/rows.ts';

/** Screens of one audience, now. */
export interface AudienceLoad {
	readonly connected: number;
	/** Longest time one of them has waited for what it should show, milliseconds; 0 when all have it. */
	readonly oldestMs: number;
}

/** One connected client, as far as its line tells. */
export interface Line {
	/** Null before it said what it wants to see. */
	readonly room: string | null;
	/** Messages not handed to the network yet. */
	readonly waiting: number;
	/** Real time at which none was waiting, as last looked; milliseconds. */
	readonly freshAt: number;
}

/** How many screens of each audience there are, and how far the slowest of them is behind at `now`. */
export function audienceLoads(
	lines: Iterable<Line>,
	now: number
): ReadonlyMap<Audience, AudienceLoad> {
	const loads = new Map<Audience, AudienceLoad>();
	for (const { room, waiting, freshAt } of lines) {
		const audience = AUDIENCES.find((known) => room?.startsWith(`${known}/`));
		if (audience === undefined) continue;
		const { connected, oldestMs } = loads.get(audience) ?? { connected: 0, oldestMs: 0 };
		const behindMs = waiting === 0 ? 0 : Math.max(0, now - freshAt);
		loads.set(audience, { connected: connected + 1, oldestMs: Math.max(oldestMs, behindMs) });
	}
	return loads;
}
