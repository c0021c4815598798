import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jobId, workshopCode, type JobId, type WorkshopCode } from '#core/ids.ts';
import { checkListFor } from '#core/inspection/check-list.ts';
import { aSetup, BAY, TECHNICIAN } from '../builders/a-setup.ts';
import { anOrder } from '../builders/an-order.ts';
import { at, TODAY, TOMORROW } from '../builders/at.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { FakeClock } from '../support/fake-clock.ts';

/** Closed days that are read again out of the log of a real store. */

const HERE = aSetup().code;
const ELSEWHERE = workshopCode('elsewhere');
const FIRST = jobId('J1');
const AGAIN = jobId('J2');

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
});
afterEach(() => test.close());

async function send(command: object, workshop: WorkshopCode = HERE): Promise<void> {
	const body = JSON.stringify({ id: randomUUID(), workshop, command });
	const answer = await fetch(`${test.url}/api/v1/commands`, { method: 'POST', headers, body });
	expect(await answer.json()).toMatchObject({ status: 'accepted' });
}

const visit = (job: JobId) => test.app.commands.workshop(HERE)!.state.jobs.get(job)!;

/** Everything on the car is done, and it leaves. */
async function deliver(job: JobId): Promise<void> {
	for (const { id, kind } of visit(job).operations) {
		const seen = () => visit(job).operations.find((one) => one.id === id)!.version;
		const [bay, who] =
			kind === 'work' ? [BAY.lift1, TECHNICIAN.mechanic] : [BAY.inspection, TECHNICIAN.inspector];
		const on = { job, operation: id };
		const start = { type: 'StartOperation', ...on, seen: seen(), bay, technicians: [who] };
		await send({ ...start, reason: '急' });
		const work = visit(job).operations.find((one) => one.id === id)!;
		const checks = checkListFor(aSetup(), visit(job), work).map(({ name }) => ({
			...{ item: name, result: 'ok' }
		}));
		const finish = { type: 'FinishOperation', ...on, seen: seen() };
		await send(kind === 'work' ? finish : { ...finish, checks });
	}
	await send({ type: 'SettleJob', job });
	await send({ type: 'DeliverJob', job });
}

describe('a closed day', () => {
	it('is listed and read with what left, and what came back later', async () => {
		await send({ type: 'OpenJob', job: FIRST, draft: anOrder({ washWanted: false }) });
		await send({ type: 'OpenJob', job: 'J3', draft: anOrder({ plate: '辽B12345', vin: null }) });
		await deliver(FIRST);
		await send({ type: 'CarryOver', job: 'J3', reason: 'parts' });
		await send({ type: 'CloseDay', date: TODAY });
		await send({ type: 'OpenJob', job: AGAIN, draft: anOrder({ comebackOf: FIRST }) });

		expect(await test.app.pastDays.list(HERE)).toMatchObject([{ date: TODAY, carried: 1 }]);
		const day = await test.app.pastDays.read(HERE, TODAY);
		expect(day).toMatchObject({
			...{ earlier: null, later: null, unlisted: 0 },
			delivered: [
				{
					...{ job: FIRST, plate: '辽H·JZK27', comebackAt: at('10:00') },
					punctuality: { kind: 'on-time' }
				}
			],
			carried: [{ job: 'J3', nights: [{ date: TODAY, reason: 'parts' }] }]
		});
		expect(day?.figures).toContainEqual({ figure: 'first-time-fix', count: 0, of: 1 });
		expect(JSON.stringify(day)).not.toMatch(/萧强|13000007870/);
	});

	it('is nobody else’s, and there is none before one was closed', async () => {
		await send({ type: 'CloseDay', date: TODAY });
		expect(await test.app.pastDays.list(ELSEWHERE)).toEqual([]);
		expect(await test.app.pastDays.read(ELSEWHERE, TODAY)).toBeNull();
		expect(await test.app.pastDays.read(HERE, TOMORROW)).toBeNull();
		expect(await test.app.pastDays.list(workshopCode('nowhere'))).toEqual([]);
	});
});
