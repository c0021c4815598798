import { stateFromRows } from '#core/board/state-from-rows.ts';
import { rowsFor } from '#core/board/project.ts';
import { rowKey, type Audience } from '#core/board/rows.ts';
import type { Command } from '#core/commands.ts';
import { decide } from '#core/decide.ts';
import type { Actor } from '#core/decider.ts';
import { commandId, personId, workshopCode, type CommandId } from '#core/ids.ts';
import { undoableAs } from '#core/undo/undoable.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import { openPeopleRegister } from '../../../server/commands/people.ts';
import { createCommandRunner, type CommandRunner } from '../../../server/commands/runner.ts';
import { createLog } from '../../../server/ops/log.ts';
import { createMemoryStore } from '../../../server/storage/memory/index.ts';
import type { Store } from '../../../server/storage/port.ts';
import { noStorage } from '../../../src/lib/live/outbox-storage.ts';
import { View } from '../../../src/lib/live/view.ts';
import { aSetup, BAY } from '../../builders/a-setup.ts';
import { at } from '../../builders/at.ts';
import { FakeLine } from '../../support/fake-line.ts';
import { localLive, type LocalLive } from '../../support/local-live.ts';
import { Random } from '../../support/random.ts';
import { randomCommand } from '../../support/random-command.ts';

export const WORKSHOP = workshopCode('test');

const person = (id: string, role: Actor['role']): Actor => ({ id: personId(id), role, name: id });

const ADMINISTRATOR = person('admin', 'administrator');

/** Two desks that work against each other, and every kind of screen. */
const SCREENS: readonly { readonly actor: Actor; readonly audience: Audience }[] = [
	{ actor: person('李调度', 'dispatcher'), audience: 'staff' },
	{ actor: person('王主管', 'supervisor'), audience: 'staff' },
	{ actor: person('wall', 'display'), audience: 'wall' },
	{ actor: person('hall', 'display'), audience: 'wall-masked' },
	{ actor: person('lounge', 'display'), audience: 'lounge' }
];

/** One screen at the far end of its line. Its clock is wrong by `skew`. */
export interface Screen {
	readonly audience: Audience;
	readonly line: FakeLine;
	readonly view: View;
	/** Positions of changes a row was taken out of on purpose: from there on, until healed, it is wrong. */
	garbledAt: number[];
	/** Steps sent from here that were accepted and changed something, in the order of their answers. */
	readonly past: CommandId[];
	/** Those of them that took another back. */
	readonly undos: CommandId[];
}

export interface Sent {
	readonly type: string;
	answer: CommandAnswer | null;
}

/** What the run did, so that it can be asserted that it did something. */
export type Tally = Record<
	'accepted' | 'refused' | 'stale' | 'cuts' | 'lostChanges' | 'lostRows' | 'restarts',
	number
>;

/**
 * A workshop's server in memory, five screens and the network between them, all moved by one seed.
 * The rules, the command runner, the audiences' views and the screens' logic are the real ones.
 */
export class World {
	readonly screens: readonly Screen[];
	readonly sent: Sent[] = [];
	readonly did: string[] = [];
	readonly tally: Tally = {
		accepted: 0,
		refused: 0,
		stale: 0,
		cuts: 0,
		lostChanges: 0,
		lostRows: 0,
		restarts: 0
	};
	readonly store: Store = createMemoryStore();
	private readonly random: Random;
	private now = at('08:00');
	private names = 0;
	private commands: CommandRunner | null = null;
	private live: LocalLive | null = null;
	/** The hash of what each audience saw at each position it ever stood at. */
	private readonly hashes = new Map<string, string>();

	constructor(seed: number) {
		this.random = new Random(seed);
		this.screens = SCREENS.map(({ actor, audience }, index) => {
			const line = new FakeLine(() => this.live?.serverFor(actor) ?? null);
			const skew = (index - 2) * 13 * 60_000;
			const view = new View({
				workshop: WORKSHOP,
				audience,
				localNow: () => this.now + skew,
				storage: noStorage,
				onChange: () => undefined,
				onOutdated: () => undefined,
				onLateAnswer: () => undefined
			});
			view.connect(line);
			return { audience, line, view, garbledAt: [], past: [], undos: [] };
		});
	}

	/** The server comes up, with the log it had. */
	async start(): Promise<void> {
		const log = createLog(
			(line) => {
				throw new Error(`the server complained: ${line}`);
			},
			() => this.now
		);
		this.commands = await createCommandRunner({
			store: this.store,
			clock: { now: () => this.now, every: () => () => undefined },
			decide,
			people: await openPeopleRegister(this.store, log),
			log
		});
		this.live = localLive(this.commands, (room, epoch, { seq, hash }) => {
			const key = `${room} ${epoch} ${String(seq)}`;
			const known = this.hashes.get(key);
			if (known !== undefined && known !== hash) throw new Error(`${key} had another hash before`);
			this.hashes.set(key, hash);
		});
	}

	async setUp(): Promise<void> {
		await this.start();
		await this.running.run(
			{
				id: commandId('set-up'),
				workshop: WORKSHOP,
				command: {
					type: 'SetUpWorkshop',
					draft: { setup: aSetup(), names: { T001: '王师傅', 谢明: '谢明' }, absences: [] }
				}
			},
			ADMINISTRATOR
		);
	}

