import * as v from 'valibot';
import type { AppointmentCommand } from '#core/appointment/commands.ts';
import { bay, instant, job, operation, position, technicians, text } from './bounds.ts';
import { orderDraft } from './order.ts';
import { tools } from './setup.ts';

/** The form of what is wished of cars that have not come yet. */

type AppointmentSchemas = {
	readonly [Type in AppointmentCommand['type']]: v.GenericSchema<
		unknown,
		Extract<AppointmentCommand, { type: Type }>
	>;
};

const place = { bay, technicians, start: instant };
const hold = v.strictObject(place);

export const APPOINTMENT_SCHEMAS = {
	BookAppointment: v.strictObject({
		type: v.literal('BookAppointment'),
		job,
		at: instant,
		draft: v.omit(orderDraft, ['source', 'appointmentAt', 'arrivedAt']),
		holds: v.pipe(v.array(v.nullable(hold)), v.maxLength(200))
	}),
	MoveAppointment: v.strictObject({
		type: v.literal('MoveAppointment'),
		job,
		seen: position,
		to: instant,
		promisedAt: v.nullable(instant),
		reason: text(200),
		holds: v.pipe(v.array(v.strictObject({ operation, ...place })), v.maxLength(200))
	}),
	ChangeTools: v.strictObject({ type: v.literal('ChangeTools'), job, seen: position, tools })
} satisfies AppointmentSchemas;
