import * as v from 'valibot';
import { personId, technicianCode, workshopCode } from '#core/ids.ts';
import { PEOPLE_ROLES } from '#core/people/role.ts';
import { ok, refused, type Result } from '#core/result.ts';
import type { WireRefusal } from '../messages.ts';

/** What is sent to invite and change people. What makes a good name or password, the server decides. */

const text = v.pipe(v.string(), v.maxLength(200));
const workshops = v.nullable(
	v.pipe(
		v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(64), v.transform(workshopCode))),
		v.maxLength(100)
	)
);
const staff = v.nullable(
	v.strictObject({
		workshop: v.pipe(v.string(), v.maxLength(64), v.transform(workshopCode)),
		code: v.pipe(v.string(), v.maxLength(64), v.transform(technicianCode))
	})
);

/** The body of `POST /api/v1/people`; `workshops` null is every workshop of the installation. */
export const invitation = v.strictObject({
	userName: text,
	name: text,
	role: v.picklist(PEOPLE_ROLES),
	workshops,
	staff: v.optional(staff)
});

/** The body of `PATCH /api/v1/people/{person}`; what is left out stays. */
export const personChange = v.strictObject({
	name: v.optional(text),
	role: v.optional(v.picklist(PEOPLE_ROLES)),
	workshops: v.optional(workshops),
	staff: v.optional(staff),
	isActive: v.optional(v.boolean())
});

/** The body of `POST /api/v1/people/password`. */
export const passwordChoice = v.strictObject({ code: text, password: v.string() });

export const personEntry = v.strictObject({
	id: v.pipe(v.string(), v.transform(personId)),
	userName: v.string(),
	name: v.string(),
	role: v.picklist(PEOPLE_ROLES),
	workshops: v.nullable(v.array(v.string())),
	staff: v.nullable(v.strictObject({ workshop: v.string(), code: v.string() })),
	isActive: v.boolean(),
	hasPassword: v.boolean(),
	hasPin: v.boolean(),
	lastSeenAt: v.nullable(v.pipe(v.number(), v.description('Milliseconds since 1970.'))),
	openSessions: v.number()
});

/** Reads what was sent by one of these schemas; the refusal says where it is not of that form. */
export function parsePeopleBody<Schema extends v.GenericSchema>(
	schema: Schema,
	input: unknown
): Result<v.InferOutput<Schema>, WireRefusal> {
	const parsed = v.safeParse(schema, input);
	if (parsed.success) return ok(parsed.output);
	const [issue] = parsed.issues;
	// The path only: the message of a wrong value repeats the value, which may be a password.
	return refused({ code: 'wire/malformed', detail: v.getDotPath(issue) ?? 'body' });
}
