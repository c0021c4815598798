import { expect, it } from 'vitest';
import { boardProgramFor } from './board-program.ts';

it('gives a wall the one layout it shows, and a playlist of several the program with all', () => {
	expect(boardProgramFor(['bay'])).toBe('board-bay');
	expect(boardProgramFor(['technician', 'technician'])).toBe('board-technician');
	expect(boardProgramFor(['stage', 'line'])).toBe('board-flow');
	expect(boardProgramFor(['bay', 'line'])).toBe('board');
	expect(boardProgramFor([])).toBe('board-bay');
});
