import { describe, expect, it } from 'vitest';
import { runHistories } from './histories.ts';

/** The long form is `npm run chaos -- --histories 5000`. */
const HISTORIES = 300;

describe('what several people send at once', () => {
	it('comes out as if it had been done one after another', { timeout: 180_000 }, async () => {
		const tally = await runHistories(HISTORIES, 20261121);
		for (const [what, times] of Object.entries(tally))
			expect(times, what).toBeGreaterThan(HISTORIES / 20);
	});
});
