import { randomBytes } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { commandId, jobId, operationId, workshopCode, type JobId } from '#core/ids.ts';
import type { Command } from '#core/commands.ts';
import { DAY_MS, HOUR_MS } from '#core/time/instant.ts';
import {
	PROTOCOL_VERSION,
	type Change,
	type ClientToServer,
	type CommandAnswer,
	type Hello,
	type ServerToClient,
	type Welcome
} from '#protocol/messages.ts';
import { aLine, anOrder } from '../builders/an-order.ts';
import { aSetup, BAY, TECHNICIAN } from '../builders/a-setup.ts';
import { post, type ServerProcess } from '../support/server-process.ts';
import { monotonicMs } from './live-bench-clock.ts';

/** Cars on the board: a full day of a 20-bay workshop. */
const CARS = 100;
const WORKSHOP = workshopCode('bench');

export const WALL: Hello = {
	protocol: PROTOCOL_VERSION,
	workshop: WORKSHOP,
	audience: 'wall',
	epoch: null,
	seq: null
};

const carOf = (n: number): JobId => jobId(`B${String(n)}`);

/** A workshop with a full board of cars, three pieces of work each. */
export async function fillBoard(server: ServerProcess): Promise<void> {
	let sent = 0;
	const send = (command: Command): Promise<void> =>
		post(server, { id: `fill-${String(sent++)}`, workshop: WORKSHOP, command });
	await send({ type: 'SetUpWorkshop', draft: { setup: aSetup(), names: {}, absences: [] } });
	for (let n = 0; n < CARS; n++) {
		const lines = [1, 2, 3].map((lineNo) => aLine({ lineNo, standardMinutes: 45 }));
		const plate = `辽B${String(n).padStart(5, '0')}`;
		await send({ type: 'OpenJob', job: carOf(n), draft: anOrder({ plate, vin: null, lines }) });
	}
}

/**
 * A desk that assigns and unassigns, car after car: one durable event and one changed row each. The
 * same operation is never under way twice, so nothing is ever stale.
 */
export class Desk {
	private readonly socket: Socket<ServerToClient, ClientToServer>;
	private readonly cars: { seen: number; isPlanned: boolean }[] = [];
	private turn = 0;

	private constructor({ url, secret }: ServerProcess) {
		this.socket = io(url, {
			transports: ['websocket'],
			forceNew: true,
			extraHeaders: { authorization: `Bearer ${secret}` }
		});
	}

	static async open(server: ServerProcess): Promise<Desk> {
		const desk = new Desk(server);
		const welcome = await new Promise<Welcome>((resolve) => {
			desk.socket.emit('hello', { ...WALL, audience: 'staff' }, resolve);
		});
		if (welcome.status !== 'snapshot') throw new Error(`a desk was told ${welcome.status}`);
		for (let n = 0; n < CARS; n++) desk.cars.push(carIn(welcome, n));
		// A desk that only sends need not be told of every change.
		desk.socket.disconnect().connect();
		return desk;
	}

	/** One durable change; gives its position and when it was sent, in monotonic time. */
	async change(): Promise<{ readonly seq: number; readonly sentAt: number }> {
		const n = this.turn++ % CARS;
		const car = this.cars[n];
		if (car === undefined) throw new Error('no such car');
		const sentAt = monotonicMs();
		const answer = await this.send(car.isPlanned ? unassign(n, car.seen) : assign(n, car.seen));
		if (answer.status === 'refused') throw new Error(JSON.stringify(answer.refusal));
		car.isPlanned = !car.isPlanned;
		car.seen = answer.seq;
		return { seq: answer.seq, sentAt };
	}

	/** One change as a wall is told of it. */
	async changeAsShown(): Promise<Change> {
		await new Promise((resolve) => this.socket.emit('hello', WALL, resolve));
		const shown = new Promise<Change>((resolve) => this.socket.once('change', resolve));
		await this.change();
		return shown;
	}

	close(): void {
		this.socket.disconnect();
	}

	private send(command: Command): Promise<CommandAnswer> {
		const id = commandId(randomBytes(16).toString('hex'));
		return new Promise((resolve) => {
			this.socket.emit('command', { id, workshop: WORKSHOP, command }, resolve);
		});
	}
}

function carIn(welcome: Extract<Welcome, { status: 'snapshot' }>, n: number) {
	const row = welcome.rows.find(({ kind, id }) => kind === 'job' && id === carOf(n));
	if (row?.kind !== 'job' || !('operations' in row.body)) throw new Error(`no car ${String(n)}`);
	const first = row.body.operations[0];
	return { seen: first?.version ?? 0, isPlanned: first?.plan !== null };
}

const onFirst = (n: number, seen: number) => ({
	job: carOf(n),
	operation: operationId(carOf(n), 1),
	seen
});

/** Far enough in the future, and each car at its own time, so that no plan is in another's way. */
const assign = (n: number, seen: number): Command => ({
	type: 'AssignOperation',
	...onFirst(n, seen),
	bay: BAY.lift1,
	technicians: [TECHNICIAN.mechanic],
	start: Math.ceil(Date.now() / DAY_MS + 1 + n) * DAY_MS + HOUR_MS,
	reason: 'bench'
});

const unassign = (n: number, seen: number): Command => ({
	type: 'UnassignOperation',
	...onFirst(n, seen)
});
