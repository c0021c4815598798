import { isUtf8 } from 'node:buffer';

/** What Chinese programs write text files in. GB18030 takes in GBK and GB2312. */
export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

const CHUNK = 256 * 1024;
// A file cut off inside a character is still the file it was: one bad character in a hundred is let pass.
const TOLERATED = 0.01;
const SAMPLE = 64 * 1024;

/** Tells how a file is encoded; null when it is no text at all. */
export function encodingOf(bytes: Buffer): TextEncoding | null {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	if (bytes.subarray(0, SAMPLE).includes(0)) return null;
	if (isUtf8(bytes) || damageAs('utf-8', bytes) <= TOLERATED) return 'utf-8';
	return damageAs('gb18030', bytes) <= TOLERATED ? 'gb18030' : null;
}

/** Share of the non-ASCII characters that come out broken, in a sample from the start. */
function damageAs(encoding: TextEncoding, bytes: Buffer): number {
	const text = new TextDecoder(encoding).decode(bytes.subarray(0, SAMPLE));
	let broken = 0;
	let beyondAscii = 0;
	for (const character of text) {
		if (character > '\u007F') beyondAscii += 1;
		if (character === '\uFFFD') broken += 1;
	}
	// The sample may end inside a character.
	return beyondAscii === 0 ? 0 : Math.max(0, broken - 1) / beyondAscii;
}

/** The text in pieces, without a byte order mark. */
export function* decoded(bytes: Buffer, encoding: TextEncoding): Generator<string> {
	const decoder = new TextDecoder(encoding);
	for (let from = 0; from < bytes.length; from += CHUNK) {
		const text = decoder.decode(bytes.subarray(from, from + CHUNK), { stream: true });
		if (text !== '') yield text;
	}
	const rest = decoder.decode();
	if (rest !== '') yield rest;
}
