import { screenNotice, type ScreenNotice } from '#core/board/screen-notice.ts';
import { boardText } from '$lib/i18n/board.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { commonText } from '$lib/i18n/common.ts';
import { loungeText } from '$lib/i18n/lounge.ts';
import type { FollowedBoard } from './followed-board.svelte.ts';

/** In whose language and in which zone; a lounge does not get the set-up that says the latter. */
export interface Reader {
	readonly locale: Locale;
	readonly timeZone?: string;
}

const deviceZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What is to be said of everything a board shows; null while all of it is true and can be changed. */
export function noticeOf(board: FollowedBoard, timeZone?: string): ScreenNotice | null {
	const { setup } = board.state;
	return screenNotice(
		{
			link: board.link,
			dataAt: board.dataAt,
			openedAt: board.openedAt,
			canStore: board.canStore,
			isSetUp: setup !== null || board.audience === 'lounge'
		},
		{ workshop: timeZone ?? setup?.timeZone ?? 'UTC', device: deviceZone() }
	);
}

/**
 * The same in one sentence for a screen on a wall, before which nobody stands who could do anything
 * about it. Desks say more (`boardNotice`); that would be ten times the texts to carry.
 */
export function displayNotice(board: FollowedBoard, { locale, timeZone }: Reader): string | null {
	const notice = noticeOf(board, timeZone);
	const common = commonText(locale);
	switch (notice?.is) {
		case undefined:
			return null;
		case 'connecting':
			return common.connecting;
		case 'unreached':
			return common.unreached({ time: notice.since });
		case 'stale':
			return common.stale({ time: notice.since });
		case 'cannot-store':
			return board.audience === 'lounge' ? loungeText(locale).notUpdated : common.cannotStore;
		case 'refused':
			return common.refused;
		case 'not-set-up':
			return boardText(locale).empty;
	}
}
