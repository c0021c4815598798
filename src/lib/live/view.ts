import type { Command } from '#core/commands.ts';
import type { CommandId, OperationId } from '#core/ids.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import { Follower, type FollowerOptions } from './follower.ts';
import type { Kept, LateAnswer, OutboxStorage, Unsent } from './outbox.ts';
import { Sender } from './sender.ts';

export interface ViewOptions extends FollowerOptions {
	readonly storage: OutboxStorage;
	/** A command that had to wait, or one of the page before this one, was answered. */
	readonly onLateAnswer: (late: LateAnswer, answer: CommandAnswer) => void;
}

/** The logic of one screen that also sends: which commands wait for an answer, beside what a `Follower` knows. */
export class View extends Follower {
	/** Wishes that wait for the line; null while none does. */
	unsent: Unsent | null = null;

	private readonly sender: Sender;

	constructor(options: ViewOptions) {
		super(options);
		this.sender = new Sender(options);
	}

	/** Sends a command, now or as soon as there is a line again. */
	send(id: CommandId, command: Command, follows?: CommandId): Promise<CommandAnswer> {
		const tappedAt = this.clock.isKnown ? this.clock.workshopNow : null;
		const answer = this.sender.add({ id, command, tappedAt, follows });
		if (this.isFollowing) this.nowFollowing();
		this.showLink();
		return answer;
	}

	/** Wishes without an answer, those of the page before this one among them. */
	get waiting(): readonly Kept[] {
		return this.sender.waiting;
	}

	/** Tells the others what is in the air here, where there is a line. */
	lift(operation: OperationId | null): void {
		this.connection?.lift({ operation });
	}

	protected override nowFollowing(): void {
		if (this.connection === null) return;
		this.sender.sendOver(this.connection, () => {
			// Either the server is slow to write or the line does not carry anything there: a question
			// that needs no disk tells.
			if (this.isFollowing) this.ask('sync');
		});
	}

	protected override showLink(): void {
		this.showUnsent();
		super.showLink();
	}

	private showUnsent(): void {
		const unsent = this.sender.unsent(this.hasLine ? 'up' : 'down');
		if (JSON.stringify(unsent) === JSON.stringify(this.unsent)) return;
		this.unsent = unsent;
		this.options.onChange();
	}
}
