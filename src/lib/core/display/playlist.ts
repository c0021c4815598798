import type { PlaylistEntry } from './profile.ts';

/**
 * Which entry of a playlist is up. An entry stays for its time at least and goes at the end of its last
 * page, so that nobody's row is taken away while they read it.
 */
export interface Turn {
	/** Which entry, counted from 0. */
	readonly index: number;
	/** Since when, milliseconds of any clock that runs on. */
	readonly since: number;
}

/** What has come about where a screen stands. */
export type TurnCause =
	/** The last page of the entry has had its time. */
	| 'page-end'
	/** Somebody asked for the next one. */
	| 'asked';

/**
 * The turn that follows. The playlist may have become shorter since: an entry that is no more makes room for
 * the first one at once, and one alone never turns.
 */
export function nextTurn(
	playlist: readonly PlaylistEntry[],
	turn: Turn,
	happened: { readonly cause: TurnCause; readonly at: number }
): Turn {
	const { cause, at } = happened;
	const entry = playlist[turn.index];
	if (entry === undefined) return { index: 0, since: at };
	const isDue = cause === 'asked' || at - turn.since >= entry.dwellS * 1000;
	if (!isDue || playlist.length < 2) return turn;
	return { index: (turn.index + 1) % playlist.length, since: at };
}

/** The entry that is up; the first one where the playlist became shorter. Null only for an empty list. */
export const entryAt = (
	playlist: readonly PlaylistEntry[],
	{ index }: Pick<Turn, 'index'>
): PlaylistEntry | null => playlist[index] ?? playlist[0] ?? null;

/**
 * The entry that is up at an instant where nothing counts turns, as on a page without scripts: each for its
 * time, one after the other, the same wherever it is worked out. Null only for an empty list.
 */
export function entryByClock(playlist: readonly PlaylistEntry[], at: number): PlaylistEntry | null {
	const round = playlist.reduce((sum, { dwellS }) => sum + dwellS, 0);
	let left = Math.floor(at / 1000) % Math.max(1, round);
	for (const entry of playlist) {
		if (left < entry.dwellS) return entry;
		left -= entry.dwellS;
	}
	return playlist[0] ?? null;
}
