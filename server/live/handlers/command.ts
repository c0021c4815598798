import { commandId } from '#core/ids.ts';
import type { CommandAnswer, WireRefusal } from '#protocol/messages.ts';
import { parseEnvelope } from '#protocol/schemas.ts';
import { mayAct } from '../../auth/may-act.ts';
import type { Client, HandlerParts } from '../client.ts';

/** A wish of a signed-in person or program. */
export async function onCommand(
	client: Client,
	input: unknown,
	{ commands, views }: HandlerParts
): Promise<CommandAnswer> {
	const parsed = parseEnvelope(input);
	if (!parsed.ok) return refusedCommand(input, parsed.refusal);
	const { session } = client.data;
	if (session === null)
		return refusedCommand(input, { code: 'wire/not-signed-in', detail: 'command' });
	const { id, workshop, command } = parsed.value;
	const no = mayAct(session, workshop, command.type);
	if (no !== null) return { status: 'refused', id, refusal: no };
	const answer = await commands.run(parsed.value, session.actor);
	await views.published();
	return answer;
}

/** The sender finds its command by the id, even where nothing else could be read. */
export function refusedCommand(input: unknown, refusal: WireRefusal): CommandAnswer {
	const id = typeof input === 'object' && input !== null && 'id' in input ? input.id : '';
	const known = typeof id === 'string' ? id.slice(0, 80) : '';
	return { status: 'refused', id: commandId(known), refusal };
}
