import { jobOfOperation } from '#core/ids.ts';
import { emptyState } from '#core/state.ts';
import type { WireRefusal } from '#protocol/messages.ts';
import { parseLift } from '#protocol/schemas.ts';
import type { Client, HandlerParts } from '../client.ts';
import { isStaffRoom, workshopOf } from '../views.ts';

/** Somebody lifted a bar or put it down; the other staff screens of the workshop are told. */
export function onLift(
	client: Client,
	input: unknown,
	{ commands, hands, clock }: HandlerParts
): Promise<WireRefusal | null> {
	const parsed = parseLift(input);
	if (!parsed.ok) return Promise.resolve(parsed.refusal);
	const { session, room } = client.data;
	if (session === null) return Promise.resolve({ code: 'wire/not-signed-in', detail: 'lift' });
	if (room === null || !isStaffRoom(room))
		return Promise.resolve({ code: 'wire/not-allowed', detail: 'lift' });
	const { operation } = parsed.value;
	// What is not on the board cannot be lifted: nothing made up, or of elsewhere, is told to the others.
	const { jobs } = commands.workshop(workshopOf(room))?.state ?? emptyState;
	if (operation !== null && !jobs.has(jobOfOperation(operation)))
		return Promise.resolve({ code: 'wire/malformed', detail: 'operation' });
	const holder = { client: client.id, room, by: session.actor.name };
	hands.lift(holder, operation, clock.now());
	return Promise.resolve(null);
}
