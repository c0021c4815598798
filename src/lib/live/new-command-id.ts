import { commandId, type CommandId } from '#core/ids.ts';

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/**
 * An id nobody else makes. `crypto.randomUUID` is missing on pages served without HTTPS, which is how
 * a workshop's own network serves them; random bytes are there always. The time stands in front, so
 * that ids made together lie together in the store's index, however many years are in it.
 */
export function newCommandId(): CommandId {
	const bytes = crypto.getRandomValues(new Uint8Array(10));
	return commandId(hex(Date.now(), 12) + [...bytes].map((byte) => hex(byte, 2)).join(''));
}
