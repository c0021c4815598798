import { describe, expect, it, vi } from 'vitest';
import type { Command } from '#core/commands.ts';
import { decide } from '#core/decide.ts';
import { bayCode, commandId, jobId, operationId, technicianCode, workshopCode } from '#core/ids.ts';
import type { Role } from '#core/people/role.ts';
import { stateFromEntities, type Entity } from '#core/entities.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import { anImport } from '../../tests/builders/an-order.ts';
import { aSetup } from '../../tests/builders/a-setup.ts';
import { at } from '../../tests/builders/at.ts';
import { FakeClock } from '../../tests/support/fake-clock.ts';
import { faulty } from '../../tests/support/faulty-store.ts';
import { anActor } from '../../tests/support/app.ts';
import { createLog } from '../ops/log.ts';
import { createMemoryStore } from '../storage/memory/index.ts';
import type { Store } from '../storage/port.ts';
import { openPeopleRegister } from './people.ts';
import { createCommandRunner, type CommandRunner } from './runner.ts';
import type { Decide } from './decided.ts';
import type { Step } from './workshop-queue.ts';

const WORKSHOP = workshopCode('test');
const SET_UP: Command = {
	type: 'SetUpWorkshop',
	draft: { setup: aSetup(), names: {}, absences: [] }
};
const outage = (bay: string): Command => ({
	type: 'TakeBayOut',
	bay: bayCode(bay),
	reason: '故障',
	until: null
});

interface Sender {
	readonly id?: string;
	readonly role?: Role;
	readonly name?: string;
}

async function runnerOn(store: Store, rules: Decide = decide) {
	const logged: string[] = [];
	const log = createLog(
		(line) => logged.push(line),
		() => 0
	);
	const people = await openPeopleRegister(store, log);
	const clock = new FakeClock(at('10:00'));
	const runner = await createCommandRunner({ store, clock, decide: rules, people, log });
	const steps: Step[] = [];
	runner.onStep((step) => steps.push(step));
	let sent = 0;
	const send = (
		command: Command,
		{ id = `c-${String(++sent)}`, role = 'administrator', name = 'a' }: Sender = {}
	): Promise<CommandAnswer> =>
		runner.run({ id: commandId(id), workshop: WORKSHOP, command }, anActor(role, name));
	return { runner, steps, send, logged };
}

async function setUpRunner(store: Store) {
	const started = await runnerOn(store);
	await started.send(SET_UP);
	return started;
}

const seqs = (steps: readonly Step[]) => steps.map(({ before, after }) => [before.seq, after.seq]);
const stateOf = (runner: CommandRunner) => runner.workshop(WORKSHOP)?.state;

