/** The small readings all three kinds of picture are made of. */

/** The parts one after another. */
export const joined = (parts: readonly Uint8Array[]): Uint8Array => {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let offset = 0;
	for (const part of parts) {
		whole.set(part, offset);
		offset += part.length;
	}
	return whole;
};

/** Whether these bytes stand there. */
export const standsAt = (file: Uint8Array, offset: number, bytes: readonly number[]): boolean =>
	bytes.every((byte, index) => file[offset + index] === byte);

/** The letters a part of a file is called by. */
export const nameAt = (file: Uint8Array, offset: number): string =>
	String.fromCharCode(...file.subarray(offset, offset + 4));

/** For reading numbers; of the file itself, not of what it may be a part of. */
export const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
	new DataView(buffer, byteOffset, byteLength);
