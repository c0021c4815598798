import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bayCode, commandId, workshopCode, operationIdFrom } from '#core/ids.ts';
import {
	PROTOCOL_VERSION,
	type Beacon,
	type Change,
	type CommandEnvelope,
	type Hello
} from '#protocol/messages.ts';
import type { Connection, ConnectionListener } from '../../../src/lib/live/connection.ts';
import { FarEnd, type Reach } from './far-end.ts';

const hello = (seq: number | null): Hello => ({
	protocol: PROTOCOL_VERSION,
	workshop: workshopCode('test'),
	audience: 'wall',
	epoch: null,
	seq
});
const envelope: CommandEnvelope = {
	id: commandId('c1'),
	workshop: workshopCode('test'),
	command: { type: 'ReturnBay', bay: bayCode('A01') }
};
const change = (seq: number): Change => ({ epoch: 'e1', prev: seq - 1, seq, rows: [], gone: [] });
const beacon: Beacon = {
	epoch: 'e1',
	seq: 3,
	hash: '0',
	time: { realNow: 0, workshopNow: 0, rate: 1 }
};

/** Writes down, in order, what a line told. */
function aNotebook(): ConnectionListener & { readonly notes: string[] } {
	const notes: string[] = [];
	return {
		notes,
		up: () => notes.push('up'),
		down: () => notes.push('down'),
		change: ({ seq }) => notes.push(`change ${String(seq)}`),
		beacon: ({ seq }) => notes.push(`beacon ${String(seq)}`),
		lifts: ({ by, operation }) => notes.push(`lifts ${by} ${operation ?? 'nothing'}`),
		turnedAway: ({ code }) => notes.push(`turned away: ${code}`)
	};
}

/** What every line must keep to, whatever it is made of. */
export function connectionContract(name: string, reachTo: (end: FarEnd) => Promise<Reach>): void {
	describe(`a line, ${name}`, () => {
		let end: FarEnd;
		let reach: Reach;
		let line: Connection;
		let heard: ReturnType<typeof aNotebook>;
		const until = (condition: () => boolean) =>
			vi.waitUntil(condition, { timeout: 8_000, interval: 5 });
		const ups = () => heard.notes.filter((note) => note === 'up').length;

		beforeEach(async () => {
			end = new FarEnd();
			reach = await reachTo(end);
			heard = aNotebook();
			line = reach.connection();
			line.open(heard);
			await until(() => ups() === 1);
		});
		afterEach(async () => {
			line.close();
			await reach.stop();
		});

		it('answers each question with the answer to that question', async () => {
			const answers = await Promise.all([
				line.hello(hello(7)),
				line.sync(hello(8)),
				line.command(envelope)
			]);
			expect(answers).toMatchObject([
				{ epoch: 'hello', seq: 7 },
				{ epoch: 'sync', seq: 8 },
				{ status: 'accepted', id: 'c1' }
			]);
		});

		it('hands over what the server says, in the order it was said', async () => {
			end.tell((toClient) => {
				for (let seq = 1; seq <= 50; seq++) toClient.change(change(seq));
				toClient.beacon(beacon);
			});
			await until(() => heard.notes.includes('beacon 3'));
			const changes = Array.from({ length: 50 }, (_, index) => `change ${String(index + 1)}`);
			expect(heard.notes).toEqual(['up', ...changes, 'beacon 3']);
		});

		it('tells what is in the air here, and hears what is in the air elsewhere', async () => {
			line.lift({ operation: operationIdFrom('J1/1') });
			line.lift({ operation: null });
			await until(() => end.lifted.length === 2);
			expect(end.lifted).toEqual([{ operation: 'J1/1' }, { operation: null }]);
			end.tell((toClient) => {
				toClient.lifts({ client: 'c2', by: '李调度', operation: operationIdFrom('J1/2') });
				toClient.lifts({ client: 'c2', by: '李调度', operation: null });
			});
			await until(() => heard.notes.includes('lifts 李调度 nothing'));
			expect(heard.notes).toEqual(['up', 'lifts 李调度 J1/2', 'lifts 李调度 nothing']);
		});

		it('says that it was turned away, and why', async () => {
			end.tell((toClient) => {
				toClient.turnedAway({ code: 'wire/stopping', detail: '' });
			});
			await until(() => heard.notes.includes('turned away: wire/stopping'));
		});

		it('answers null to what was on its way when the line went down, and comes back', async () => {
			end.isSilent = true;
			const answers = [line.hello(hello(1)), line.command(envelope)];
			await until(() => end.unanswered === 2);
			end.tell((toClient) => {
				toClient.cut();
			});
			expect(await Promise.all(answers)).toEqual([null, null]);
			end.isSilent = false;
			await until(() => ups() === 2);
			expect(heard.notes).toEqual(['up', 'down', 'up']);
			expect(await line.hello(hello(2))).toMatchObject({ seq: 2 });
		});

		it('is back within three seconds after the server is', async () => {
			await reach.stop();
			await until(() => heard.notes.includes('down'));
			expect(await line.command(envelope)).toBeNull();
			await reach.start();
			const since = performance.now();
			await until(() => ups() === 2);
			expect(performance.now() - since).toBeLessThan(3_000);
		});

		it('gives up a silent line when told to', async () => {
			line.reconnect();
			await until(() => ups() === 2);
			expect(heard.notes).toEqual(['up', 'down', 'up']);
			expect(end.lines.size).toBe(1);
		});

		it('tells nothing once it is closed, and stays away', async () => {
			line.close();
			await until(() => end.lines.size === 0);
			line.lift({ operation: null });
			expect(end.lifted).toEqual([]);
			expect(await line.hello(hello(1))).toBeNull();
			line.reconnect();
			expect(heard.notes).toEqual(['up']);
		});
	});
}