describe('a command', () => {
	it('is durable and told before it is answered', async () => {
		const { store, hold, release, waiting } = faulty(createMemoryStore());
		const { send, steps } = await setUpRunner(store);
		hold();
		const answered = vi.fn<(answer: CommandAnswer) => void>();
		const answer = send(outage('A01')).then(answered);
		await vi.waitFor(() => {
			expect(waiting()).toBe(1);
		});
		expect(steps).toHaveLength(1);
		expect(answered).not.toHaveBeenCalled();
		release();
		await answer;
		expect(steps).toHaveLength(2);
		expect(answered.mock.calls[0]?.[0]).toMatchObject({
			status: 'accepted',
			changed: true,
			seq: 2
		});
	});

	it('sent twice under one id is done once and answered alike', async () => {
		const { send, steps } = await setUpRunner(createMemoryStore());
		const both = await Promise.all([
			send(outage('A01'), { id: 'same' }),
			send(outage('A01'), { id: 'same' })
		]);
		expect(both[1]).toEqual(both[0]);
		expect(await send(outage('A01'), { id: 'same' })).toEqual(both[0]);
		expect(steps).toHaveLength(2);
	});

	it('sent again after a restart gets the answer of then', async () => {
		const store = createMemoryStore();
		const { send } = await setUpRunner(store);
		const first = await send(outage('A01'), { id: 'same' });
		const restarted = await runnerOn(store);
		expect(await restarted.send(outage('A01'), { id: 'same' })).toEqual(first);
		expect(restarted.steps).toEqual([]);
	});

	it('that asks for what is so is accepted and changes nothing', async () => {
		const { send, steps } = await setUpRunner(createMemoryStore());
		await send(anImport());
		const seq = steps.at(-1)?.after.seq;
		expect(await send(anImport())).toMatchObject({ status: 'accepted', changed: false, seq });
	});

	it('of somebody who may not is refused', async () => {
		const { send } = await setUpRunner(createMemoryStore());
		expect(await send(outage('A01'), { role: 'display' })).toMatchObject({
			status: 'refused',
			refusal: { code: 'person/not-allowed', role: 'display', command: 'TakeBayOut' }
		});
	});

	it('for a workshop nobody set up is refused', async () => {
		const { send } = await runnerOn(createMemoryStore());
		expect(await send(outage('A01'))).toMatchObject({
			refusal: { code: 'wire/unknown-workshop' }
		});
	});

	it('that is stale is told who changed what since', async () => {
		const { send, runner } = await setUpRunner(createMemoryStore());
		await send(anImport());
		const [job] = [...(stateOf(runner)?.jobs.values() ?? [])];
		const onFirst = {
			job: job?.id ?? jobId(''),
			operation: operationId(job?.id ?? jobId(''), 1),
			seen: job?.operations[0]?.version ?? 0
		};
		const expectParts: Command = { type: 'ExpectParts', ...onFirst, dueAt: at('12:00') };
		await send(expectParts, { name: '李调度' });
		expect(await send(expectParts, { name: '王调度' })).toMatchObject({
			refusal: { code: 'stale' },
			changedBy: [{ by: '李调度', what: 'PartsExpected' }]
		});
	});

	it('that hits a bug rejects, and the next goes on', async () => {
		const rules = vi.fn(decide);
		const { send } = await runnerOn(createMemoryStore(), rules);
		rules.mockImplementationOnce(() => {
			throw new Error('bug');
		});
		await expect(send(SET_UP)).rejects.toThrow('bug');
		expect(await send(SET_UP)).toMatchObject({ status: 'accepted' });
	});
});

describe('commands in flight', () => {
	it('are decided on one another and told in order', async () => {
		const { store, hold, release, waiting } = faulty(createMemoryStore());
		const { send, steps } = await setUpRunner(store);
		hold();
		const answers = [send(outage('A01')), send(outage('A01')), send(outage('A02'))];
		await vi.waitFor(() => {
			expect(waiting()).toBe(2);
		});
		release();
		expect(await Promise.all(answers)).toMatchObject([
			{ status: 'accepted', seq: 2 },
			{ status: 'refused', refusal: { code: 'bay/already-out' } },
			{ status: 'accepted', seq: 3 }
		]);
		expect(seqs(steps)).toEqual([
			[0, 1],
			[1, 2],
			[2, 3]
		]);
	});

	it('are decided again when the one before them could not be written', async () => {
		const { store, hold, release, waiting, failNext } = faulty(createMemoryStore());
		const { send, steps } = await setUpRunner(store);
		hold();
		failNext(1);
		const answers = [send(outage('A01')), send(outage('A01')), send(outage('A02'))];
		await vi.waitFor(() => {
			expect(waiting()).toBe(2);
		});
		release();
		expect(await Promise.all(answers)).toMatchObject([
			{ refusal: { code: 'wire/store-unavailable' } },
			{ status: 'accepted', seq: 2 },
			{ status: 'accepted', seq: 3 }
		]);
		expect(seqs(steps).slice(1)).toEqual([
			[1, 2],
			[2, 3]
		]);
	});

	it('are refused while nothing can be written, and taken again once it can', async () => {
		const { store, failNext } = faulty(createMemoryStore());
		const { send, runner } = await setUpRunner(store);
		failNext(Infinity);
		const refused = await Promise.all([
			send(outage('A01'), { id: 'x' }),
			send(outage('A02')),
			send(outage('A03'))
		]);
		for (const answer of refused)
			expect(answer).toMatchObject({ refusal: { code: 'wire/store-unavailable' } });
		expect(stateOf(runner)?.outages.size).toBe(0);
		failNext(0);
		expect(await send(outage('A01'), { id: 'x' })).toMatchObject({ status: 'accepted', seq: 2 });
	});

	it('follow the store where another process wrote first', async () => {
		const store = createMemoryStore();
		const one = await setUpRunner(store);
		const other = await runnerOn(store);
		await other.send(outage('A01'), { id: 'theirs' });
		expect(await one.send(outage('A02'), { id: 'ours' })).toMatchObject({
			status: 'accepted',
			seq: 3
		});
		expect([...(stateOf(one.runner)?.outages.keys() ?? [])]).toEqual(['A01', 'A02']);
		expect(seqs(one.steps).slice(1)).toEqual([
			[1, 2],
			[2, 3]
		]);
	});

	it('are finished before the runner closes, and none is taken after', async () => {
		const { store, hold, release } = faulty(createMemoryStore());
		const { send, runner } = await setUpRunner(store);
		hold();
		const answer = send(outage('A01'));
		await Promise.resolve();
		const closed = runner.close();
		expect(await send(outage('A02'))).toMatchObject({ refusal: { code: 'wire/stopping' } });
		release();
		await closed;
		expect(await answer).toMatchObject({ status: 'accepted' });
	});
});

