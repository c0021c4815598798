/**
 * Files that are built like pictures, with words hidden in every place where files hide them. Nobody
 * could look at them: what is read of a picture on the server is how it is built.
 */

/** Stands wherever something may hide: behind comments, places and dates. */
export const HIDDEN = 'N38.9140 taken at home';

export interface AskedPicture {
	readonly width?: number;
	readonly height?: number;
}

const text = (words: string): Buffer => Buffer.from(words, 'latin1');

function segment(marker: number, body: Buffer): Buffer {
	const head = Buffer.from([0xff, marker, 0, 0]);
	head.writeUInt16BE(body.length + 2, 2);
	return Buffer.concat([head, body]);
}

/** Two scans with stuffed bytes and a restart in them, a place, a comment, and something behind its end. */
export function aJpeg({ width = 6, height = 4 }: AskedPicture = {}): Buffer {
	const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
	frame.writeUInt16BE(height, 1);
	frame.writeUInt16BE(width, 3);
	const scan = segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]));
	return Buffer.concat([
		Buffer.from([0xff, 0xd8]),
		segment(0xe0, Buffer.concat([text('JFIF\0'), Buffer.from([1, 1, 0, 0, 1, 0, 1, 0, 0])])),
		segment(0xe1, text(`Exif\0\0${HIDDEN}`)),
		segment(0xed, text(`Photoshop 3.0\0${HIDDEN}`)),
		segment(0xee, Buffer.concat([text('Adobe'), Buffer.from([0, 100, 0, 0, 0, 0, 1])])),
		segment(0xdb, Buffer.alloc(65, 1)),
		segment(0xc2, frame),
		segment(0xc4, Buffer.alloc(20)),
		segment(0xfe, text(HIDDEN)),
		scan,
		Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]),
		scan,
		Buffer.from([5, 6]),
		Buffer.from([0xff, 0xd9]),
		text(HIDDEN)
	]);
}

function chunk(name: string, body: Buffer): Buffer {
	const head = Buffer.alloc(8);
	head.writeUInt32BE(body.length);
	head.write(name, 4, 'latin1');
	// Nobody who takes a picture apart adds up its check sums.
	return Buffer.concat([head, body, Buffer.alloc(4)]);
}

export function aPng({ width = 6, height = 4 }: AskedPicture = {}): Buffer {
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width);
	head.writeUInt32BE(height, 4);
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', head),
		chunk('tEXt', text(`Comment\0${HIDDEN}`)),
		chunk('eXIf', text(HIDDEN)),
		chunk('IDAT', Buffer.from([1, 2, 3])),
		chunk('IEND', Buffer.alloc(0)),
		text(HIDDEN)
	]);
}

function riffChunk(name: string, body: Buffer): Buffer {
	const head = Buffer.alloc(8);
	head.write(name, 'latin1');
	head.writeUInt32LE(body.length, 4);
	return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

const riff = (chunks: readonly Buffer[]): Buffer => {
	const body = Buffer.concat([text('WEBP'), ...chunks]);
	return riffChunk('RIFF', body);
};

/** With transparency beside its pixels, or (`animated`) moving. */
export function aLossyWebp(asked: AskedPicture & { readonly animated?: boolean } = {}): Buffer {
	const { width = 6, height = 4, animated = false } = asked;
	const pixels = Buffer.alloc(11);
	pixels.set([0x9d, 0x01, 0x2a], 3);
	pixels.writeUInt16LE(width, 6);
	pixels.writeUInt16LE(height, 8);
	return riff([
		riffChunk('VP8X', Buffer.from([animated ? 0x3e : 0x3c, 0, 0, 0, 5, 0, 0, 3, 0, 0])),
		riffChunk('ICCP', text(HIDDEN)),
		riffChunk('ALPH', Buffer.from([0, 1, 2])),
		riffChunk('VP8 ', pixels),
		riffChunk('EXIF', text(HIDDEN)),
		riffChunk('XMP ', text(HIDDEN))
	]);
}

export function aLosslessWebp({ width = 6, height = 4 }: AskedPicture = {}): Buffer {
	const pixels = Buffer.alloc(6);
	pixels[0] = 0x2f;
	pixels.writeUInt32LE((width - 1) | ((height - 1) << 14), 1);
	return riff([riffChunk('VP8L', pixels), riffChunk('EXIF', text(HIDDEN))]);
}
