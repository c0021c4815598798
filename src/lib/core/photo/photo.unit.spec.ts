import { describe, expect, it } from 'vitest';
import { fitsAsPhoto, fittedSize } from './photo.ts';

describe('the size of a photo', () => {
	it.each([
		[1_600, 1_200, 1_600, 1_200],
		[4_000, 3_000, 1_600, 1_200],
		[3_000, 4_000, 1_200, 1_600],
		[640, 480, 640, 480],
		[1_601, 1, 1_600, 1]
	])('%i x %i is sent as %i x %i', (width, height, ...fitted) => {
		const size = fittedSize({ width, height });
		expect([size.width, size.height]).toEqual(fitted);
		expect(fitsAsPhoto(size)).toBe(true);
	});

	it.each([
		[1_601, 10],
		[10, 1_601],
		[0, 10],
		[10, 0]
	])('%i x %i is not kept', (width, height) => {
		expect(fitsAsPhoto({ width, height })).toBe(false);
	});
});
