import * as v from 'valibot';
import type { Command } from '#core/commands.ts';
import { command, instant, workshop } from '#protocol/schemas/bounds.ts';
import { COMMAND_SCHEMAS } from '#protocol/schemas/commands.ts';

/**
 * A command with its envelope as one schema, for the description. The server itself reads it in two
 * steps (`protocol/schemas.ts`), so that it can tell an unknown command from a malformed one.
 */
export const envelopeSchema = v.strictObject({
	id: command,
	workshop,
	command: v.union(
		Object.values(COMMAND_SCHEMAS) as unknown as v.GenericSchema<unknown, Command>[]
	),
	tappedAt: v.optional(instant),
	follows: v.optional(command)
});
