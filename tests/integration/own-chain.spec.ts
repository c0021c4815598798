import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StaffJob } from '#core/board/rows.ts';
import { MINUTE_MS } from '#core/time/instant.ts';
import { aSetup, BAY, TECHNICIAN } from '../builders/a-setup.ts';
import { anOrder } from '../builders/an-order.ts';
import { at } from '../builders/at.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { FakeClock } from '../support/fake-clock.ts';

/** Taps of a tablet without a line, as they arrive once it is back: all on the version seen before the first. */

let test: TestApp;
let clock: FakeClock;
let mine: Record<string, string>;
let others: Record<string, string>;
let on: { readonly job: string; readonly operation: string; readonly seen: number };

beforeEach(async () => {
	clock = new FakeClock(at('10:00'));
	test = await startTestApp({ clock });
	const office = await test.headersOf('administrator');
	mine = await test.headersOf('supervisor');
	others = await test.headersOf('dispatcher');
	await send(
		{ type: 'SetUpWorkshop', draft: { setup: aSetup(), names: {}, absences: [] } },
		{ as: office }
	);
	await send({ type: 'OpenJob', job: 'J1', draft: anOrder() }, { as: office });
	await send(
		{
			...{ type: 'AssignOperation', job: 'J1', operation: 'J1/1', seen: await version() },
			...{ bay: BAY.lift1, technicians: [TECHNICIAN.mechanic], start: at('10:30'), reason: '演练' }
		},
		{ as: office }
	);
	on = { job: 'J1', operation: 'J1/1', seen: await version() };
});
afterEach(() => test.close());

interface Asked {
	readonly id?: string;
	readonly as?: Record<string, string>;
	readonly follows?: string;
	readonly tappedAt?: number;
}

async function send(
	command: object,
	{ as = mine, ...envelope }: Asked = {}
): Promise<{ readonly status: string; readonly code?: string; readonly changedBy?: object[] }> {
	const body = JSON.stringify({ id: randomUUID(), workshop: 'test', command, ...envelope });
	const options = { method: 'POST', headers: as, body };
	const answer = await fetch(`${test.url}/api/v1/commands`, options);
	return (await answer.json()) as never;
}

async function work(): Promise<StaffJob['operations'][number]> {
	const answer = await fetch(`${test.url}/api/v1/state?workshop=test`, { headers: mine });
	const { rows } = (await answer.json()) as { rows: { kind: string; body: StaffJob }[] };
	return rows.find(({ kind }) => kind === 'job')!.body.operations[0]!;
}
const version = async (): Promise<number> => (await work()).version;

const start = () => ({ type: 'StartOperation', ...on, reason: '演练' });
const TAPS = [at('10:02'), at('10:05'), at('10:09')] as const;

describe('taps that build on each other', () => {
	it('are all kept, with their times', async () => {
		clock.advance(15 * MINUTE_MS);
		// At once, as they come over one line.
		const answers = await Promise.all([
			send(start(), { id: 'c1', tappedAt: TAPS[0] }),
			send({ type: 'PauseOperation', ...on }, { id: 'c2', follows: 'c1', tappedAt: TAPS[1] }),
			send({ type: 'ResumeOperation', ...on }, { id: 'c3', follows: 'c2', tappedAt: TAPS[2] })
		]);
		expect(answers.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted']);
		const { stints, state } = await work();
		expect(state).toBe('running');
		expect(stints.map(({ from, to }) => [from, to])).toEqual([
			[TAPS[0], TAPS[1]],
			[TAPS[2], null]
		]);
	});

	it('are not done where the first was refused', async () => {
		await send(start(), { as: others });
		expect(await send(start(), { id: 'c1' })).toMatchObject({ code: 'stale' });
		const pause = { type: 'PauseOperation', ...on };
		expect(await send(pause, { id: 'c2', follows: 'c1' })).toMatchObject({
			code: 'tap/first-refused'
		});
		expect(await send({ ...pause, type: 'ResumeOperation' }, { follows: 'c2' })).toMatchObject({
			code: 'tap/first-refused'
		});
		expect((await work()).state).toBe('running');
	});

	it('hide nothing that somebody else did in between', async () => {
		await send(start(), { id: 'c1' });
		await send({ type: 'PauseOperation', ...on, seen: await version() }, { as: others });
		const late = await send({ type: 'FinishOperation', ...on }, { follows: 'c1' });
		expect(late).toMatchObject({ code: 'stale', changedBy: [{ by: 'dispatcher' }] });
		expect((await work()).state).toBe('paused');
	});

	it('are stale without a word of what they build on, and on what others tapped', async () => {
		await send(start(), { id: 'c1', as: others });
		const pause = { type: 'PauseOperation', ...on };
		expect(await send(pause)).toMatchObject({ code: 'stale' });
		expect(await send(pause, { follows: 'c1' })).toMatchObject({ code: 'stale' });
	});
});
