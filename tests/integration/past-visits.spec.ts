import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StaffJob } from '#core/board/rows.ts';
import { jobId, workshopCode } from '#core/ids.ts';
import { aSetup } from '../builders/a-setup.ts';
import { anOrder } from '../builders/an-order.ts';
import { at } from '../builders/at.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { FakeClock } from '../support/fake-clock.ts';

/** Visits that are read again, for their certificate, after their day was closed. */

const HERE = aSetup().code;
const ELSEWHERE = workshopCode('elsewhere');
const JOB = jobId('J1');
const REMARK = '左前轮异响';

let test: TestApp;
let headers: Record<string, string>;

beforeEach(async () => {
	test = await startTestApp({ clock: new FakeClock(at('10:00')) });
	headers = await test.headersOf('administrator');
	for (const workshop of [HERE, ELSEWHERE])
		await send(
			{
				type: 'SetUpWorkshop',
				draft: { setup: { ...aSetup(), code: workshop }, names: {}, absences: [] }
			},
			workshop
		);
	await send({ type: 'OpenJob', job: JOB, draft: anOrder({ remark: REMARK }) });
});
afterEach(() => test.close());

async function send(command: object, workshop = HERE): Promise<void> {
	const body = JSON.stringify({ id: randomUUID(), workshop, command });
	const answer = await fetch(`${test.url}/api/v1/commands`, { method: 'POST', headers, body });
	expect(await answer.json()).toMatchObject({ status: 'accepted' });
}

async function endAndClose(): Promise<void> {
	await send({ type: 'CancelJob', job: JOB, reason: '客户取消' });
	await send({ type: 'CloseDay' });
	expect(test.app.commands.workshop(HERE)?.state.jobs.has(JOB)).toBe(false);
}

async function visit(workshop = HERE): Promise<StaffJob | null> {
	const rows = await test.app.visits.rowsOf(workshop, JOB);
	return (rows?.find(({ kind }) => kind === 'job')?.body as StaffJob | undefined) ?? null;
}

describe('a visit that is read again', () => {
	it('is the one on the board, word for word, and still is after its day was closed', async () => {
		expect(await visit()).toEqual(await onBoard());
		await endAndClose();
		expect(await visit()).toMatchObject({
			...{ plate: '辽HJZK27', customerName: '萧强', remark: REMARK },
			end: { how: 'cancelled' }
		});
	});

	it('comes with the set-up it is read with, and nobody else’s visit', async () => {
		await send({
			type: 'OpenJob',
			job: jobId('J2'),
			draft: anOrder({ plate: '辽B12345', vin: null })
		});
		await send({ type: 'CancelJob', job: 'J2', reason: '客户取消' });
		await endAndClose();
		const rows = await test.app.visits.rowsOf(HERE, JOB);
		expect(rows?.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['setup setup', `job ${JOB}`]);
	});

	it('is never another workshop’s', async () => {
		await endAndClose();
		expect(await test.app.visits.rowsOf(ELSEWHERE, JOB)).toBeNull();
		expect(await test.app.visits.rowsOf(workshopCode('nowhere'), JOB)).toBeNull();
		expect(await test.app.visits.rowsOf(HERE, jobId('never'))).toBeNull();
	});

	it('tells nothing of a customer who was erased', async () => {
		await endAndClose();
		await send({ type: 'ErasePerson', jobs: [JOB] });
		expect(await visit()).toMatchObject({ plate: '', vin: null, customerName: '', remark: '' });
	});
});

async function onBoard(): Promise<StaffJob> {
	const answer = await fetch(`${test.url}/api/v1/state?workshop=${HERE}`, { headers });
	const { rows } = (await answer.json()) as { rows: { kind: string; body: StaffJob }[] };
	return rows.find(({ kind }) => kind === 'job')!.body;
}
