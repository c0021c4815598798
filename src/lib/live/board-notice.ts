import { namesOf } from '$lib/i18n/names.ts';
import { inOneLine, refusalText } from '$lib/i18n/refusals.ts';
import { displayNotice, noticeOf, type Reader } from './display-notice.ts';
import type { LiveBoard } from './live-board.svelte.ts';

/**
 * What a page has to say about everything it shows, in one sentence; null while all of it is true and
 * can be changed. The one place where desks with a live board take it from; to their people it says
 * what to do.
 */
export function boardNotice(board: LiveBoard, reader: Reader): string | null {
	const notice = noticeOf(board, reader.timeZone);
	if (notice?.is === 'refused' && board.refusal !== null)
		return plainly(board, reader, board.refusal);
	if (notice?.is === 'not-set-up') return plainly(board, reader, { code: 'workshop/not-set-up' });
	return displayNotice(board, reader);
}

const plainly = (
	board: LiveBoard,
	{ locale }: Reader,
	refusal: Parameters<typeof refusalText>[1]
): string => inOneLine(locale, refusalText(locale, refusal, namesOf(locale, board.state, null)));
