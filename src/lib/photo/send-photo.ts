import type { WorkshopCode } from '#core/ids.ts';
import { newPhotoAddress } from './photo-address.ts';
import type { PhotoOutcome, ReadyPhoto } from './photo-outbox.ts';

/** As long as a command may take on a slow line, and the time for the picture itself. */
const ANSWER_WITHIN_MS = 60_000;
/** The server could not, or was on its way down; it may, the next time. */
const isPassing = (status: number): boolean => status >= 500 || status === 429;

/** Sends one; an answer that does not come leaves open what became of it. */
export async function sendPhoto(
	workshop: WorkshopCode,
	{ id, job, addition, bytes }: ReadyPhoto
): Promise<PhotoOutcome> {
	try {
		const response = await fetch(newPhotoAddress({ workshop, job }, addition, id), {
			method: 'POST',
			headers: { 'content-type': bytes.type },
			body: bytes,
			signal: AbortSignal.timeout(ANSWER_WITHIN_MS)
		});
		if (response.ok) return { status: 'kept' };
		if (isPassing(response.status)) return { status: 'no-line' };
		const { message } = (await response.json()) as { readonly message: string };
		return { status: 'refused', why: message };
	} catch {
		// No line, or one that broke off: the strip says that the photo waits.
		return { status: 'no-line' };
	}
}
