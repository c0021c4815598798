/** What came of a question to the HTTP interface; the message is for people. */
type Told<Value> =
	{ readonly ok: true; readonly value: Value } | { readonly ok: false; readonly message: string };

/** Asks below `/api/v1`; what is asked for travels in the body, because addresses end up in logs. */
export async function askApi(path: string, body: unknown): Promise<Told<Response>> {
	try {
		const response = await fetch(`/api/v1${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
		if (response.ok) return { ok: true, value: response };
		const { message } = (await response.json()) as { readonly message: string };
		return { ok: false, message };
	} catch (error) {
		return { ok: false, message: error instanceof Error ? error.message : String(error) };
	}
}

/** Hands a file to the browser to keep. */
export function keepFile(name: string, content: Blob): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(content);
	link.download = name;
	link.click();
	URL.revokeObjectURL(link.href);
}
