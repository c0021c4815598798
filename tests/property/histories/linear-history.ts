import { isDeepStrictEqual } from 'node:util';
import type { Command } from '#core/commands.ts';
import { decide } from '#core/decide.ts';
import type { Actor, Decision } from '#core/decider.ts';
import { evolve, withRecords } from '#core/evolve.ts';
import { withoutWords } from '#core/customer/words.ts';
import type { CommandId, JobId } from '#core/ids.ts';
import { jobOf, type Event, type Recorded } from '#core/job/events.ts';
import { mayDo } from '#core/people/may.ts';
import { emptyState, type WorkshopState } from '#core/state.ts';
import type { Instant } from '#core/time/instant.ts';
import type { CommandAnswer, CommandEnvelope } from '#protocol/messages.ts';
import { pastStep } from '../../support/logbook.ts';

/**
 * Whether what clients saw of one workshop could have come from a server that does one command at a
 * time (linearizability, after Herlihy and Wing). The log is the order of everything that was written;
 * every command that wrote nothing must find a place in it, within the time its sender waited, where
 * the rules give just that answer. The rules themselves are the model.
 */

/** One command as its sender saw it; times of any steady clock, shared by all calls. */
export interface Call {
	readonly id: CommandId;
	readonly actor: Actor;
	/** Every form it was sent in; a resend may carry the time of the tap. */
	readonly sent: readonly CommandEnvelope[];
	readonly invokedAt: number;
	/** When the first answer that counts came; Infinity where none did. */
	readonly returnedAt: number;
	/** All answers, to resends as well. */
	readonly answers: readonly CommandAnswer[];
	/** Workshop times at which it may have been decided, besides those in the log. */
	readonly nows: readonly Instant[];
}

export interface History {
	readonly calls: readonly Call[];
	readonly log: readonly Recorded[];
	/**
	 * Time ran by itself, so that nobody knows the millisecond at which a command was refused: its code
	 * has to be right, but facts reckoned from the time need not be found again.
	 */
	readonly inRealTime?: boolean;
}

/** What one command wrote. */
interface Step {
	readonly command: CommandId;
	readonly events: readonly Recorded[];
}

/** A call that wrote nothing, and the steps it may stand between. */
interface Look {
	readonly call: Call;
	readonly answer: CommandAnswer;
	/** Steps that were answered before it was sent: it cannot have missed them. */
	readonly from: number;
	/** Steps before the first that was sent only after its answer. */
	readonly upTo: number;
}

/** Everything that no such server could have done, in sentences; empty for a linear history. */
export function violationsOf({ calls, log, inRealTime = false }: History): readonly string[] {
	const steps = stepsOf(log);
	const byId = new Map(calls.map((call) => [call.id, call]));
	const stepOf = new Map(steps.map((step) => [step.command, step]));
	return [
		...numbering(log, steps),
		...calls.flatMap((call) => answering(call, stepOf.get(call.id))),
		...ordering(steps, byId),
		...replaying(steps, { calls, byId, log, inRealTime })
	];
}

/** Refusals that say what is so at the moment and are not remembered. */
const isPassing = (answer: CommandAnswer): boolean =>
	answer.status === 'refused' && answer.refusal.code.startsWith('wire/');

/** The answer that counts, or null where nobody knows what became of the call. */
const answerTo = ({ answers }: Call): CommandAnswer | null =>
	answers.find((answer) => !isPassing(answer)) ?? null;

function stepsOf(log: readonly Recorded[]): readonly Step[] {
	const steps: { command: CommandId; events: Recorded[] }[] = [];
	for (const entry of log) {
		const last = steps.at(-1);
		if (last?.command === entry.command) last.events.push(entry);
		else steps.push({ command: entry.command, events: [entry] });
	}
	return steps;
}

function numbering(log: readonly Recorded[], steps: readonly Step[]): readonly string[] {
	const gaps = log.flatMap(({ seq }, index) =>
		seq === index + 1 ? [] : [`position ${seq} stands at place ${index + 1} of the log`]
	);
	const times = new Map<string, number>();
	for (const { command } of steps) times.set(command, (times.get(command) ?? 0) + 1);
	const twice = [...times].flatMap(([command, n]) =>
		n === 1 ? [] : [`${command} was done ${n} times`]
	);
	return [...gaps, ...twice];
}

