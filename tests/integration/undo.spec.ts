import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Command } from '#core/commands.ts';
import { bayCode, commandId, technicianCode, workshopCode } from '#core/ids.ts';
import type { Job } from '#core/job/job.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import { aSetup } from '../builders/a-setup.ts';
import { anImport } from '../builders/an-order.ts';
import { at } from '../builders/at.ts';
import { anActor, startTestApp, type TestApp } from '../support/app.ts';
import { FakeClock } from '../support/fake-clock.ts';

/** Undo on a real SQLite file, over a restart: what is compared was written, read and folded anew. */

const TEST = workshopCode('test');

let dataDir: string;
let test: TestApp;
let sent = 0;
const start = async (): Promise<void> => {
	test = await startTestApp({ dataDir, clock: new FakeClock(at('10:00')) });
};
beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'undo-'));
	await start();
	await send({ type: 'SetUpWorkshop', draft: { setup: aSetup(), names: {}, absences: [] } });
	await send(anImport({ washWanted: false }));
});
afterEach(async () => {
	await test.close();
	await rm(dataDir, { recursive: true });
});

const send = async (command: Command, name = 'a'): Promise<CommandAnswer> => {
	const id = commandId(`undo-${String((sent += 1))}`);
	const envelope = { id, workshop: TEST, command };
	return test.app.commands.run(envelope, anActor('administrator', name));
};
const car = (): Job => [...test.app.commands.workshop(TEST)!.state.jobs.values()][0]!;
const on = (index = 0) => {
	const operation = car().operations[index]!;
	return { job: car().id, operation: operation.id, seen: operation.version };
};
const place = (bay: string, technician: string) => ({
	bay: bayCode(bay),
	technicians: [technicianCode(technician)]
});
const facts = (): unknown =>
	JSON.parse(
		JSON.stringify(car(), (key, value: unknown) =>
			['version', 'ownVersion', 'operationCount'].includes(key) ? undefined : value
		)
	);

it('takes back, after a restart, what was done before it, and does it again after another', async () => {
	await send({ type: 'AssignOperation', ...on(), ...place('A01', 'T001'), start: at('10:30') });
	await send({ type: 'StartOperation', ...on() });
	await send({ type: 'FinishOperation', ...on() });
	await send({ type: 'StartOperation', ...on(1), ...place('Q01', 'T006') });
	const before = facts();
	const failed = await send({
		type: 'FinishOperation',
		...on(1),
		outcome: 'failed',
		finding: '漏油',
		responsible: technicianCode('T001')
	});
	const after = facts();
	expect(after).not.toEqual(before);

	await test.close();
	await start();
	const undone = await send({ type: 'UndoStep', step: failed.id });
	expect(undone).toMatchObject({ status: 'accepted', changed: true });
	expect(facts()).toEqual(before);

	await test.close();
	await start();
	expect(await send({ type: 'UndoStep', step: undone.id })).toMatchObject({ status: 'accepted' });
	expect(facts()).toEqual(after);
});

it('tells after a restart who has built upon the step', async () => {
	const assign = (start: number): Command => ({
		type: 'AssignOperation',
		...on(),
		...place('A01', 'T001'),
		start
	});
	const first = await send(assign(at('10:30')));
	await send(assign(at('13:00')), '李调度');
	await test.close();
	await start();
	expect(await send({ type: 'UndoStep', step: first.id })).toMatchObject({
		status: 'refused',
		refusal: { code: 'undo/built-upon' },
		changedBy: [{ by: '李调度', what: 'OperationAssigned' }]
	});
});
