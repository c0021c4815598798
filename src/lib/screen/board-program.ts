import type { Layout } from '#core/board/display.ts';

/**
 * The programs of the workshop's wall. A television loads the layout it shows and no other; the one that
 * carries all of them in parts is for a playlist that turns through several.
 */
export type BoardProgram = 'board-bay' | 'board-technician' | 'board-flow' | 'board';

const PROGRAM_OF: Readonly<Record<Layout, BoardProgram>> = {
	bay: 'board-bay',
	technician: 'board-technician',
	stage: 'board-flow',
	line: 'board-flow'
};

/** The program for a screen that shows these layouts; any of them where it shows none. */
export function boardProgramFor(layouts: readonly Layout[]): BoardProgram {
	const [first = 'board-bay', ...others] = new Set(layouts.map((layout) => PROGRAM_OF[layout]));
	return others.length === 0 ? first : 'board';
}
