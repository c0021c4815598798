import type { WireRefusal } from '#protocol/messages.ts';
import { parseLift } from '#protocol/schemas.ts';
import type { Client, HandlerParts } from '../client.ts';
import { isStaffRoom } from '../views.ts';

/** Somebody lifted a bar or put it down; the other staff screens of the workshop are told. */
export function onLift(
	client: Client,
	input: unknown,
	{ hands, clock }: HandlerParts
): Promise<WireRefusal | null> {
	const parsed = parseLift(input);
	if (!parsed.ok) return Promise.resolve(parsed.refusal);
	const { session, room } = client.data;
	if (session === null) return Promise.resolve({ code: 'wire/not-signed-in', detail: 'lift' });
	if (room === null || !isStaffRoom(room))
		return Promise.resolve({ code: 'wire/not-allowed', detail: 'lift' });
	const holder = { client: client.id, room, by: session.actor.name };
	hands.lift(holder, parsed.value.operation, clock.now());
	return Promise.resolve(null);
}
