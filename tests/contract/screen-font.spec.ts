import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { WALL_TEXTS, sourceOf } from '../fonts/vocabulary.ts';

/** A few new characters may come from the slices of the whole typeface until the next cut. */
const MOST_MISSING = 12;
const IN_FONT = new Set(readFileSync('static/fonts/characters.txt', 'utf8'));

describe('the small typeface of the screens on walls', () => {
	it.each(WALL_TEXTS)('holds the words of %s: if not, run npm run fonts', (room) => {
		const letters = Array.from(sourceOf('zh-CN', room) + sourceOf('en', room));
		const missing = letters.filter((letter) => letter.trim() !== '' && !IN_FONT.has(letter));
		expect([...new Set(missing)].length, [...new Set(missing)].join('')).toBeLessThanOrEqual(
			MOST_MISSING
		);
	});

	it('is small enough to be there before the first row (rule V3)', () => {
		for (const weight of [500, 700]) {
			const { length } = readFileSync(`static/fonts/screen-sans-${String(weight)}.woff2`);
			expect(length).toBeLessThan(200_000);
		}
	});
});
