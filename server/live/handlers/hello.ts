import { parseHello } from '#protocol/schemas.ts';
import type { Welcome, WireRefusal } from '#protocol/messages.ts';
import { unknownWorkshop } from '../../auth/may-act.ts';
import { mayLook } from '../../auth/may-look.ts';
import type { Client, HandlerParts } from '../client.ts';
import { roomOf } from '../views.ts';

/** A screen says what it knows and is told what it lacks. */
export async function onHello(
	client: Client,
	input: unknown,
	parts: HandlerParts
): Promise<Welcome> {
	const parsed = parseHello(input);
	if (!parsed.ok) return refusedHello(parsed.refusal);
	const hello = parsed.value;
	const no = mayLook(hello, client.data.session, parts.onLoopbackOnly);
	if (no !== null) return refusedHello(no);
	if (parts.commands.workshop(hello.workshop) === null)
		return refusedHello(unknownWorkshop(hello.workshop));
	await moveTo(client, roomOf(hello.workshop, hello.audience));
	// In the room first, the head read after: a change in between is sent and dropped as known.
	return { ...parts.views.welcome(hello), writable: parts.storeWatch.isWritable() };
}

async function moveTo(client: Client, room: string): Promise<void> {
	const { room: old } = client.data;
	if (old === room) return;
	if (old !== null) await client.leave(old);
	client.data.room = room;
	await client.join(room);
}

export const refusedHello = (reason: WireRefusal): Welcome => ({ status: 'refused', reason });
