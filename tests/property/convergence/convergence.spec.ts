import { describe, expect, it } from 'vitest';
import type { Recorded } from '#core/job/events.ts';
import { World, WORKSHOP } from './world.ts';

/** Each is a whole life of a network; add the seed of a failure here, so that it stays found. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 20261123];
const STEPS = 2_500;

async function run(seed: number): Promise<World> {
	const world = new World(seed);
	try {
		await world.setUp();
		for (let step = 0; step < STEPS; step++) await world.step();
		await world.loseTheLastChange();
		await world.calmDown();
	} catch (error) {
		const last = world.did.slice(-30).join(', ');
		throw new Error(`seed ${String(seed)}, step ${String(world.did.length)}; last: ${last}`, {
			cause: error
		});
	}
	return world;
}

/** How often each command stands in the log as a run of events of its own. */
function timesDone(events: readonly Recorded[]): ReadonlyMap<string, number> {
	const times = new Map<string, number>();
	events.forEach(({ command }, index) => {
		if (events[index - 1]?.command !== command) times.set(command, (times.get(command) ?? 0) + 1);
	});
	return times;
}

/** How often the log tells of steps that are more than one plain fact. */
function timesTold(events: readonly Recorded[]) {
	const undos = events.flatMap(({ command, event }) =>
		event.type === 'StepUndone' ? [{ command, step: event.step }] : []
	);
	const undoing = new Set(undos.map(({ command }) => command));
	const moved = events.filter(({ event }) => MOVED.has(event.type)).map(({ command }) => command);
	return {
		undos: undoing.size,
		redos: new Set(undos.filter(({ step }) => undoing.has(step)).map(({ command }) => command))
			.size,
		compounds: new Set(moved.filter((command, index) => moved[index - 1] === command)).size,
		additions: events.filter(({ event }) => event.type === 'AdditionAnswered').length
	};
}
const MOVED: ReadonlySet<Recorded['event']['type']> = new Set([
	'OperationAssigned',
	'OperationRetimed',
	'OperationUnassigned'
]);

describe('screens on a bad network', () => {
	const happened = new Map<string, number>();
	const count = (what: string, times: number): void => {
		happened.set(what, (happened.get(what) ?? 0) + times);
	};

	it.each(SEEDS)(
		'all come to show the same, commands are done once and answered: seed %i',
		async (seed) => {
			const world = await run(seed);
			for (const { view, audience } of world.screens) {
				expect(view.link, audience).toBe('live');
				expect(view.seq, audience).toBe(world.head);
				expect(new Map(view.rows), audience).toEqual(world.fresh(audience));
				count('healed', view.incidents);
			}
			expect(world.sent.filter(({ answer }) => answer === null)).toEqual([]);
			const events = await world.store.eventsSince(WORKSHOP, 0, 100_000);
			expect([...timesDone(events).values()].every((times) => times === 1)).toBe(true);
			for (const [what, times] of Object.entries(world.tally)) count(what, times);
			for (const [what, times] of Object.entries(timesTold(events))) count(what, times);
		}
	);

	it('did something, for a run in which nothing happened proves nothing', () => {
		const atLeast = {
			accepted: 300,
			refused: 300,
			stale: 100,
			cuts: 100,
			lostChanges: 20,
			lostRows: 10,
			restarts: 20,
			healed: 20,
			undos: 20,
			redos: 2,
			compounds: 5,
			additions: 10
		};
		const tooFew = Object.entries(atLeast).filter(
			([what, times]) => (happened.get(what) ?? 0) < times
		);
		expect(tooFew, JSON.stringify([...happened])).toEqual([]);
	});
});
