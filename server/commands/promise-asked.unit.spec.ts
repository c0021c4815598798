import { describe, expect, it, vi } from 'vitest';
import type { Command } from '#core/commands.ts';
import { decide } from '#core/decide.ts';
import type { Actor } from '#core/decider.ts';
import { bayCode, commandId, jobId, personId, workshopCode } from '#core/ids.ts';
import { outlookOf, type PromiseAsked } from '#core/promise/outlook.ts';
import { at } from '../../tests/builders/at.ts';
import { aLine, anOrder } from '../../tests/builders/an-order.ts';
import { aSetup } from '../../tests/builders/a-setup.ts';
import { FakeClock } from '../../tests/support/fake-clock.ts';
import { faulty } from '../../tests/support/faulty-store.ts';
import { createLog } from '../ops/log.ts';
import type { Quotes } from '../quotes/quotes.ts';
import { createMemoryStore } from '../storage/memory/index.ts';
import type { Store } from '../storage/port.ts';
import { openPeopleRegister } from './people.ts';
import { createCommandRunner } from './runner.ts';

const WORKSHOP = workshopCode('test');
const ADMINISTRATOR: Actor = { id: personId('P0'), role: 'administrator', name: '管理员' };
const JOB = jobId('H1');
const SET_UP: Command = {
	type: 'SetUpWorkshop',
	draft: { setup: aSetup(), names: {}, absences: [] }
};
const TAKE_IN: Command = {
	type: 'OpenJob',
	job: JOB,
	draft: anOrder({ promisedAt: at('16:00'), lines: [aLine({ standardMinutes: 60 })] })
};

/** Quotes that are reckoned on the spot, told which questions were asked. */
function toldQuotes() {
	const asked: PromiseAsked[] = [];
	let gate: Promise<void> = Promise.resolve();
	const quotes: Pick<Quotes, 'outlookOf'> = {
		outlookOf: async (question, now) => {
			asked.push(question);
			await gate;
			return outlookOf(question, now);
		}
	};
	const holdUntil = (until: Promise<void>): void => {
		gate = until;
	};
	return { quotes, asked, holdUntil };
}

async function runnerOn(store: Store, quotes?: Pick<Quotes, 'outlookOf'>) {
	const log = createLog(() => undefined, Date.now);
	const runner = await createCommandRunner({
		...{ store, clock: new FakeClock(at('10:00')), decide, log },
		people: await openPeopleRegister(store, log),
		...(quotes === undefined ? {} : { quotes })
	});
	let sent = 0;
	const send = (command: Command) =>
		runner.run(
			{ id: commandId(`c-${String(++sent)}`), workshop: WORKSHOP, command },
			ADMINISTRATOR
		);
	await send(SET_UP);
	const job = () => runner.workshop(WORKSHOP)?.state.jobs.get(JOB);
	return { send, job };
}

const change = (seen: number, promisedAt = at('17:00')): Command => ({
	...{ type: 'ChangePromise', job: JOB, promisedAt, reason: '客户要求', seen }
});

describe('a promise whose outlook is asked for elsewhere', () => {
	it('says what it would have said, decided on the spot', async () => {
		const { quotes, asked } = toldQuotes();
		const elsewhere = await runnerOn(createMemoryStore(), quotes);
		const onTheSpot = await runnerOn(createMemoryStore());
		for (const { send, job } of [elsewhere, onTheSpot]) {
			await send(TAKE_IN);
			expect(await send(change(job()?.ownVersion ?? 0))).toMatchObject({ status: 'accepted' });
		}
		expect(elsewhere.job()?.promises).toEqual(onTheSpot.job()?.promises);
		expect(elsewhere.job()?.promises.map(({ known }) => known?.quote)).not.toContain(undefined);
		expect(asked.map(({ promisedAt }) => promisedAt)).toEqual([at('16:00'), at('17:00')]);
		// The car that is taken in is in the workshop it is asked about, without the promise.
		expect(asked[0]?.state.jobs.get(JOB)?.promises).toEqual([]);
	});

	it('asks nothing for what gives none, or is refused', async () => {
		const { quotes, asked } = toldQuotes();
		const { send } = await runnerOn(createMemoryStore(), quotes);
		await send({ ...TAKE_IN, draft: anOrder({ promisedAt: null }) });
		expect(await send(change(99))).toMatchObject({ refusal: { code: 'stale' } });
		expect(asked).toEqual([]);
	});

	it('asks again where the head it was asked on never came to be', async () => {
		const { store, hold, release, failNext, waiting } = faulty(createMemoryStore());
		const { quotes, asked, holdUntil } = toldQuotes();
		const { send, job } = await runnerOn(store, quotes);
		let answer: () => void = () => undefined;
		holdUntil(
			new Promise((resolve) => {
				answer = resolve;
			})
		);
		hold();
		const bay = bayCode('A01');
		const lost = send({ type: 'TakeBayOut', bay, reason: '故障', until: null });
		await vi.waitFor(() => {
			expect(waiting()).toBe(1);
		});
		const given = send(TAKE_IN);
		await vi.waitFor(() => {
			expect(asked).toHaveLength(1);
		});
		failNext(1);
		release();
		expect(await lost).toMatchObject({ status: 'refused' });
		answer();
		expect(await given).toMatchObject({ status: 'accepted' });
		expect(asked.map(({ state }) => state.outages.has(bay))).toEqual([true, false]);
		expect(job()?.promises).toHaveLength(1);
	});
});
