import type { Command } from '#core/commands.ts';
import type { CommandId, WorkshopCode } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { CommandAnswer, WireRefusalCode } from '#protocol/messages.ts';
import type { Connection } from './connection.ts';
import { Outbox, type Kept, type LateAnswer, type OutboxStorage, type Unsent } from './outbox.ts';

/** A command so refused was not done, or nobody knows; it is sent again. */
const SENT_AGAIN: ReadonlySet<string> = new Set<WireRefusalCode>([
	'wire/stopping',
	'wire/no-answer'
]);

interface SenderOptions {
	readonly workshop: WorkshopCode;
	readonly localNow: () => number;
	readonly storage: OutboxStorage;
	readonly onLateAnswer: (late: LateAnswer, answer: CommandAnswer) => void;
}

/** A command with the workshop time of its tap; null while the server has not told the time. */
interface Tapped {
	readonly id: CommandId;
	readonly command: Command;
	readonly tappedAt: Instant | null;
	/** One's own wish before on the same operation, that this one was made on. */
	readonly follows?: CommandId | undefined;
}

/**
 * The way out of one screen: commands wait until they are answered, and go again over each line until
 * then. When there is a line is not its business.
 */
export class Sender {
	private readonly options: SenderOptions;
	private readonly outbox: Outbox;

	constructor(options: SenderOptions) {
		this.options = options;
		this.outbox = new Outbox(options.storage);
	}

	/** Takes a command in; the promise is kept when its answer comes, whenever that is. */
	add({ id, command, tappedAt, follows }: Tapped): Promise<CommandAnswer> {
		return this.outbox.add({
			envelope: {
				...{ id, workshop: this.options.workshop, command },
				...(follows === undefined ? {} : { follows })
			},
			keptAt: this.options.localNow(),
			tappedAt
		});
	}

	/** Everything that has no answer yet, oldest first. */
	get waiting(): readonly Kept[] {
		return this.outbox.all();
	}

	/** What waits, as far as it is worth a word; null where nothing does. */
	unsent(line: 'up' | 'down'): Unsent | null {
		return this.outbox.unsent(this.options.localNow(), line);
	}

	/** Sends all that waits; `onSilence` is told of each that got no answer over this line. */
	sendOver(connection: Pick<Connection, 'command'>, onSilence: () => void): void {
		for (const envelope of this.outbox.takeUnsent(this.options.localNow())) {
			void connection.command(envelope).then((answer) => {
				if (answer !== null && !isSentAgain(answer)) this.answered(answer);
				else {
					this.outbox.returned(envelope.id);
					if (answer === null) onSilence();
				}
			});
		}
	}

	private answered(answer: CommandAnswer): void {
		const late = this.outbox.settle(answer);
		if (late !== null) this.options.onLateAnswer(late, answer);
	}
}

const isSentAgain = (answer: CommandAnswer): boolean =>
	answer.status === 'refused' && SENT_AGAIN.has(answer.refusal.code);