/** Each command has one answer, however often it was sent, and the log bears it out. */
function answering(call: Call, step: Step | undefined): readonly string[] {
	const answer = answerTo(call);
	const isOther = (other: CommandAnswer): boolean =>
		!isPassing(other) && !isDeepStrictEqual(other, answer);
	if (call.answers.some(isOther)) return [`${call.id} was answered in different ways`];
	return step === undefined ? [] : standing(call, answer, step.events.at(-1)?.seq ?? 0);
}

/** What was told of a command that stands in the log. */
function standing(call: Call, answer: CommandAnswer | null, seq: number): readonly string[] {
	if (answer === null) {
		const wasToldNo = call.returnedAt !== Infinity;
		return wasToldNo ? [`${call.id} was told it was not done, but stands at ${seq}`] : [];
	}
	if (answer.status === 'refused' || !answer.changed)
		return [`${call.id} was answered ${told(answer)} but stands in the log at ${seq}`];
	if (answer.seq === seq) return [];
	return [`${call.id} was told position ${answer.seq} but stands at ${seq}`];
}

/** Each step fits between the sending and the answer of its command, behind the step before it. */
function ordering(steps: readonly Step[], byId: ReadonlyMap<string, Call>): readonly string[] {
	const wrong: string[] = [];
	let point = -Infinity;
	for (const { command } of steps) {
		const call = byId.get(command);
		point = Math.max(point, call?.invokedAt ?? -Infinity);
		if (call !== undefined && point > call.returnedAt)
			wrong.push(`${command} was answered before a step that stands before it was sent`);
	}
	return wrong;
}

interface Replay {
	readonly calls: readonly Call[];
	readonly byId: ReadonlyMap<string, Call>;
	readonly log: readonly Recorded[];
	readonly inRealTime: boolean;
}

/** Folds the log, asking the rules at each step for what it wrote and for the answers around it. */
function replaying(steps: readonly Step[], replay: Replay): readonly string[] {
	const wrong: string[] = [];
	const looks = looksOf(steps, replay);
	const erased = erasedIn(replay.log);
	let unexplained: Look[] = [];
	let next = 0;
	let state = emptyState;
	for (let done = 0; done <= steps.length; done++) {
		while (looks[next] !== undefined && looks[next]!.from <= done) unexplained.push(looks[next++]!);
		const step = steps[done];
		const nows = timesAround(steps, done);
		unexplained = stillUnexplained(unexplained, (look) =>
			isExplained(look, { ...replay, state, nows })
		);
		for (const look of unexplained.filter(({ upTo }) => upTo <= done)) wrong.push(why(look, done));
		unexplained = unexplained.filter(({ upTo }) => upTo > done);
		if (step === undefined) break;
		const call = replay.byId.get(step.command);
		const decided = decidedAs(step, call, { state, log: replay.log, erased });
		if (decided === null) wrong.push(`the rules do not give what ${step.command} wrote`);
		state = evolve(
			decided?.ok === true ? withRecords(state, decided.value.records) : state,
			step.events
		);
	}
	return [...wrong, ...unexplained.map((look) => why(look, steps.length))];
}

/**
 * The calls that wrote nothing, in the order of their sending; all that were answered before one was
 * sent stand before it in the list.
 */
function looksOf(steps: readonly Step[], { calls, byId }: Replay): readonly Look[] {
	const written = new Set(steps.map(({ command }) => command));
	const returned = backwards(steps.map(({ command }) => byId.get(command)?.returnedAt ?? Infinity));
	const sent = forwards(steps.map(({ command }) => byId.get(command)?.invokedAt ?? -Infinity));
	return calls
		.flatMap((call): readonly Look[] => {
			const answer = answerTo(call);
			if (answer === null || written.has(call.id)) return [];
			const from = count(returned, (at) => at < call.invokedAt);
			const upTo = count(sent, (at) => at <= call.returnedAt);
			return [{ call, answer, from, upTo }];
		})
		.sort((a, b) => a.from - b.from || a.call.invokedAt - b.call.invokedAt);
}

/** A step was answered no later than any behind it, for it stands before them all. */
const backwards = (times: readonly number[]): readonly number[] => {
	let least = Infinity;
	return times
		.toReversed()
		.map((at) => (least = Math.min(least, at)))
		.toReversed();
};

/** A step was not done before any in front of it was sent. */
const forwards = (times: readonly number[]): readonly number[] => {
	let most = -Infinity;
	return times.map((at) => (most = Math.max(most, at)));
};

