import { beforeEach, describe, expect, it } from 'vitest';
import type { Row } from '#core/board/rows.ts';
import { bayCode, commandId, workshopCode } from '#core/ids.ts';
import type {
	Beacon,
	Change,
	CommandAnswer,
	CommandEnvelope,
	ServerTime,
	Welcome
} from '#protocol/messages.ts';
import { EMPTY_SUM, hashText, withRow } from '#protocol/state-hash.ts';
import { ScriptedLine } from '../../../tests/support/scripted-line.ts';
import { noStorage } from './outbox-storage.ts';
import { View } from './view.ts';

const outage = (bay: string, version: number): Row => ({
	kind: 'outage',
	id: bay,
	version,
	body: { version, bay: bayCode(bay), since: 0, until: null, reason: 'lift' }
});

let now: number;
let line: ScriptedLine;
let view: View;
let outdated: number;
let late: CommandEnvelope[];

const time = (): ServerTime => ({ realNow: now, workshopNow: now, rate: 1 });
const snapshot = (seq: number, rows: readonly Row[], epoch = 'e1'): Welcome => ({
	status: 'snapshot',
	epoch,
	seq,
	rows,
	time: time()
});
const change = (prev: number, seq: number, rows: readonly Row[]): Change => ({
	epoch: 'e1',
	prev,
	seq,
	rows,
	gone: []
});
const hashOf = (rows: readonly Row[]): string =>
	hashText(
		rows.reduce((sum, { kind, id, version }) => withRow(sum, `${kind}:${id}`, version), EMPTY_SUM)
	);
const beacon = (seq: number, rows: readonly Row[], epoch = 'e1'): Beacon => ({
	epoch,
	seq,
	hash: hashOf(rows),
	time: time()
});
const answered = () => new Promise((resolve) => setImmediate(resolve));
const versions = (): Record<string, number> =>
	Object.fromEntries([...view.rows].map(([key, { version }]) => [key, version]));

async function following(seq: number, rows: readonly Row[]): Promise<void> {
	line.toClient.up();
	line.hellos.at(-1)!.answer(snapshot(seq, rows));
	await answered();
}

beforeEach(() => {
	now = 1_000_000;
	outdated = 0;
	late = [];
	line = new ScriptedLine();
	view = new View({
		workshop: workshopCode('test'),
		audience: 'staff',
		localNow: () => now,
		storage: noStorage,
		onChange: () => undefined,
		onOutdated: () => (outdated += 1),
		onLateAnswer: ({ envelope }) => late.push(envelope)
	});
	view.connect(line);
});

