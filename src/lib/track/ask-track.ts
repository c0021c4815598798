/** Where a page was given, with its address as a QR code. */
export interface GivenPage {
	readonly address: string;
	readonly qr: { readonly size: number; readonly path: string };
}

type Told<Value> =
	{ readonly ok: true; readonly value: Value } | { readonly ok: false; readonly message: string };

const pathOf = (workshop: string, job: string): string =>
	`/api/v1/jobs/${encodeURIComponent(job)}/track?workshop=${encodeURIComponent(workshop)}`;

async function ask(method: 'PUT' | 'DELETE', path: string): Promise<Told<Response>> {
	try {
		const response = await fetch(path, { method });
		if (response.ok) return { ok: true, value: response };
		const { message } = (await response.json()) as { readonly message: string };
		return { ok: false, message };
	} catch (error) {
		return { ok: false, message: error instanceof Error ? error.message : String(error) };
	}
}

/** Gives a visit's customer their page, or finds the one they have. */
export async function giveTrack(workshop: string, job: string): Promise<Told<GivenPage>> {
	const told = await ask('PUT', pathOf(workshop, job));
	return told.ok ? { ok: true, value: (await told.value.json()) as GivenPage } : told;
}

/** Ends the page of a visit. */
export const withdrawTrack = (workshop: string, job: string): Promise<Told<Response>> =>
	ask('DELETE', pathOf(workshop, job));
