import type { JobId } from '#core/ids.ts';

/** Asks for the number of whoever brought a car; it is written down who saw it. */
export async function askPhone(
	workshop: string,
	job: JobId
): Promise<{ readonly phone: string } | { readonly mistake: string }> {
	try {
		const response = await fetch('/api/v1/customers/phone', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ workshop, job })
		});
		if (response.ok) return (await response.json()) as { readonly phone: string };
		const { message } = (await response.json()) as { readonly message: string };
		return { mistake: message };
	} catch (error) {
		return { mistake: error instanceof Error ? error.message : String(error) };
	}
}
