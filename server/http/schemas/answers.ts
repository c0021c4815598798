import * as v from 'valibot';

/**
 * What the endpoints answer, for the description and for the test that holds real answers against it.
 * Facts of the log and rows of the board are told by what all of them have: they grow with the board.
 */

const position = v.pipe(v.number(), v.integer(), v.minValue(0));
const moment = v.pipe(v.number(), v.description('Milliseconds since 1970.'));

/** Every refusal: a code for programs, a sentence for people, and where or what. */
export const refusalAnswer = v.strictObject({
	code: v.pipe(v.string(), v.description('Stable, for programs, e.g. `wire/not-signed-in`.')),
	message: v.pipe(v.string(), v.description('For people, in the language asked for.')),
	detail: v.optional(v.string())
});

/** An answer to a command that was accepted. */
export const commandAccepted = v.strictObject({
	status: v.literal('accepted'),
	id: v.string(),
	epoch: v.string(),
	seq: v.pipe(position, v.description('Position of its last event.')),
	changed: v.pipe(v.boolean(), v.description('False when it asked for what was so already.'))
});

const changedBy = v.strictObject({ seq: position, at: moment, by: v.string(), what: v.string() });

/** An answer to a command that was refused; or a refusal before there was a command to be read. */
export const commandRefused = v.union([
	v.strictObject({
		status: v.literal('refused'),
		id: v.string(),
		refusal: v.looseObject({ code: v.string() }),
		changedBy: v.optional(v.array(changedBy)),
		code: v.string(),
		message: v.string()
	}),
	refusalAnswer
]);

/** Both clocks of the server. */
const serverTime = v.strictObject({ realNow: v.number(), workshopNow: moment, rate: v.number() });

const row = v.looseObject({
	kind: v.pipe(v.string(), v.description('What it is of: `job`, `setup`, `absence`, …')),
	id: v.string(),
	version: v.pipe(position, v.description('Position of its last change.'))
});

/** Everything on the board. */
export const stateAnswer = v.strictObject({
	epoch: v.pipe(v.string(), v.description('Changes with every restore.')),
	seq: position,
	time: serverTime,
	rows: v.array(row)
});

const event = v.looseObject({ type: v.string() });

/** What happened to a visit. */
export const jobHistory = v.strictObject({
	job: v.string(),
	events: v.array(
		v.strictObject({
			seq: position,
			at: moment,
			recordedAt: moment,
			by: v.string(),
			command: v.string(),
			event
		})
	)
});

/** Who changed what in the set-up. */
export const setupHistory = v.strictObject({
	events: v.array(v.strictObject({ seq: position, at: moment, by: v.string(), event })),
	hasEarlier: v.boolean()
});
