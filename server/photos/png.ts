import { joined, nameAt, standsAt, viewOf } from './bytes.ts';
import type { BarePixels } from './bare-pixels.ts';

/** PNG: named chunks, each with its length before and its check sum behind it. */

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Length, name and check sum around what a chunk holds. */
const AROUND = 12;
const OF_PICTURE: ReadonlySet<string> = new Set([
	...['IHDR', 'PLTE', 'IDAT', 'IEND'],
	// Of transparency and colours.
	...['tRNS', 'gAMA', 'cHRM', 'sRGB']
]);

interface Chunk {
	readonly name: string;
	readonly bytes: Uint8Array;
}

export const barePixelsOfPng: BarePixels = (file) => {
	const chunks = chunksOf(file);
	const [head] = chunks ?? [];
	if (chunks === null || head?.name !== 'IHDR' || head.bytes.length !== AROUND + 13) return null;
	if (!chunks.some(({ name }) => name === 'IDAT')) return null;
	const kept = chunks.filter(({ name }) => OF_PICTURE.has(name)).map(({ bytes }) => bytes);
	const view = viewOf(head.bytes);
	return {
		...{ width: view.getUint32(8), height: view.getUint32(12) },
		bytes: joined([file.subarray(0, SIGNATURE.length), ...kept])
	};
};

/** All of them up to the end of the picture; null where one is cut off. */
function chunksOf(file: Uint8Array): readonly Chunk[] | null {
	if (!standsAt(file, 0, SIGNATURE)) return null;
	const view = viewOf(file);
	const chunks: Chunk[] = [];
	for (let at = SIGNATURE.length; at + AROUND <= file.length;) {
		const end = at + AROUND + view.getUint32(at);
		if (end > file.length) return null;
		const name = nameAt(file, at + 4);
		chunks.push({ name, bytes: file.subarray(at, end) });
		if (name === 'IEND') return chunks;
		at = end;
	}
	return null;
}
