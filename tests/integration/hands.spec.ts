import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { commandId, jobId, operationIdFrom, workshopCode } from '#core/ids.ts';
import type { Role } from '#core/people/role.ts';
import type { Lifted } from '#protocol/messages.ts';
import { socketIoConnection } from '../../src/lib/live/socket-io-connection.ts';
import type { Connection } from '../../src/lib/live/connection.ts';
import type { Audience } from '#core/board/rows.ts';
import { aSetup } from '../builders/a-setup.ts';
import { anOrder } from '../builders/an-order.ts';
import { startTestApp, type TestApp } from '../support/app.ts';

/** Two desks on one bar: what is in the air at one is seen at the other, and nowhere else. */

const TEST = workshopCode('test');
const BAR = operationIdFrom('J1/1');

let test: TestApp;
const lines: Connection[] = [];

interface Opened {
	readonly line: Connection;
	/** What was told of others' hands. */
	readonly heard: Omit<Lifted, 'client'>[];
}

/** A line that is up, for somebody signed in, or for nobody. */
async function opened(role: Role | null): Promise<Opened> {
	const heard: Omit<Lifted, 'client'>[] = [];
	const headers = role === null ? undefined : await test.headersOf(role);
	const line = socketIoConnection({ url: test.url, headers });
	lines.push(line);
	const nothing = (): void => undefined;
	await new Promise<void>((up) => {
		line.open({
			up,
			down: nothing,
			change: nothing,
			beacon: nothing,
			lifts: ({ by, operation }) => heard.push({ by, operation }),
			turnedAway: nothing
		});
	});
	return { line, heard };
}

const helloTo = (line: Connection, audience: Audience) =>
	line.hello({ protocol: 1, workshop: TEST, audience, epoch: null, seq: null });

/** A screen that shows what this audience sees. */
async function screen(role: Role | null, audience: Audience): Promise<Opened> {
	const made = await opened(role);
	expect(await helloTo(made.line, audience)).toMatchObject({ status: 'snapshot' });
	return made;
}

beforeEach(async () => {
	test = await startTestApp();
	const { line } = await opened('administrator');
	await line.command({
		id: commandId('set-up'),
		workshop: TEST,
		command: { type: 'SetUpWorkshop', draft: { setup: aSetup(), names: {}, absences: [] } }
	});
	await line.command({
		id: commandId('open-job'),
		workshop: TEST,
		command: { type: 'OpenJob', job: jobId('J1'), draft: anOrder() }
	});
});
afterEach(async () => {
	for (const line of lines.splice(0)) line.close();
	await test.close();
});

it('is told to the other desks by name, and that it is over when the line goes', async () => {
	const mine = await screen('dispatcher', 'staff');
	const other = await screen('supervisor', 'staff');
	const wall = await screen(null, 'wall');
	mine.line.lift({ operation: BAR });
	await vi.waitFor(() => {
		expect(other.heard).toEqual([{ by: 'dispatcher', operation: BAR }]);
	});
	mine.line.close();
	await vi.waitFor(() => {
		expect(other.heard.at(-1)).toEqual({ by: 'dispatcher', operation: null });
	});
	expect([mine.heard, wall.heard]).toEqual([[], []]);
});

it('is not told of work that is not on the board', async () => {
	const mine = await screen('dispatcher', 'staff');
	const other = await screen('supervisor', 'staff');
	mine.line.lift({ operation: operationIdFrom('somewhere-else/1') });
	mine.line.lift({ operation: BAR });
	await vi.waitFor(() => {
		expect(other.heard).toEqual([{ by: 'dispatcher', operation: BAR }]);
	});
});

it('is not taken from a screen that only looks', async () => {
	const desk = await screen('dispatcher', 'staff');
	const wall = await screen('dispatcher', 'wall');
	wall.line.lift({ operation: BAR });
	// The next question is answered after the lift was read.
	await helloTo(wall.line, 'wall');
	expect(desk.heard).toEqual([]);
});
