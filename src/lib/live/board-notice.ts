import { screenNotice } from '#core/board/screen-notice.ts';
import { boardText } from '$lib/i18n/board.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { commonText } from '$lib/i18n/common.ts';
import { loungeText } from '$lib/i18n/lounge.ts';
import { namesOf } from '$lib/i18n/names.ts';
import { inOneLine, refusalText } from '$lib/i18n/refusals.ts';
import type { LiveBoard } from './live-board.svelte.ts';

/** In whose language and in which zone; a lounge does not get the set-up that says the latter. */
interface Reader {
	readonly locale: Locale;
	readonly timeZone?: string;
}

const deviceZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * What a page has to say about everything it shows, in one sentence; null while all of it is true and
 * can be changed. The one place where pages with a live board take it from, walls and desks alike.
 */
export function boardNotice(board: LiveBoard, { locale, timeZone }: Reader): string | null {
	const { setup } = board.state;
	const isLounge = board.audience === 'lounge';
	const notice = screenNotice(
		{
			link: board.link,
			dataAt: board.dataAt,
			openedAt: board.openedAt,
			canStore: board.canStore,
			isSetUp: setup !== null || isLounge
		},
		{ workshop: timeZone ?? setup?.timeZone ?? 'UTC', device: deviceZone() }
	);
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
			return isLounge ? loungeText(locale).notUpdated : common.cannotStore;
		case 'refused':
			return refusedText(board, locale);
		case 'not-set-up':
			return board.audience === 'staff'
				? plainly(board, locale, { code: 'workshop/not-set-up' })
				: boardText(locale).empty;
	}
}

/** Nobody stands before a wall who could sign in there. */
const refusedText = (board: LiveBoard, locale: Locale): string =>
	board.audience === 'staff' && board.refusal !== null
		? plainly(board, locale, board.refusal)
		: commonText(locale).refused;

const plainly = (
	board: LiveBoard,
	locale: Locale,
	refusal: Parameters<typeof refusalText>[1]
): string => inOneLine(locale, refusalText(locale, refusal, namesOf(locale, board.state, null)));