describe('what a screen shows', () => {
	it('knows nothing and asks for everything', () => {
		line.toClient.up();
		expect(line.hellos[0]!.asked).toMatchObject({ audience: 'staff', epoch: null, seq: null });
		expect(view.link).toBe('connecting');
	});

	it('follows change by change, and drops what is not newer', async () => {
		await following(1, [outage('A01', 1)]);
		line.toClient.change(change(1, 2, [outage('A02', 2)]));
		line.toClient.change(change(1, 2, [outage('A02', 99)]));
		expect(versions()).toEqual({ 'outage:A01': 1, 'outage:A02': 2 });
		line.toClient.change({ ...change(2, 3, []), gone: ['outage:A01'] });
		expect(versions()).toEqual({ 'outage:A02': 2 });
		expect(view.seq).toBe(3);
		expect(view.hash).toBe(hashOf([outage('A02', 2)]));
	});

	it('holds what overtakes its snapshot, and applies it afterwards', async () => {
		line.toClient.up();
		line.toClient.change(change(1, 2, [outage('A01', 2)]));
		line.toClient.change(change(2, 3, [outage('A01', 3)]));
		line.hellos[0]!.answer(snapshot(2, [outage('A01', 2)]));
		await answered();
		expect(view.seq).toBe(3);
		expect(versions()).toEqual({ 'outage:A01': 3 });
		expect(view.incidents).toBe(0);
	});

	it('asks for a gap from where it stands', async () => {
		await following(1, []);
		line.toClient.change(change(2, 3, [outage('A01', 3)]));
		expect(line.syncs[0]!.asked).toMatchObject({ epoch: 'e1', seq: 1 });
		line.syncs[0]!.answer({
			status: 'delta',
			epoch: 'e1',
			seq: 3,
			rows: [outage('A02', 2), outage('A01', 3)],
			gone: [],
			time: time()
		});
		await answered();
		expect(versions()).toEqual({ 'outage:A02': 2, 'outage:A01': 3 });
		expect(view.incidents).toBe(1);
	});

	it('starts over when the beacon shows another hash at the same position', async () => {
		await following(2, [outage('A01', 1)]);
		line.toClient.beacon(beacon(2, [outage('A01', 2)]));
		expect(view.incidents).toBe(1);
		expect(line.syncs[0]!.asked).toMatchObject({ epoch: null, seq: null });
		line.syncs[0]!.answer(snapshot(2, [outage('A01', 2)]));
		await answered();
		line.toClient.beacon(beacon(2, [outage('A01', 2)]));
		expect(line.syncs).toHaveLength(1);
	});

	it('notices rows that went wrong behind its back, whatever made them wrong', async () => {
		const rows = [outage('A01', 1), outage('A02', 1)];
		await following(1, rows);
		(view.rows as Map<string, Row>).delete('outage:A02');
		line.toClient.beacon(beacon(1, rows));
		expect(line.syncs[0]!.asked).toMatchObject({ epoch: null, seq: null });
		line.syncs[0]!.answer(snapshot(1, rows));
		await answered();
		expect(versions()).toEqual({ 'outage:A01': 1, 'outage:A02': 1 });
		expect(view.incidents).toBe(1);
	});

	it('notices a lost change by the position in the beacon', async () => {
		await following(1, []);
		line.toClient.beacon(beacon(2, [outage('A01', 2)]));
		expect(line.syncs[0]!.asked).toMatchObject({ epoch: 'e1', seq: 1 });
	});

	it('goes along when the head moved by something this audience does not see', async () => {
		await following(1, [outage('A01', 1)]);
		line.toClient.beacon(beacon(7, [outage('A01', 1)]));
		expect(view.seq).toBe(7);
		expect(view.incidents).toBe(0);
		expect(line.syncs).toHaveLength(0);
	});

	it('starts over in a new epoch, whatever the position says', async () => {
		await following(5, [outage('A01', 1)]);
		line.toClient.beacon(beacon(5, [outage('A01', 1)], 'e2'));
		expect(line.syncs[0]!.asked).toMatchObject({ epoch: null, seq: null });
		line.syncs[0]!.answer(snapshot(2, [outage('A03', 2)], 'e2'));
		await answered();
		expect(view.epoch).toBe('e2');
		expect(versions()).toEqual({ 'outage:A03': 2 });
		expect(view.incidents).toBe(0);
	});

	it('keeps rows that did not change as the objects they are, but not after it was wrong', async () => {
		await following(1, [outage('A01', 1)]);
		const before = view.rows.get('outage:A01');
		line.toClient.down();
		await following(2, [outage('A01', 1), outage('A02', 2)]);
		expect(view.rows.get('outage:A01')).toBe(before);
		line.toClient.beacon(beacon(2, []));
		line.syncs[0]!.answer(snapshot(2, [outage('A01', 1)]));
		await answered();
		expect(view.rows.get('outage:A01')).not.toBe(before);
	});

	it('ignores the answer to a question asked before the line was lost', async () => {
		line.toClient.up();
		line.toClient.down();
		line.toClient.up();
		line.hellos[0]!.answer(snapshot(1, [outage('A01', 1)]));
		await answered();
		expect(view.rows.size).toBe(0);
		line.hellos[1]!.answer(snapshot(2, [outage('A02', 2)]));
		await answered();
		expect(versions()).toEqual({ 'outage:A02': 2 });
	});
});

describe('the age of what is shown', () => {
	it('reconnects after 10 s without a beacon and is stale after 20 s', async () => {
		await following(1, []);
		now += 10_000;
		view.check();
		expect(line.reconnects).toBe(0);
		now += 1;
		view.check();
		expect(line.reconnects).toBe(1);
		expect(view.link).toBe('live');
		line.toClient.down();
		expect(view.link).toBe('connecting');
		now += 10_000;
		view.check();
		expect(view.link).toBe('stale');
		expect(view.dataAt).toBe(1_000_000);
	});

	it('is live again as soon as something is confirmed', async () => {
		await following(1, []);
		now += 30_000;
		view.check();
		expect(view.link).toBe('stale');
		line.toClient.down();
		line.toClient.up();
		line.hellos.at(-1)!.answer({ status: 'current', epoch: 'e1', seq: 1, time: time() });
		await answered();
		expect(view.link).toBe('live');
		expect(view.dataAt).toBe(now);
	});

	it('asks again after a second when a hello was not answered', async () => {
		line.toClient.up();
		line.hellos[0]!.answer(null);
		await answered();
		view.check();
		expect(line.hellos).toHaveLength(1);
		now += 1_000;
		view.check();
		expect(line.hellos).toHaveLength(2);
	});

	it('gives up a line on which a question was not answered, even while beacons come in', async () => {
		await following(1, []);
		line.toClient.change(change(2, 3, []));
		line.toClient.beacon(beacon(3, []));
		expect(line.syncs).toHaveLength(1);
		line.syncs[0]!.answer(null);
		await answered();
		expect(line.reconnects).toBe(1);
	});

	it('says why it was refused, keeps trying, and forgets the reason once it is let in', async () => {
		line.toClient.up();
		const reason = { code: 'wire/not-signed-in', detail: '' } as const;
		line.hellos[0]!.answer({ status: 'refused', reason });
		await answered();
		expect(view.link).toBe('refused');
		expect(view.refusal).toEqual(reason);
		now += 10_000;
		view.check();
		line.hellos[1]!.answer(snapshot(1, []));
		await answered();
		expect(view.link).toBe('live');
		expect(view.refusal).toBeNull();
	});

	it('asks for a new page when the server speaks another protocol', async () => {
		line.toClient.up();
		line.hellos[0]!.answer({ status: 'refused', reason: { code: 'wire/protocol', detail: '2' } });
		await answered();
		expect(outdated).toBe(1);
	});

	it('does not call a server that is being stopped a refusal', async () => {
		await following(1, []);
		line.toClient.turnedAway({ code: 'wire/stopping', detail: '' });
		expect(view.link).toBe('live');
	});
});