describe('what is stored', () => {
	it('gives the running state again', async () => {
		const store = createMemoryStore();
		const { send, runner } = await setUpRunner(store);
		await send(anImport());
		await send(outage('A01'));
		const { entities, records, head } = await store.open(WORKSHOP);
		const stored = stateFromEntities(entities as readonly Entity[], records, head);
		expect(stored).toEqual(stateOf(runner));
	});

	it('lets a broken listener stop neither the answer nor the other listeners', async () => {
		const { runner, send, steps, logged } = await setUpRunner(createMemoryStore());
		const stop = runner.onStep(() => {
			throw new Error('screen broke');
		});
		expect(await send(outage('A01'))).toMatchObject({ status: 'accepted' });
		stop();
		expect(steps).toHaveLength(2);
		expect(logged.join()).toContain('screen broke');
	});
});

describe('an undo', () => {
	const UNDONE = commandId('c-out');
	const undo: Command = { type: 'UndoStep', step: UNDONE };
	const isOut = (runner: CommandRunner) => stateOf(runner)?.outages.has('A01');

	it('waits for the step it names to be durable, and takes it back', async () => {
		const { store, hold, release, waiting } = faulty(createMemoryStore());
		const { send, runner } = await setUpRunner(store);
		hold();
		const step = send(outage('A01'), { id: UNDONE });
		const undone = send(undo);
		await vi.waitFor(() => {
			expect(waiting()).toBe(1);
		});
		release();
		expect(await step).toMatchObject({ status: 'accepted' });
		expect(await undone).toMatchObject({ status: 'accepted', changed: true });
		expect(isOut(runner)).toBe(false);
	});

	it('finds nothing to take back where the step was never written', async () => {
		const { store, failNext } = faulty(createMemoryStore());
		const { send } = await setUpRunner(store);
		failNext(1);
		const step = send(outage('A01'), { id: UNDONE });
		const undone = send(undo);
		expect(await step).toMatchObject({ refusal: { code: 'wire/store-unavailable' } });
		expect(await undone).toMatchObject({ refusal: { code: 'undo/unknown-step' } });
	});

	it('tells who built upon the step, and what', async () => {
		const { send } = await setUpRunner(createMemoryStore());
		await send(outage('A01'), { id: UNDONE });
		await send({ type: 'ReturnBay', bay: bayCode('A01') }, { name: '李调度' });
		await send(outage('A02'));
		expect(await send(undo)).toMatchObject({
			refusal: { code: 'undo/built-upon', what: 'A01' },
			changedBy: [{ by: '李调度', what: 'BayReturned' }]
		});
	});

	it('tells who worked on the car meanwhile', async () => {
		const { send, runner } = await setUpRunner(createMemoryStore());
		await send(anImport());
		const [car] = stateOf(runner)!.jobs.values();
		const operation = () => stateOf(runner)!.jobs.get(car!.id)!.operations[0]!;
		const assign = (hour: string): Command => ({
			type: 'AssignOperation',
			job: car!.id,
			operation: operation().id,
			seen: operation().version,
			bay: bayCode('A01'),
			technicians: [technicianCode('T001')],
			start: at(hour)
		});
		await send(assign('11:00'), { id: UNDONE });
		await send(assign('13:00'), { name: '李调度' });
		expect(await send(undo)).toMatchObject({
			refusal: { code: 'undo/built-upon' },
			changedBy: [{ by: '李调度', what: 'OperationAssigned' }]
		});
		const seen = operation().version - 1;
		const moves = [{ job: car!.id, operation: operation().id, seen, to: null }];
		expect(await send({ type: 'ReplanOperations', moves })).toMatchObject({
			refusal: { code: 'stale' },
			changedBy: [{ by: '李调度', what: 'OperationAssigned' }]
		});
	});
});
