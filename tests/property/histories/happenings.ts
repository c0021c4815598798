import fc from 'fast-check';
import type { Command } from '#core/commands.ts';
import { MINUTE_MS } from '#core/time/instant.ts';
import { Random } from '../../support/random.ts';
import { randomCommand } from '../../support/random-command.ts';
import { CLIENTS, newId, settled, WORKSHOP, type WorkshopUnderWay } from './workshop-under-way.ts';

/**
 * What may happen while several people work on one workshop, as commands of fast-check's model-based
 * runs. The model is nothing but the names given so far: what is right is judged afterwards, from the
 * whole history.
 */
export interface Names {
	jobs: number;
	commands: number;
}
type Happening = fc.AsyncCommand<Names, WorkshopUnderWay>;

abstract class Happens implements Happening {
	check(): boolean {
		return true;
	}

	async run(names: Names, real: WorkshopUnderWay): Promise<void> {
		await this.happen(real, names);
		await settled();
	}

	abstract happen(real: WorkshopUnderWay, names: Names): Promise<void> | void;
	abstract toString(): string;
}

/** Somebody sends what made sense when they last looked; or takes a step back. */
class Sends extends Happens {
	private readonly client: number;
	private readonly seed: number;
	private readonly looksFirst: boolean;

	constructor(client: number, seed: number, looksFirst: boolean) {
		super();
		this.client = client;
		this.seed = seed;
		this.looksFirst = looksFirst;
	}

	happen(real: WorkshopUnderWay, names: Names): void {
		if (this.looksFirst) real.look(this.client);
		const envelope = { id: newId(names.commands++), workshop: WORKSHOP };
		real.send(CLIENTS[this.client]!, { ...envelope, command: this.wish(real, names) });
	}

	toString(): string {
		return `sends(${this.client}, ${this.seed}, ${String(this.looksFirst)})`;
	}

	private wish(real: WorkshopUnderWay, names: Names): Command {
		const random = new Random(this.seed);
		if (names.commands > 4 && random.chance(0.12))
			return { type: 'UndoStep', step: newId(random.below(names.commands - 1)) };
		return randomCommand({
			random,
			state: real.seen[this.client]!,
			now: real.now,
			past: [],
			newName: () => `J${names.jobs++}`
		});
	}
}

const simple = (name: string, happen: (real: WorkshopUnderWay) => Promise<void> | void) =>
	new (class extends Happens {
		happen(real: WorkshopUnderWay): Promise<void> | void {
			return happen(real);
		}

		toString(): string {
			return name;
		}
	})();

const writes = (count: number): Happening =>
	simple(`writes(${count})`, (real) => {
		real.release(count);
	});

const client = fc.nat(CLIENTS.length - 1);
const HAPPENINGS: readonly fc.WeightedArbitrary<Happening>[] = [
	{
		weight: 40,
		arbitrary: fc
			.tuple(client, fc.nat(2 ** 31), fc.boolean())
			.map(([who, seed, looks]) => new Sends(who, seed, looks))
	},
	{
		weight: 6,
		arbitrary: fc.nat(8).map((which) =>
			simple(`sendsAgain(${which})`, (real) => {
				real.sendAgain(which);
			})
		)
	},
	{ weight: 20, arbitrary: fc.integer({ min: 1, max: 8 }).map(writes) },
	{
		weight: 3,
		arbitrary: fc.integer({ min: 1, max: 40 }).map((minutes) =>
			simple(`passes(${minutes} min)`, (real) => {
				real.now += minutes * MINUTE_MS;
			})
		)
	},
	{
		weight: 2,
		arbitrary: fc.integer({ min: 1, max: 2 }).map((count) =>
			simple(`fails(${count})`, (real) => {
				real.failNext(count);
			})
		)
	},
	{ weight: 1, arbitrary: fc.constant(simple('restarts', (real) => real.restart())) }
];

/** A whole history of up to a hundred happenings. */
export const histories = (): fc.Arbitrary<Iterable<Happening>> =>
	fc.commands([fc.oneof(...HAPPENINGS)], { maxCommands: 100, size: 'max' });
