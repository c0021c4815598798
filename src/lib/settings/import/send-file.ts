import type { ImportOutcome, SetupOutcome } from '#protocol/import.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';

/** Sends files to the server's import. Whatever comes back is an outcome or a sentence, never an exception. */

export type Sent<Outcome> =
	| { readonly ok: true; readonly outcome: Outcome }
	/** `message` is the server's own sentence; null when none came. `status` 0: no server was reached. */
	| { readonly ok: false; readonly status: number; readonly message: string | null };

export interface DayToSend {
	readonly file: File;
	readonly workshop: string;
	readonly dryRun: boolean;
	readonly mapping: Readonly<Record<string, string>>;
	readonly locale: Locale;
}

/** A day of orders, to be rehearsed or applied. */
export function sendDay({ file, ...wish }: DayToSend): Promise<Sent<ImportOutcome>> {
	const query = new URLSearchParams({
		workshop: wish.workshop,
		dryRun: wish.dryRun ? '1' : '0',
		mapping: JSON.stringify(wish.mapping),
		lang: wish.locale
	});
	return post<ImportOutcome>(
		`/api/v1/import?${query.toString()}`,
		file,
		'application/octet-stream'
	);
}

/** A set-up; applied at once when nothing is wrong with it. */
export const sendSetup = (file: File, locale: Locale): Promise<Sent<SetupOutcome>> =>
	post<SetupOutcome>(`/api/v1/setup?lang=${locale}`, file, 'application/json');

async function post<Outcome extends { readonly status: string }>(
	address: string,
	file: File,
	type: string
): Promise<Sent<Outcome>> {
	try {
		const headers = { 'content-type': type };
		const response = await fetch(address, { method: 'POST', headers, body: file });
		const answer = (await response.json()) as Partial<Outcome> & { readonly message?: string };
		if (typeof answer.status === 'string') return { ok: true, outcome: answer as Outcome };
		return { ok: false, status: response.status, message: answer.message ?? null };
	} catch {
		// No line, or an answer that is no JSON: the person can only try again.
		return { ok: false, status: 0, message: null };
	}
}
