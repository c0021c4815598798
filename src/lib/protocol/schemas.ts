import * as v from 'valibot';
import { AUDIENCES } from '#core/board/rows.ts';
import type { Command } from '#core/commands.ts';
import { ok, refused, type Result } from '#core/result.ts';
import {
	PROTOCOL_VERSION,
	type CommandEnvelope,
	type Hello,
	type Lift,
	type WireRefusal,
	type WireRefusalCode
} from './messages.ts';
import { command, instant, operation, plainId, position, workshop } from './schemas/bounds.ts';
import { COMMAND_SCHEMAS } from './schemas/commands.ts';

/**
 * Reads what comes in from outside. Everything that passes here has the type it claims and is within
 * bounds; everything else is refused with the path to what is wrong. Nothing here throws.
 */

const helloSchema = v.strictObject({
	protocol: v.literal(PROTOCOL_VERSION),
	workshop,
	audience: v.picklist(AUDIENCES),
	epoch: v.nullable(plainId),
	seq: v.nullable(position)
});

const envelopeSchema = v.strictObject({
	id: command,
	workshop,
	command: v.looseObject({ type: v.string() }),
	tappedAt: v.optional(instant),
	follows: v.optional(command)
});

const liftSchema = v.strictObject({ operation: v.nullable(operation) });

const refuse = (code: WireRefusalCode, detail: string) => refused<WireRefusal>({ code, detail });

type Issues = readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]];

/** Where and what, e.g. `command.start: Expected number but received "9"`; never the whole input. */
function malformed([issue]: Issues, prefix = ''): ReturnType<typeof refuse> {
	const path = [prefix, v.getDotPath(issue) ?? ''].filter((part) => part !== '').join('.');
	const what = issue.message.slice(0, 200);
	return refuse('wire/malformed', path === '' ? what : `${path}: ${what}`);
}

/** A hello or sync as a screen sends it; another protocol version is its own refusal. */
export function parseHello(input: unknown): Result<Hello, WireRefusal> {
	const parsed = v.safeParse(helloSchema, input, { abortEarly: true });
	if (parsed.success) return ok(parsed.output);
	if (v.getDotPath(parsed.issues[0]) === 'protocol')
		return refuse('wire/protocol', `this server speaks version ${PROTOCOL_VERSION}`);
	return malformed(parsed.issues);
}

/** A command with its envelope; an unknown type is told from a malformed one. */
export function parseEnvelope(input: unknown): Result<CommandEnvelope, WireRefusal> {
	const outer = v.safeParse(envelopeSchema, input, { abortEarly: true });
	if (!outer.success) return malformed(outer.issues);
	const { type } = outer.output.command;
	if (!isCommandType(type)) return refuse('wire/unknown-command', type.slice(0, 60));
	const schema: v.GenericSchema<unknown, Command> = COMMAND_SCHEMAS[type];
	const inner = v.safeParse(schema, outer.output.command, { abortEarly: true });
	if (!inner.success) return malformed(inner.issues, 'command');
	return ok({ ...outer.output, command: inner.output });
}

/** What somebody has in the air. */
export function parseLift(input: unknown): Result<Lift, WireRefusal> {
	const parsed = v.safeParse(liftSchema, input, { abortEarly: true });
	return parsed.success ? ok(parsed.output) : malformed(parsed.issues);
}

const isCommandType = (type: string): type is Command['type'] =>
	Object.hasOwn(COMMAND_SCHEMAS, type);

const audienceSchema = v.picklist(AUDIENCES);

/** Which workshop, and as whom one looks: the query of `GET /api/v1/state`. */
export function parseStateQuery(
	query: URLSearchParams
): Result<Pick<Hello, 'workshop' | 'audience'>, WireRefusal> {
	const code = parseWorkshop(query);
	if (!code.ok) return code;
	const audience = v.safeParse(audienceSchema, query.get('audience') ?? 'staff');
	if (!audience.success)
		return refuse('wire/malformed', `audience: one of ${AUDIENCES.join(', ')}`);
	return ok({ workshop: code.value, audience: audience.output });
}

/** The workshop named in an address. */
export function parseWorkshop(query: URLSearchParams): Result<Hello['workshop'], WireRefusal> {
	const parsed = v.safeParse(workshop, query.get('workshop'));
	return parsed.success
		? ok(parsed.output)
		: refuse('wire/malformed', 'workshop: the code of a workshop');
}
