import { decide } from '#core/decide.ts';
import type { Actor } from '#core/decider.ts';
import { commandId, personId, workshopCode, type CommandId } from '#core/ids.ts';
import type { Recorded } from '#core/job/events.ts';
import { emptyState, type WorkshopState } from '#core/state.ts';
import type { CommandAnswer, CommandEnvelope } from '#protocol/messages.ts';
import { openPeopleRegister } from '../../../server/commands/people.ts';
import { createCommandRunner, type CommandRunner } from '../../../server/commands/runner.ts';
import { createLog } from '../../../server/ops/log.ts';
import { createMemoryStore } from '../../../server/storage/memory/index.ts';
import {
	StoreUnavailable,
	type Append,
	type AppendResult,
	type Store
} from '../../../server/storage/port.ts';
import { aSetup } from '../../builders/a-setup.ts';
import { at } from '../../builders/at.ts';
import type { Call } from './linear-history.ts';

export const WORKSHOP = workshopCode('test');

const person = (id: string, role: Actor['role']): Actor => ({ id: personId(id), role, name: id });

/** Three who send at the same time; the last may take a step of anybody back. */
export const CLIENTS: readonly Actor[] = [
	person('李调度', 'dispatcher'),
	person('周调度', 'dispatcher'),
	person('王主管', 'supervisor')
];
const ADMINISTRATOR = person('admin', 'administrator');

interface OpenCall extends Call {
	readonly sent: CommandEnvelope[];
	readonly answers: CommandAnswer[];
	readonly nows: number[];
	returnedAt: number;
	/** Answered by a server that has stopped since and remembers only what it wrote: not sent again. */
	isOver: boolean;
}

/**
 * A workshop's server whose store is as slow as the test wants, and everything its clients sent and
 * were told. Time is counted in happenings: each sending and each answer is one.
 */
export class WorkshopUnderWay {
	readonly calls: OpenCall[] = [];
	/** What each client looked at last; it sends what made sense then. */
	readonly seen: WorkshopState[] = CLIENTS.map(() => emptyState);
	now = at('08:00');
	private readonly store: Store = createMemoryStore();
	private readonly held: (() => void)[] = [];
	private failing = 0;
	private isHolding = false;
	private happenings = 0;
	private commands: CommandRunner | null = null;

	/** The server comes up on the log it had. */
	async start(): Promise<void> {
		const log = createLog(
			(line) => {
				throw new Error(`the server complained: ${line}`);
			},
			() => this.now
		);
		const people = await openPeopleRegister(this.store, log);
		const clock = { now: () => this.now, every: () => () => undefined };
		this.commands = await createCommandRunner({ store: this.slow(), clock, decide, people, log });
	}

	async setUp(): Promise<void> {
		await this.start();
		const draft = { setup: aSetup(), names: {}, absences: [] };
		this.send(ADMINISTRATOR, {
			id: commandId('set-up'),
			workshop: WORKSHOP,
			command: { type: 'SetUpWorkshop', draft }
		});
		await settled();
		this.isHolding = true;
	}

	/** Stops in order and starts again; what was remembered in memory only is gone. */
	async restart(): Promise<void> {
		const closing = this.running.close();
		this.release(Infinity);
		this.isHolding = false;
		await closing;
		for (const call of this.calls)
			call.isOver ||= !call.answers.some(
				(answer) => answer.status === 'accepted' && answer.changed
			);
		await this.start();
		this.isHolding = true;
	}

	/** Sends a command, for the first time or again; nobody waits for the answer. */
	send(actor: Actor, envelope: CommandEnvelope): void {
		const call = this.callOf(actor, envelope);
		call.sent.push(envelope);
		call.nows.push(this.now);
		void this.running.run(envelope, actor).then((answer) => {
			call.answers.push(answer);
			call.nows.push(this.now);
			const isFinal = answer.status === 'accepted' || !answer.refusal.code.startsWith('wire/');
			if (isFinal) call.returnedAt = Math.min(call.returnedAt, ++this.happenings);
		});
	}

	/** A command of late is sent again, as an outbox does whose line went down; 0 is the last one. */
	sendAgain(which: number): void {
		const call = this.calls.filter(({ isOver }) => !isOver).at(-1 - which);
		if (call !== undefined) this.send(call.actor, call.sent[0]!);
	}

	/** The client looks at its screen. */
	look(client: number): void {
		this.seen[client] = this.running.workshop(WORKSHOP)?.state ?? emptyState;
	}

	/** The disk is done with the next so many appends. */
	release(count: number): void {
		for (const open of this.held.splice(0, count)) open();
	}

	/** The disk says no to the next so many appends. */
	failNext(count: number): void {
		this.failing = count;
	}

	/** Everything is written and answered. */
	async finish(): Promise<readonly Recorded[]> {
		this.isHolding = false;
		this.failing = 0;
		while (this.calls.some(({ answers, sent }) => answers.length < sent.length)) {
			this.release(Infinity);
			await settled();
		}
		await this.running.close();
		return this.store.eventsSince(WORKSHOP, 0, 1_000_000);
	}

	private get running(): CommandRunner {
		if (this.commands === null) throw new Error('the server is not running');
		return this.commands;
	}

	private callOf(actor: Actor, { id }: CommandEnvelope): OpenCall {
		const known = this.calls.find((call) => call.id === id);
		if (known !== undefined) return known;
		const call: OpenCall = {
			id,
			actor,
			sent: [],
			answers: [],
			nows: [],
			invokedAt: ++this.happenings,
			returnedAt: Infinity,
			isOver: false
		};
		this.calls.push(call);
		return call;
	}

	/** Appends wait for `release`, in order, and may fail. */
	private slow(): Store {
		const { store } = this;
		let line: Promise<unknown> = Promise.resolve();
		const write = async (wish: Append): Promise<AppendResult> => {
			if (this.isHolding) await new Promise<void>((open) => this.held.push(open));
			if (this.failing === 0) return store.append(wish);
			this.failing -= 1;
			throw new StoreUnavailable('disk full');
		};
		return new Proxy(store, {
			get: (target, name) => {
				if (name !== 'append') {
					const value: unknown = Reflect.get(target, name, target);
					return typeof value === 'function' ? (value.bind(target) as unknown) : value;
				}
				return (wish: Append): Promise<AppendResult> => {
					const written = line.then(() => write(wish));
					line = written.catch(() => undefined);
					return written;
				};
			}
		});
	}
}

export const newId = (n: number): CommandId => commandId(`c${n}`);

/** Everything that was set off has run; the memory store needs no more than promises. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
