import type { StatusWord } from '#core/board/marks.ts';
import type { wordsText } from './words.ts';

/** The word for a stage, or for what a stopped car waits for. */
export const statusText = (words: ReturnType<typeof wordsText>, status: StatusWord): string =>
	isStoppage(status) ? words[status] : words[`stage.${status}`];

const isStoppage = (status: StatusWord): status is Extract<StatusWord, `stoppage.${string}`> =>
	status.startsWith('stoppage.');
