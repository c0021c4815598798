import { mayShowKept, type KeptRows } from '#core/board/kept-rows.ts';
import { keyOf, orElse } from '$lib/device/device-memory.ts';
import type { FollowedBoard } from '$lib/live/followed-board.svelte.ts';

/** Rows are kept this often; writing them takes an old television some hundredths of a second. */
const KEEP_EVERY_MS = 60_000;
/** So soon after they came for the first time. */
const FIRST_KEPT_AFTER_MS = 2_000;
/** A server that says nothing for this long is taken to be gone, and what was kept is shown. */
const RECALL_AFTER_MS = 3_000;

interface Kept {
	readonly workshop: string;
	/** The screen's own id: whoever comes after it finds nothing (`forgetOthers`). */
	readonly screen: string;
	/** Days end by it. */
	readonly timeZone: string;
}

/**
 * Keeps a screen's rows on its device, and shows them when the page was started without a server (display
 * rule B12), until the returned function is called.
 */
export function keepRows(board: FollowedBoard, { workshop, screen, timeZone }: Kept): () => void {
	const key = keyOf('screen', workshop, screen);
	const keep = (): void => {
		const rows = board.toKeep(timeZone);
		// A full device shows its rows all the same, until it is switched off.
		if (rows !== null)
			orElse(undefined, () => {
				localStorage.setItem(key, JSON.stringify(rows));
			});
	};
	const recall = (): void => {
		const kept = orElse(
			null,
			() => JSON.parse(localStorage.getItem(key) ?? 'null') as KeptRows | null
		);
		if (kept === null || board.hasRows) return;
		if (mayShowKept(kept, board.audience, nowBy(kept))) board.recall(kept);
		else
			orElse(undefined, () => {
				localStorage.removeItem(key);
			});
	};
	const recalling = setTimeout(recall, RECALL_AFTER_MS);
	const first = setTimeout(keep, FIRST_KEPT_AFTER_MS);
	const keeping = setInterval(keep, KEEP_EVERY_MS);
	return () => {
		clearTimeout(recalling);
		clearTimeout(first);
		clearInterval(keeping);
	};
}

/** Workshop time by this device's clock and what the server's said beside it. */
const nowBy = ({ time, localAt }: KeptRows): number =>
	time.workshopNow + (Date.now() - localAt) * time.rate;
