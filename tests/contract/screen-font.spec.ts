import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { vocabulary, WALL_TEXTS, sourceOf } from '../fonts/vocabulary.ts';

const IN_FONT = new Set(readFileSync('static/fonts/characters.txt', 'utf8'));

describe('the small typeface of the screens on walls', () => {
	it.each(WALL_TEXTS)('holds every word of %s: if not, run npm run fonts', (room) => {
		const letters = [...sourceOf('zh-CN', room), ...sourceOf('en', room)];
		const missing = letters.filter((letter) => letter.trim() !== '' && !IN_FONT.has(letter));
		expect([...new Set(missing)].join('')).toBe('');
	});

	it('was cut from the vocabulary as it is', () => {
		expect([...vocabulary()].filter((letter) => !IN_FONT.has(letter))).toEqual([]);
	});

	it('is small enough to be there before the first row (rule V3)', () => {
		for (const weight of [500, 700]) {
			const { length } = readFileSync(`static/fonts/screen-sans-${String(weight)}.woff2`);
			expect(length).toBeLessThan(200_000);
		}
	});
});
