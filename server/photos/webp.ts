import type { PictureSize } from '#core/photo/photo.ts';
import { joined, nameAt, standsAt, viewOf } from './bytes.ts';
import type { BarePixels } from './bare-pixels.ts';

/** WebP: a RIFF file, that is named chunks with their length, filled up to even ones. */

const HEAD = 12;
const CHUNK_HEAD = 8;
/** What the extended header says is in the file. */
const FLAGS = { alpha: 0x10, animation: 0x02 } as const;
const OF_PICTURE: ReadonlySet<string> = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH']);

interface Chunk {
	readonly name: string;
	readonly bytes: Uint8Array;
}

export const barePixelsOfWebp: BarePixels = (file) => {
	const chunks = chunksOf(file);
	const [pixels, ...more] = chunks?.filter(({ name }) => name in SIZES) ?? [];
	if (chunks === null || pixels === undefined || more.length > 0 || chunks.some(isAnimated))
		return null;
	const size = SIZES[pixels.name]?.(pixels.bytes) ?? null;
	if (size === null) return null;
	const kept = chunks.filter(({ name }) => OF_PICTURE.has(name)).map(withoutMentions);
	return { ...size, bytes: joined([headFor(kept), ...kept]) };
};

/** Null where one is cut off. */
function chunksOf(file: Uint8Array): readonly Chunk[] | null {
	if (nameAt(file, 0) !== 'RIFF' || nameAt(file, 8) !== 'WEBP') return null;
	const view = viewOf(file);
	const chunks: Chunk[] = [];
	for (let at = HEAD; at + CHUNK_HEAD <= file.length;) {
		const length = view.getUint32(at + 4, true);
		const end = at + CHUNK_HEAD + length + (length % 2);
		if (end > file.length) return null;
		chunks.push({ name: nameAt(file, at), bytes: file.subarray(at, end) });
		at = end;
	}
	return chunks;
}

const flagsOf = ({ name, bytes }: Chunk): number =>
	name === 'VP8X' ? (bytes[CHUNK_HEAD] ?? 0) : 0;
const isAnimated = (chunk: Chunk): boolean =>
	chunk.name === 'ANIM' || (flagsOf(chunk) & FLAGS.animation) !== 0;

/** The extended header says that there is metadata; then there is none, and it says transparency only. */
function withoutMentions(chunk: Chunk): Uint8Array {
	const bytes = chunk.bytes.slice();
	if (chunk.name === 'VP8X') bytes[CHUNK_HEAD] = flagsOf(chunk) & FLAGS.alpha;
	return bytes;
}

const SIZES: Readonly<Record<string, (chunk: Uint8Array) => PictureSize | null>> = {
	/** Fourteen bits each way, behind three bytes that are always the same. */
	'VP8 ': (chunk) => {
		if (chunk.length < 18 || !standsAt(chunk, 11, [0x9d, 0x01, 0x2a])) return null;
		const view = viewOf(chunk);
		return { width: view.getUint16(14, true) & 0x3fff, height: view.getUint16(16, true) & 0x3fff };
	},
	/** Fourteen bits each way, less one, behind a byte that is always the same. */
	VP8L: (chunk) => {
		if (chunk.length < 13 || chunk[8] !== 0x2f) return null;
		const bits = viewOf(chunk).getUint32(9, true);
		return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
	}
};

function headFor(chunks: readonly Uint8Array[]): Uint8Array {
	const head = new Uint8Array(HEAD);
	head.set(new TextEncoder().encode('RIFF'), 0);
	head.set(new TextEncoder().encode('WEBP'), 8);
	viewOf(head).setUint32(4, 4 + chunks.reduce((sum, { length }) => sum + length, 0), true);
	return head;
}
