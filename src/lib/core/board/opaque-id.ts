/** FNV-1a, 32 bits, over the text from the given basis. */
function fnv1a(text: string, basis: number): number {
	let hash = basis;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return hash >>> 0;
}

const digits = (hash: number): string => hash.toString(36).padStart(7, '0');

/**
 * An id that stays the same for the same thing and can be read by nobody: the id of a job carries its
 * order number, which is no business of a wall. It hides, it does not protect: whoever may guess order
 * numbers by the thousand learns at most that a car with one of them is here.
 */
export const opaqueId = (id: string): string =>
	digits(fnv1a(id, 0x811c9dc5)) + digits(fnv1a(id, 0x9747b28c));