/** How many stand at the beginning of a sorted list for which it is true. */
function count(sorted: readonly number[], isTrue: (at: number) => boolean): number {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (isTrue(sorted[middle]!)) low = middle + 1;
		else high = middle;
	}
	return low;
}

/**
 * Those that find no answer here. A call that was sent after the answer of one still without a place
 * has to wait for it: it cannot have seen less.
 */
function stillUnexplained(
	looks: readonly Look[],
	isExplainedHere: (look: Look) => boolean
): Look[] {
	const left: Look[] = [];
	let returnedFirst = Infinity;
	for (const look of looks.toSorted((a, b) => a.call.invokedAt - b.call.invokedAt)) {
		if (look.call.invokedAt <= returnedFirst && isExplainedHere(look)) continue;
		left.push(look);
		returnedFirst = Math.min(returnedFirst, look.call.returnedAt);
	}
	return left;
}

interface Here {
	readonly state: WorkshopState;
	readonly log: readonly Recorded[];
}

interface Written extends Here {
	readonly erased: ReadonlySet<JobId>;
}

/** Visits whose words the log has lost, whenever they were written. */
const erasedIn = (log: readonly Recorded[]): ReadonlySet<JobId> =>
	new Set(log.flatMap(({ event }) => (event.type === 'PersonErased' ? event.jobs : [])));

/** A fact as far as the log still holds it. */
function keptOf(event: Event, erased: ReadonlySet<JobId>): Event {
	const job = jobOf(event);
	return job !== null && erased.has(job) ? withoutWords(event) : event;
}

/** Workshop times the log knows of around a step. */
const timesAround = (steps: readonly Step[], done: number): readonly Instant[] =>
	[steps[done - 1], steps[done]].flatMap((step) => step?.events[0]?.recordedAt ?? []);

interface Around extends Here {
	readonly nows: readonly Instant[];
	readonly inRealTime: boolean;
}

function isExplained({ call, answer }: Look, here: Around): boolean {
	return call.sent.some(({ command, tappedAt }) =>
		[...call.nows, ...here.nows].some((now) => {
			const decision = decideHere(command, { call, now, tappedAt }, here);
			if (answer.status === 'accepted')
				return decision.ok && decision.value.events.length === 0 && answer.seq === here.state.seq;
			if (decision.ok || decision.refusal.code !== answer.refusal.code) return false;
			return here.inRealTime || isAlike(decision.refusal, answer.refusal);
		})
	);
}

/** What the rules say to it here, where that is what it wrote; null where they say something else. */
function decidedAs(step: Step, call: Call | undefined, here: Written): Decision | null {
	// A step of the board itself, whose command nobody kept, is taken as it stands.
	if (call === undefined) return { ok: true, value: { events: [], records: [], at: 0 } };
	const now = step.events[0]?.recordedAt ?? 0;
	for (const { command, tappedAt } of call.sent) {
		const decision = decideHere(command, { call, now, tappedAt }, here);
		const kept = (event: Event): Event => keptOf(event, here.erased);
		const written = step.events.map(({ event }) => kept(event));
		if (decision.ok && isAlike(decision.value.events.map(kept), written)) return decision;
	}
	return null;
}

interface Asking {
	readonly call: Call;
	readonly now: Instant;
	readonly tappedAt: Instant | undefined;
}

function decideHere(
	command: Command,
	{ call, now, tappedAt }: Asking,
	{ state, log }: Here
): Decision {
	const { actor, id } = call;
	if (!mayDo(actor.role, command.type))
		return {
			ok: false,
			refusal: { code: 'person/not-allowed', role: actor.role, command: command.type }
		};
	const step = command.type === 'UndoStep' ? pastStep(log.slice(0, state.seq), command.step) : null;
	return decide(state, command, { now, actor, command: id, tappedAt, archived: new Map(), step });
}

/** As they are after a journey in JSON, where what is undefined stays behind. */
const isAlike = (a: unknown, b: unknown): boolean => isDeepStrictEqual(plain(a), plain(b));
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

const told = (answer: CommandAnswer): string =>
	answer.status === 'accepted' ? 'accepted' : answer.refusal.code;

const why = ({ call, answer, from }: Look, upTo: number): string =>
	`${call.id} was answered ${told(answer)}, which the rules say nowhere between step ${from} and ${upTo}`;
