import { expect, it } from 'vitest';
import { boardProgramFor } from './board-program.ts';

it('gives a wall the program that begins with its first layout', () => {
	expect(boardProgramFor(['bay'])).toBe('board-bay');
	expect(boardProgramFor(['technician', 'bay'])).toBe('board-technician');
	expect(boardProgramFor(['line', 'technician'])).toBe('board-flow');
	expect(boardProgramFor([])).toBe('board-bay');
});
