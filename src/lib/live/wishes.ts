import type { Command } from '#core/commands.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { changedByText, inOneLine, refusalText, type Names } from '$lib/i18n/refusals.ts';
import type { Toasts } from '$lib/ui/toasts.svelte.ts';
import type { LiveBoard } from './live-board.svelte.ts';
import { OwnSteps } from './own-steps.svelte.ts';

type Refused = Extract<CommandAnswer, { status: 'refused' }>;

interface WishesParts {
	readonly board: Pick<LiveBoard, 'send' | 'undoStack'>;
	readonly toasts: Toasts;
	readonly locale: () => Locale;
	readonly names: () => Names;
}

/**
 * The one way in which a page sends what somebody wishes: what was done can be taken back for a while,
 * what was refused is said in words, by whoever asked or in a toast.
 */
export class Wishes {
	/** What was done here, with the way back. */
	readonly steps: OwnSteps = new OwnSteps(this);
	private readonly parts: WishesParts;

	constructor(parts: WishesParts) {
		this.parts = parts;
	}

	get board(): WishesParts['board'] {
		return this.parts.board;
	}

	get locale(): Locale {
		return this.parts.locale();
	}

	get names(): Names {
		return this.parts.names();
	}

	/** Sends it and notes it as a step of one's own; nothing is said. `follows`: what it builds upon here. */
	async send(command: Command, follows?: Parameters<LiveBoard['send']>[1]): Promise<CommandAnswer> {
		this.steps.sends(command);
		const answer = await this.board.send(command, follows);
		if (answer.status === 'accepted') this.steps.took(command, answer);
		return answer;
	}

	/** Sends it; null when it was done, else why not, in one line. The caller says it. */
	readonly wish = async (command: Command): Promise<string | null> => {
		const answer = await this.send(command);
		return answer.status === 'accepted' ? null : this.why(answer).join(' — ');
	};

	/** Sends it from a button: a refusal is said in a toast. Whether it was done. */
	readonly press = async (command: Command): Promise<boolean> => {
		const answer = await this.send(command);
		if (answer.status === 'refused') this.sayRefused(answer);
		return answer.status === 'accepted';
	};

	/** Why something was refused, then who did what meanwhile. */
	why({ refusal, changedBy = [] }: Refused): readonly string[] {
		const words = refusalText(this.locale, refusal, this.names);
		return [inOneLine(this.locale, words), ...changedByText(this.locale, changedBy, this.names)];
	}

	/** A refusal as a toast, and before it what was wished. */
	sayRefused(answer: Refused, wished = ''): void {
		const { severity } = refusalText(this.locale, answer.refusal, this.names);
		const text = [wished, ...this.why(answer)].filter((part) => part !== '').join(' — ');
		this.parts.toasts.say(text, severity === 'notice' ? 'news' : 'problem');
	}

	/** Something went well that the screen does not show by itself; `undo` takes it back where it can be. */
	done(
		text: string,
		undo: { readonly label: string; readonly run: () => void } | null = null
	): void {
		this.parts.toasts.say(text, 'done', undo);
	}

	/** Said to a screen reader; the screen shows it anyway. */
	speak(text: string): void {
		this.parts.toasts.speak(text);
	}
}
