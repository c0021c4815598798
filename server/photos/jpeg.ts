import { joined, nameAt, standsAt, viewOf } from './bytes.ts';
import type { BarePixels } from './bare-pixels.ts';

/** JPEG: a row of segments, each begun by a marker; behind a scan's header come its coded pixels. */

const START = [0xff, 0xd8, 0xff];
const END = 0xd9;
const SCAN = 0xda;

interface Segment {
	readonly marker: number;
	/** Marker and length included, and the coded pixels of a scan. */
	readonly bytes: Uint8Array;
}

/** Frames begin with their size; the four others in that range are tables. */
const isFrame = ({ marker }: Segment): boolean =>
	marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Tables, frames, scans and restarts; application data and comments are not among them. */
const isOfPicture = ({ marker }: Segment): boolean =>
	(marker >= 0xc0 && marker <= 0xcf) || [SCAN, END, 0xdb, 0xdd].includes(marker);

/** How colours are coded. Longer ones of these carry a small picture of their own. */
const saysColours = ({ marker, bytes }: Segment): boolean =>
	(marker === 0xe0 && bytes.length === 18 && nameAt(bytes, 4) === 'JFIF') ||
	(marker === 0xee && bytes.length === 16 && nameAt(bytes, 4) === 'Adob');

export const barePixelsOfJpeg: BarePixels = (file) => {
	const segments = segmentsOf(file);
	const [frame, ...more] = segments?.filter(isFrame) ?? [];
	if (segments === null || frame === undefined || more.length > 0 || frame.bytes.length < 10)
		return null;
	if (!segments.some(({ marker }) => marker === SCAN)) return null;
	const kept = segments.filter((segment) => isOfPicture(segment) || saysColours(segment));
	const view = viewOf(frame.bytes);
	return {
		...{ width: view.getUint16(7), height: view.getUint16(5) },
		bytes: joined([file.subarray(0, 2), ...kept.map(({ bytes }) => bytes)])
	};
};

/** All of them up to the end of the picture; what follows that is no part of it. Null where one is cut off. */
function segmentsOf(file: Uint8Array): readonly Segment[] | null {
	if (!standsAt(file, 0, START)) return null;
	const segments: Segment[] = [];
	for (let at = 2; file[at] === 0xff;) {
		const marker = file[at + 1] ?? 0;
		const end = marker === END ? at + 2 : endOf(file, at, marker);
		if (end === null) return null;
		segments.push({ marker, bytes: file.subarray(at, end) });
		if (marker === END) return segments;
		at = end;
	}
	return null;
}

function endOf(file: Uint8Array, at: number, marker: number): number | null {
	if (at + 4 > file.length) return null;
	const length = viewOf(file).getUint16(at + 2);
	const end = at + 2 + length;
	if (length < 2 || end > file.length) return null;
	return marker === SCAN ? endOfScan(file, end) : end;
}

/** Coded pixels go on until a marker that is neither a stuffed byte nor a restart. */
function endOfScan(file: Uint8Array, from: number): number {
	const isMarker = (at: number): boolean => {
		const next = file[at + 1] ?? 0;
		return file[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7);
	};
	let at = from;
	while (at < file.length && !isMarker(at)) at += 1;
	return at;
}
