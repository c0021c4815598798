/** What came of a wish about a display. */
export type Asked =
	| { readonly ok: true }
	| {
			readonly ok: false;
			/** The password was given too long ago for this. */
			readonly isStale: boolean;
			readonly status: number;
			readonly message: string;
	  };

/** Asks below `/api/v1/displays`, as programs do. */
export async function askDisplays(
	method: 'POST' | 'PUT' | 'DELETE',
	path: string,
	body?: unknown
): Promise<Asked> {
	try {
		const response = await fetch(`/api/v1/displays${path}`, {
			method,
			...(body === undefined
				? {}
				: { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
		});
		if (response.ok) return { ok: true };
		const { code, message } = (await response.json()) as { code: string; message: string };
		return { ok: false, isStale: code === 'people/not-fresh', status: response.status, message };
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		return { ok: false, isStale: false, status: 0, message };
	}
}
