/** How many steps the table of waits has. */
export const WAIT_STEPS = 4096;

/**
 * The table of −ln(u) over WAIT_STEPS even steps of u: how much worse, in units of the temperature,
 * annealing lets a drawn move be. It adds up ln((i+1)/i) as a series of plain divisions, because
 * Math.log may round differently from one browser to the next and a plan must not.
 */
export function waitTable(): Float64Array {
	const table = new Float64Array(WAIT_STEPS);
	for (let step = WAIT_STEPS - 2; step >= 0; step--) {
		const z = 1 / (2 * (step + 1) + 1);
		const z2 = z * z;
		const rise = 2 * z * (1 + z2 / 3 + (z2 * z2) / 5 + (z2 * z2 * z2) / 7);
		table[step] = (table[step + 1] as number) + rise;
	}
	return table;
}
