import type { Layout } from '#core/board/display.ts';

/**
 * The programs of the workshop's wall, by the layout they begin with: a television has it from the first
 * byte, loads no other it does not show, and those of a playlist a moment later.
 */
export type BoardProgram = 'board-bay' | 'board-technician' | 'board-flow';

const PROGRAM_OF: Readonly<Record<Layout, BoardProgram>> = {
	bay: 'board-bay',
	technician: 'board-technician',
	stage: 'board-flow',
	line: 'board-flow'
};

/** The program for a screen that begins with the first of these layouts; any where it shows none. */
export const boardProgramFor = ([first = 'bay']: readonly Layout[]): BoardProgram =>
	PROGRAM_OF[first];
