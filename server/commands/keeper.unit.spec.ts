import { describe, expect, it } from 'vitest';
import type { Command } from '#core/commands.ts';
import { decide } from '#core/decide.ts';
import { commandId, workshopCode } from '#core/ids.ts';
import { MINUTE_MS } from '#core/time/instant.ts';
import { anImport } from '../../tests/builders/an-order.ts';
import { aSetup, BAY, TECHNICIAN } from '../../tests/builders/a-setup.ts';
import { at, TOMORROW } from '../../tests/builders/at.ts';
import { anActor } from '../../tests/support/app.ts';
import { FakeClock } from '../../tests/support/fake-clock.ts';
import { createLog } from '../ops/log.ts';
import { createMemoryStore } from '../storage/memory/index.ts';
import type { Store } from '../storage/port.ts';
import { keepBoard } from './keeper.ts';
import { openPeopleRegister } from './people.ts';
import { createCommandRunner } from './runner.ts';

const WORKSHOP = workshopCode('test');

/** Somebody for each kind of work of the car, and where. */
const WHO_CAN: Readonly<Record<string, object>> = {
	M1: { bay: BAY.lift1, technicians: [TECHNICIAN.mechanic] },
	QC: { bay: BAY.inspection, technicians: [TECHNICIAN.inspector] },
	WASH: { bay: BAY.wash, technicians: [TECHNICIAN.washer] }
};

async function aKeptBoard(now: number, store: Store = createMemoryStore()) {
	const logged: string[] = [];
	const log = createLog(
		(line) => logged.push(line),
		() => 0
	);
	const clock = new FakeClock(now);
	const people = await openPeopleRegister(store, log);
	const commands = await createCommandRunner({ store, clock, decide, people, log });
	const tracking = { isTracked: () => false };
	const keeper = keepBoard({ commands, tracking, store, clock, log });
	let sent = 0;
	const send = (command: Command) =>
		commands.run(
			{ id: commandId(`k-${String(now)}-${String(++sent)}`), workshop: WORKSHOP, command },
			anActor('administrator')
		);
	const state = () => commands.workshop(WORKSHOP)!.state;
	const events = async () =>
		(await store.eventsSince(WORKSHOP, 0, 1_000)).map(({ event }) => event.type);
	return { clock, keeper, send, state, events, logged, store };
}

const setUp: Command = {
	type: 'SetUpWorkshop',
	draft: { setup: aSetup(), names: {}, absences: [] }
};
const times = (all: readonly string[], type: string) => all.filter((one) => one === type).length;

describe('the board itself', () => {
	it('closes the day once, after closing time', async () => {
		const { clock, keeper, send, events, state } = await aKeptBoard(at('17:00'));
		await send(setUp);
		await send(anImport());
		await keeper.look();
		clock.jump(29 * MINUTE_MS);
		await keeper.look();
		expect(times(await events(), 'DayClosed')).toBe(0);
		clock.jump(MINUTE_MS);
		await keeper.look();
		await keeper.look();
		expect(times(await events(), 'DayClosed')).toBe(1);
		expect([...state().jobs.values()].map(({ carriedOver }) => carriedOver)).toEqual([true]);
	});

	it('closes a day that ended while the server was down', async () => {
		const first = await aKeptBoard(at('17:00'));
		await first.send(setUp);
		await first.keeper.look();
		await first.keeper.stop();
		const second = await aKeptBoard(at('08:00', TOMORROW), first.store);
		await second.keeper.look();
		expect(times(await second.events(), 'DayClosed')).toBe(1);
	});

	it('closes no day of before it was set up', async () => {
		const { keeper, send, events } = await aKeptBoard(at('20:00'));
		await send(setUp);
		await keeper.look();
		expect(times(await events(), 'DayClosed')).toBe(0);
	});

	it('tells waiting customers a time, and again only when it moves later', async () => {
		const { clock, keeper, send, events, state } = await aKeptBoard(at('10:00'));
		await send(setUp);
		await send(anImport({ waiting: true }));
		await keeper.look();
		await keeper.look();
		expect(times(await events(), 'WindowAnnounced')).toBe(1);
		const [first] = [...state().jobs.values()].map(({ announced }) => announced);
		clock.jump(20 * MINUTE_MS);
		await keeper.look();
		const [later] = [...state().jobs.values()].map(({ announced }) => announced);
		expect(later!.from).toBeGreaterThan(first!.from);
	});

	it('tells nobody a time whose customer does not wait', async () => {
		const { keeper, send, events } = await aKeptBoard(at('10:00'));
		await send(setUp);
		await send(anImport({ waiting: false }));
		await keeper.look();
		expect(times(await events(), 'WindowAnnounced')).toBe(0);
	});

	it('takes a car off the customers’ screen a quarter of an hour after hand-over', async () => {
		const { clock, keeper, send, events, state } = await aKeptBoard(at('10:00'));
		await send(setUp);
		await send(anImport({ waiting: true }));
		const [job] = [...state().jobs.values()];
		for (const operation of job!.operations) {
			const { id } = operation;
			const seen = () =>
				state()
					.jobs.get(job!.id)!
					.operations.find((one) => one.id === id)!.version;
			const on = { job: job!.id, operation: id };
			await send({ type: 'StartOperation', ...on, seen: seen(), ...WHO_CAN[operation.skill]! });
			const outcome = operation.skill === 'QC' ? { outcome: 'passed' as const } : {};
			await send({ type: 'FinishOperation', ...on, seen: seen(), ...outcome });
		}
		await send({ type: 'SettleJob', job: job!.id });
		await send({ type: 'DeliverJob', job: job!.id });
		clock.jump(14 * MINUTE_MS);
		await keeper.look();
		expect(times(await events(), 'LoungeLeft')).toBe(0);
		clock.jump(MINUTE_MS);
		await keeper.look();
		await keeper.look();
		expect(times(await events(), 'LoungeLeft')).toBe(1);
	});

	it('goes on after a look that failed', async () => {
		const inner = createMemoryStore();
		let broken = true;
		const store = new Proxy(inner, {
			get: (target, name) => {
				if (name === 'recall' && broken) return () => Promise.reject(new Error('no disk'));
				const value: unknown = Reflect.get(target, name, target);
				return typeof value === 'function' ? (value.bind(target) as unknown) : value;
			}
		});
		const { keeper, send, logged, events } = await aKeptBoard(at('10:00'), store);
		await send(setUp);
		await send(anImport({ waiting: true }));
		await keeper.look();
		expect(logged.join()).toContain('no disk');
		broken = false;
		await keeper.look();
		expect(times(await events(), 'WindowAnnounced')).toBe(1);
	});
});
