import { commandId, type CommandId } from '#core/ids.ts';

/**
 * An id nobody else makes. `crypto.randomUUID` is missing on pages served without HTTPS, which is how
 * a workshop's own network serves them; random bytes are there always.
 */
export function newCommandId(): CommandId {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return commandId([...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
}
