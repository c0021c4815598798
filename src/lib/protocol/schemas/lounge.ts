import * as v from 'valibot';
import type { LoungeCommand } from '#core/lounge/commands.ts';
import { job } from './bounds.ts';

/** The form of what is wished about the screen where customers wait. */

type LoungeSchemas = {
	readonly [Type in LoungeCommand['type']]: v.GenericSchema<
		unknown,
		Extract<LoungeCommand, { type: Type }>
	>;
};

export const LOUNGE_SCHEMAS = {
	ShowTicket: v.strictObject({ type: v.literal('ShowTicket'), job, wanted: v.boolean() }),
	LeaveLounge: v.strictObject({ type: v.literal('LeaveLounge'), job })
} satisfies LoungeSchemas;