describe('commands', () => {
	const id = commandId('c1');
	const wish = { type: 'ReturnBay', bay: bayCode('A01') } as const;
	const accepted: CommandAnswer = { status: 'accepted', id, epoch: 'e1', seq: 2, changed: true };

	it('wait for a line, and are sent once there is one', async () => {
		const answer = view.send(id, wish);
		expect(line.commands).toHaveLength(0);
		await following(1, []);
		expect(line.commands.map(({ asked }) => asked.id)).toEqual([id]);
		line.commands[0]!.answer(accepted);
		await expect(answer).resolves.toEqual(accepted);
	});

	it('are sent again under the same id after a loss, and answered once', async () => {
		await following(1, []);
		const answers: CommandAnswer[] = [];
		void view.send(id, wish).then((answer) => answers.push(answer));
		line.toClient.down();
		line.commands[0]!.answer(null);
		await answered();
		await following(1, []);
		expect(line.commands.map(({ asked }) => asked.id)).toEqual([id, id]);
		line.commands[1]!.answer(accepted);
		await answered();
		view.check();
		expect(line.commands).toHaveLength(2);
		expect(answers).toEqual([accepted]);
	});

	it('make the screen ask whether the line still carries anything when no answer came', async () => {
		await following(1, []);
		void view.send(id, wish);
		line.commands[0]!.answer(null);
		await answered();
		expect(line.syncs[0]!.asked).toMatchObject({ epoch: 'e1', seq: 1 });
		expect(line.reconnects).toBe(0);
		line.syncs[0]!.answer({ status: 'current', epoch: 'e1', seq: 1, time: time() });
		await answered();
		expect(line.commands.map(({ asked }) => asked.id)).toEqual([id, id]);
	});

	it('do not make a dead line live longer by the question they lead to', async () => {
		await following(1, []);
		line.toClient.beacon(beacon(1, []));
		void view.send(id, wish);
		now += 9_900;
		line.commands[0]!.answer(null);
		await answered();
		expect(line.syncs).toHaveLength(1);
		now += 200;
		view.check();
		expect(line.reconnects).toBe(1);
	});

	it('carry the time of the tap when they had to wait', async () => {
		await following(1, []);
		line.toClient.down();
		const tappedAt = now;
		void view.send(id, wish);
		now += 60_000;
		await following(1, []);
		expect(line.commands[0]!.asked.tappedAt).toBe(tappedAt);
	});

	it('are sent again when the server was just being stopped, but a real refusal is the answer', async () => {
		await following(1, []);
		const answer = view.send(id, wish);
		line.commands[0]!.answer({
			status: 'refused',
			id,
			refusal: { code: 'wire/stopping', detail: '' }
		});
		await answered();
		view.check();
		const refusal = { code: 'bay/not-out', bay: 'A01' } as const;
		line.commands[1]!.answer({ status: 'refused', id, refusal });
		await expect(answer).resolves.toMatchObject({ status: 'refused', refusal });
	});
});

it('lets go of the line', () => {
	view.close();
	expect(line.isClosed).toBe(true);
});

describe('a server that can store nothing', () => {
	it('is told by welcome and beacon, and the board stays live', async () => {
		line.toClient.up();
		line.hellos.at(-1)!.answer({ ...snapshot(1, []), writable: false });
		await answered();
		expect([view.canStore, view.link]).toEqual([false, 'live']);
		line.toClient.beacon({ ...beacon(1, []), writable: true });
		expect(view.canStore).toBe(true);
		line.toClient.beacon({ ...beacon(1, []), writable: false });
		expect([view.canStore, view.link]).toEqual([false, 'live']);
	});

	it('is not suspected where an older server says nothing of it', async () => {
		await following(1, []);
		line.toClient.beacon(beacon(1, []));
		expect(view.canStore).toBe(true);
	});
});
