import { describe, expect, it } from 'vitest';
import { LARGEST_PHOTO_BYTES, LONGEST_SIDE_PX } from '#core/photo/photo.ts';
import { aJpeg, aLosslessWebp, aLossyWebp, aPng, HIDDEN } from '../../tests/support/pictures.ts';
import { readPicture } from './read-picture.ts';

const KINDS = [
	['image/jpeg', aJpeg],
	['image/png', aPng],
	['image/webp', aLossyWebp],
	['image/webp', aLosslessWebp]
] as const;

describe.each(KINDS)('a photo as %s', (mediaType, aPicture) => {
	it('is told by its bytes, with its size', () => {
		const file = aPicture({ width: 1_600, height: 900 });
		expect(readPicture(file)).toMatchObject({ mediaType, width: 1_600, height: 900 });
	});

	it('loses whatever is not its pixels', () => {
		const file = aPicture();
		expect(file.toString('latin1')).toContain(HIDDEN);
		const kept = Buffer.from(readPicture(file)!.bytes);
		expect(kept.toString('latin1')).not.toMatch(/N38|home|Exif|Comment|XMP/);
		// What was put together is whole: taken apart once more, it stays what it is.
		expect(Buffer.from(readPicture(kept)!.bytes).equals(kept)).toBe(true);
	});

	it('is refused where it is larger than a photo may be', () => {
		const over = LONGEST_SIDE_PX + 1;
		expect(readPicture(aPicture({ width: LONGEST_SIDE_PX }))).not.toBeNull();
		expect(readPicture(aPicture({ width: over }))).toBeNull();
		expect(readPicture(aPicture({ height: over }))).toBeNull();
		const fat = Buffer.concat([aPicture(), Buffer.alloc(LARGEST_PHOTO_BYTES)]);
		expect(readPicture(fat)).toBeNull();
	});

	it('is refused wherever it is cut off', () => {
		const whole = Buffer.from(readPicture(aPicture())!.bytes);
		for (let length = 0; length < whole.length; length += 1)
			expect(readPicture(whole.subarray(0, length)), `${String(length)} bytes`).toBeNull();
	});
});

describe('what is no photo', () => {
	it.each([
		['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
		['a page', '<!doctype html><script>alert(1)</script>'],
		['a GIF', 'GIF89a\x06\0\x04\0\0\0\0;'],
		['nothing', '']
	])('%s is refused', (_what, body) => {
		expect(readPicture(Buffer.from(body, 'latin1'))).toBeNull();
	});

	it('moves', () => {
		expect(readPicture(aLossyWebp({ animated: true }))).toBeNull();
	});

	it('has no pixels', () => {
		expect(readPicture(aJpeg({ width: 0 }))).toBeNull();
		expect(readPicture(aPng({ height: 0 }))).toBeNull();
		expect(readPicture(aLossyWebp({ width: 0 }))).toBeNull();
	});
});
