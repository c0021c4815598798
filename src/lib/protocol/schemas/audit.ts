import * as v from 'valibot';
import { ok, refused, type Result } from '#core/result.ts';
import type { WireRefusal } from '../messages.ts';
import { job, text, workshop } from './bounds.ts';

/** What may be asked of the audit and of a customer's data; what may be answered is described, too. */

const moment = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
/** Empty asks for any, as forms send it. */
const typed = v.optional(
	v.nullable(
		v.pipe(
			text(100),
			v.transform((said) => (said.trim() === '' ? null : said.trim()))
		)
	),
	null
);
const when = v.optional(v.nullable(moment), null);

/** The body of `POST /api/v1/audit/search` and `/export`; it is no address, because it may name a plate. */
export const auditWish = v.strictObject({
	workshop: v.optional(v.nullable(workshop), null),
	person: typed,
	kind: typed,
	car: typed,
	text: typed,
	from: when,
	to: when,
	before: when,
	limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)), 50)
});

/** The body of `POST /api/v1/customers/search`. */
export const customerWish = v.strictObject({ workshop, text: text(100) });

/** The body of `POST /api/v1/customers/phone`. */
export const phoneWish = v.strictObject({ workshop, job });

/** The body of `POST /api/v1/customers/export` and `/erase`. */
export const visitsWish = v.strictObject({
	workshop,
	jobs: v.pipe(v.array(job), v.minLength(1), v.maxLength(200))
});

/** Reads a body of these; what is wrong is told by its place. */
export function parseWish<Schema extends v.GenericSchema>(
	schema: Schema,
	input: unknown
): Result<v.InferOutput<Schema>, WireRefusal> {
	const parsed = v.safeParse(schema, input);
	if (parsed.success) return ok(parsed.output);
	const [issue] = parsed.issues;
	const detail = `${v.getDotPath(issue) ?? 'body'}: ${issue.message.slice(0, 200)}`;
	return refused({ code: 'wire/malformed', detail });
}

const value = v.nullable(v.union([v.string(), v.number(), v.boolean()]));
const nullableMoment = v.nullable(v.number());

export const auditEntry = v.strictObject({
	id: v.pipe(v.number(), v.description('Grows with time; ask for those before it to read on.')),
	at: v.pipe(v.number(), v.description('Milliseconds since 1970, real time.')),
	workshop: v.nullable(v.string()),
	actor: v.string(),
	by: v.string(),
	kind: v.string(),
	command: v.nullable(v.string()),
	about: v.string(),
	device: v.nullable(v.strictObject({ by: v.string(), agent: v.string(), address: v.string() })),
	changes: v.array(
		v.strictObject({
			operation: v.nullable(v.string()),
			field: v.string(),
			before: value,
			after: value
		})
	)
});

const visit = {
	job: v.string(),
	orders: v.array(v.string()),
	plate: v.string(),
	vin: v.nullable(v.string()),
	model: v.string(),
	name: v.string(),
	phone: v.string(),
	openedAt: v.number(),
	arrivedAt: nullableMoment,
	end: v.nullable(v.strictObject({ how: v.string(), at: v.number() }))
};

export const customerVisit = v.strictObject(visit);

export const exportedVisit = v.strictObject({
	...visit,
	colour: v.string(),
	category: v.string(),
	source: v.string(),
	mileage: nullableMoment,
	waiting: v.boolean(),
	appointmentAt: nullableMoment,
	advisor: v.nullable(v.string()),
	remarks: v.array(v.string()),
	notes: v.array(v.string()),
	promises: v.array(v.strictObject({ at: v.number(), givenAt: v.number(), reason: v.string() })),
	operations: v.array(
		v.strictObject({
			name: v.string(),
			state: v.string(),
			standardMinutes: v.number(),
			startedAt: nullableMoment,
			finishedAt: nullableMoment,
			outcome: v.nullable(v.string()),
			finding: v.string(),
			cause: v.string(),
			stoppages: v.array(
				v.strictObject({
					reason: v.string(),
					note: v.string(),
					from: v.number(),
					to: nullableMoment
				})
			)
		})
	),
	additions: v.array(
		v.strictObject({
			reportedAt: v.number(),
			text: v.string(),
			saidBy: v.string(),
			price: v.string(),
			answer: v.nullable(v.string()),
			photos: v.array(v.string())
		})
	)
});
