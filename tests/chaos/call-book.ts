import type { Actor } from '#core/decider.ts';
import type { CommandId } from '#core/ids.ts';
import type { CommandAnswer, CommandEnvelope } from '#protocol/messages.ts';
import type { Connection } from '../../src/lib/live/connection.ts';
import type { Call } from '../property/histories/linear-history.ts';

interface OpenCall extends Call {
	readonly sent: CommandEnvelope[];
	readonly answers: CommandAnswer[];
	readonly nows: number[];
	returnedAt: number;
}

/** Every command that left any of the screens, and what came back, with the times of both. */
export class CallBook {
	private readonly byId = new Map<CommandId, OpenCall>();
	private readonly actor: Actor;

	/** All screens of a run belong to one person. */
	constructor(actor: Actor) {
		this.actor = actor;
	}

	get calls(): readonly Call[] {
		return [...this.byId.values()];
	}

	get unanswered(): number {
		return this.calls.filter(({ returnedAt }) => returnedAt === Infinity).length;
	}

	/** How often a command was sent beyond the first time. */
	get resent(): number {
		return this.calls.reduce((sum, { sent }) => sum + sent.length - 1, 0);
	}

	/** The same line, with everything that is asked on it written down. */
	readonly writingDown = (line: Connection): Connection['command'] => {
		return async (envelope) => {
			const call = this.callOf(envelope);
			call.sent.push(envelope);
			call.nows.push(Date.now());
			const answer = await line.command(envelope);
			call.nows.push(Date.now());
			if (answer !== null) this.answered(call, answer);
			return answer;
		};
	};

	private answered(call: OpenCall, answer: CommandAnswer): void {
		call.answers.push(answer);
		if (answer.status === 'refused' && answer.refusal.code.startsWith('wire/')) return;
		call.returnedAt = Math.min(call.returnedAt, performance.now());
	}

	private callOf({ id }: CommandEnvelope): OpenCall {
		const known = this.byId.get(id);
		if (known !== undefined) return known;
		const invokedAt = performance.now();
		const call: OpenCall = {
			...{ id, actor: this.actor, sent: [], answers: [], nows: [] },
			...{ invokedAt, returnedAt: Infinity }
		};
		this.byId.set(id, call);
		return call;
	}
}