	/** One thing happens. */
	async step(): Promise<void> {
		const screen = this.random.pick(this.screens)!;
		const name = this.random.weighted({
			deliver: 60,
			send: 12,
			dial: 6,
			second: 4,
			cut: 1.5,
			loseChange: 1,
			loseRow: 0.5,
			restart: 0.5
		});
		this.did.push(`${name} ${screen.audience}`);
		await this.happen(name, screen);
		await settled();
		this.check();
	}

	/** The very last change goes missing everywhere, whole or in part: only a beacon can tell. */
	async loseTheLastChange(): Promise<void> {
		for (const { line } of this.screens) line.dial();
		await this.deliverAll();
		const out = this.running.workshop(WORKSHOP)!.state.outages.has(BAY.booth);
		await this.running.run(
			{
				id: commandId('the last'),
				workshop: WORKSHOP,
				command: out
					? { type: 'ReturnBay', bay: BAY.booth }
					: { type: 'TakeBayOut', bay: BAY.booth, reason: 'lamp', until: null }
			},
			ADMINISTRATOR
		);
		this.screens.forEach((screen, index) => {
			this.goWrong(index % 2 === 0 ? 'loseRow' : 'loseChange', screen);
		});
	}

	/** Everything is delivered, nothing goes wrong any more, and time goes on until all is quiet. */
	async calmDown(): Promise<void> {
		for (let second = 0; second < 40; second++) {
			for (const { line } of this.screens) line.dial();
			await this.deliverAll();
			this.second();
			await this.deliverAll();
		}
		this.check();
	}

	/** What a screen that is opened now would show. */
	fresh(audience: Audience): ReadonlyMap<string, unknown> {
		const state = this.running.workshop(WORKSHOP)!.state;
		return new Map(rowsFor(audience, state).map((row) => [rowKey(row), row]));
	}

	get head(): number {
		return this.running.workshop(WORKSHOP)!.state.seq;
	}

	private get running(): CommandRunner {
		if (this.commands === null) throw new Error('the server is not running');
		return this.commands;
	}

	private async happen(name: string, screen: Screen): Promise<void> {
		const { line } = screen;
		switch (name) {
			case 'deliver':
				if (this.random.chance(0.5)) line.deliverDown();
				else line.deliverUp();
				return;
			case 'send':
				this.send();
				return;
			case 'dial':
				for (const each of this.screens) each.line.dial();
				return;
			case 'second':
				this.second();
				return;
			case 'restart':
				await this.restart();
				return;
			default:
				this.goWrong(name, screen);
		}
	}

	private goWrong(name: string, screen: Screen): void {
		if (name === 'cut' && screen.line.cut()) this.tally.cuts += 1;
		if (name === 'loseChange' && screen.line.loseChange()) this.tally.lostChanges += 1;
		const garbled = name === 'loseRow' ? screen.line.loseRow() : null;
		if (garbled === null) return;
		this.tally.lostRows += 1;
		screen.garbledAt.push(garbled);
	}

	/** One of the desks sends what it believes to make sense. */
	private send(): void {
		const desk = this.screens[this.random.below(2)]!;
		const command = randomCommand({
			random: this.random,
			state: stateFromRows(desk.view.rows, desk.view.seq),
			now: this.now,
			past: desk.past,
			undos: desk.undos,
			newName: () => `J${String(this.names++)}`
		});
		const sent: Sent = { type: command.type, answer: null };
		this.sent.push(sent);
		const id = commandId(`c${String(this.sent.length)}`);
		void desk.view.send(id, command).then((answer) => {
			sent.answer = answer;
			if (answer.status === 'accepted') {
				this.tally.accepted += 1;
				if (answer.changed && canTakeBack(command)) desk.past.push(id);
				if (command.type === 'UndoStep') desk.undos.push(id);
			} else this.tally[answer.refusal.code === 'stale' ? 'stale' : 'refused'] += 1;
		});
	}

	private async restart(): Promise<void> {
		this.live?.close();
		this.live = null;
		// What was decided is finished, as on a real stop; its answers may still be lost on the way.
		await this.running.close();
		await this.start();
		this.tally.restarts += 1;
	}

	private second(): void {
		this.now += 1_000;
		if ((this.now / 1_000) % 5 === 0) this.live?.beacon();
		for (const { view } of this.screens) view.check();
	}

	private async deliverAll(): Promise<void> {
		do {
			for (const { line } of this.screens) while (line.deliverDown() || line.deliverUp());
			await settled();
		} while (this.screens.some(({ line }) => line.waiting > 0));
	}

	/** What holds after every step: at its position, each screen shows what its audience saw there. */
	private check(): void {
		for (const screen of this.screens) {
			const { view, audience } = screen;
			if (view.epoch === null) continue;
			const key = `${audience}/${WORKSHOP} ${view.epoch} ${String(view.seq)}`;
			const expected = this.hashes.get(key);
			const ahead = screen.garbledAt.filter((seq) => seq > view.seq);
			if (expected === view.hash) {
				screen.garbledAt = ahead;
			} else if (ahead.length === screen.garbledAt.length) {
				throw new Error(`${key}: shows ${view.hash}, should show ${String(expected)}`);
			}
		}
	}
}

/** As a desk remembers its own steps; its undos among them, to be done again. */
const canTakeBack = ({ type }: Command): boolean =>
	type === 'UndoStep' || undoableAs(type) !== null;

/** Everything that was set off has run; the memory store needs no more than promises. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
