/** The two ways a question to the core can end; expected refusals are values, never exceptions. */
export type Result<T, R> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R };

/** It went well, and this came of it. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** It was refused, and this says why. */
export const refused = <R>(refusal: R): { readonly ok: false; readonly refusal: R } => ({
	ok: false,
	refusal
});
