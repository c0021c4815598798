import { WIRE_REFUSALS, type WireRefusal } from '#protocol/messages.ts';

/** The reason a server gave at the handshake, where it gave one of ours. */
export function refusalIn(data: unknown): WireRefusal | null {
	if (typeof data !== 'object' || data === null || !('code' in data)) return null;
	const code = WIRE_REFUSALS.find((known) => known === data.code);
	if (code === undefined) return null;
	return { code, detail: 'detail' in data ? String(data.detail) : '' };
}
