import { ok, refused, type Result } from '#core/result.ts';
import type { WireRefusal } from '#protocol/messages.ts';

/** A set-up of the largest workshop is 20 kB; nothing else sent as a command comes near it. */
const LONGEST_BODY_BYTES = 256 * 1024;

const no = (code: WireRefusal['code'], detail: string) => refused<WireRefusal>({ code, detail });

/** The JSON of a request, read no further than allowed. */
export async function readJson(request: Request): Promise<Result<unknown, WireRefusal>> {
	const bytes = await readBytes(request, LONGEST_BODY_BYTES);
	if (bytes === null) return no('wire/too-large', `at most ${LONGEST_BODY_BYTES} bytes`);
	try {
		return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
	} catch {
		// Both the decoder and the parser mean the same: this is no JSON in UTF-8.
		return no('wire/malformed', 'body: JSON in UTF-8');
	}
}

/** The bytes of a request; null, and read no further, once they are more than allowed. */
export async function readBytes(
	{ body }: Request,
	longestBytes: number
): Promise<Uint8Array | null> {
	if (body === null) return new Uint8Array();
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of body) {
		const bytes = chunk as Uint8Array;
		length += bytes.byteLength;
		// Leaving the loop cancels the rest.
		if (length > longestBytes) return null;
		chunks.push(bytes);
	}
	return Buffer.concat(chunks);
}

/** What Node says of a request whose sender left in the middle of it. */
const LEFT = new Set(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE']);

/** Whether reading a request failed only because its sender left: nothing is broken here. */
export const senderLeft = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && LEFT.has(String(error.code));
