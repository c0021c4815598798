import type { Command } from '#core/commands.ts';
import type { CommandId } from '#core/ids.ts';
import type { UnshownWish } from '#core/foreseen-wishes.ts';
import type { Instant } from '#core/time/instant.ts';
import type { CommandAnswer } from '#protocol/messages.ts';

interface Sent {
	readonly command: Command;
	/** Workshop time of the tap. */
	readonly at: Instant;
	/** Position at which the accepted change shows; null while unanswered. */
	shownFrom: number | null;
}

export const NOTHING_PENDING: ReadonlyMap<string, Command> = new Map();

/**
 * Commands whose effect is not on the screen yet: from the tap until the answer is a refusal, or
 * until the rows have reached the position of the accepted change. A bar so marked neither jumps
 * back between answer and change nor stays marked for ever.
 */
export class Pending {
	private readonly sent = new Map<CommandId, Sent>();

	add({ id, command, at }: UnshownWish): void {
		this.sent.set(id, { command, at, shownFrom: null });
	}

	answered(answer: CommandAnswer, seq: number): void {
		const sent = this.sent.get(answer.id);
		if (sent === undefined) return;
		if (answer.status === 'refused' || answer.seq <= seq) this.sent.delete(answer.id);
		else sent.shownFrom = answer.seq;
	}

	/** The rows stand at this position now. */
	reached(seq: number): void {
		for (const [id, { shownFrom }] of this.sent) {
			if (shownFrom !== null && shownFrom <= seq) this.sent.delete(id);
		}
	}

	/** After a restore positions start anew and say nothing about earlier answers. */
	startOver(): void {
		for (const [id, { shownFrom }] of this.sent) if (shownFrom !== null) this.sent.delete(id);
	}

	/** All of them, in the order they were tapped in. */
	all(): readonly UnshownWish[] {
		return [...this.sent].map(([id, { command, at }]) => ({ id, command, at }));
	}

	/** By what they are about: the operation, else the visit; the latest command of each. */
	byTarget(): ReadonlyMap<string, Command> {
		return new Map(
			[...this.sent.values()].flatMap(({ command }) =>
				targetsOf(command).map((target) => [target, command] as const)
			)
		);
	}
}

function targetsOf(command: Command): readonly string[] {
	if (command.type === 'ReplanOperations') return command.moves.map(({ operation }) => operation);
	if (command.type === 'CallForHelp') return [command.call.id];
	if ('call' in command) return [command.call];
	if ('operation' in command) return [command.operation];
	return 'job' in command ? [command.job] : [];
}
