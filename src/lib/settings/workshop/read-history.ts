import type { SetupHistory } from '#protocol/setup-history.ts';

/** Asks for the changes from before position `before`, latest first; null when no answer came. */
export async function readSetupHistory(
	workshop: string,
	before?: number
): Promise<SetupHistory | null> {
	const query = new URLSearchParams({
		workshop,
		...(before === undefined ? {} : { before: String(before) })
	});
	try {
		const answer = await fetch(`/api/v1/setup/history?${query.toString()}`);
		return answer.ok ? ((await answer.json()) as SetupHistory) : null;
	} catch {
		// No line: whoever asked says so, or does without.
		return null;
	}
}
