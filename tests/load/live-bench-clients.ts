import { connect, type Socket as TcpSocket } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import type { Change, ClientToServer, Hello, ServerToClient, Welcome } from '#protocol/messages.ts';
import { monotonicMs } from './live-bench-clock.ts';
import { UnreadParser } from './live-bench-unread.ts';

/**
 * All displays of a measurement, in a process of their own so that the server's loop is measured
 * alone. It is told what to do by the bench and answers when that is done.
 */
export type Order =
	/** `hello` null for a server that knows none. `unread` counts messages without parsing them. */
	| {
			readonly do: 'connect';
			readonly url: string;
			readonly count: number;
			readonly hello: Hello | null;
			readonly unread?: boolean;
	  }
	/** Those that lost their line connect again, all at once. */
	| { readonly do: 'reconnect'; readonly hello: boolean }
	/** Tells when every display has the change of this position. */
	| { readonly do: 'await'; readonly seq: number }
	/** Tells when this many changes came in all; several may come in one message. */
	| { readonly do: 'count'; readonly changes: number }
	/** Opens plain TCP sockets instead and tells when this many bytes came in all. */
	| {
			readonly do: 'tcp';
			readonly port: number;
			readonly count: number;
			readonly bytes: number;
	  }
	| { readonly do: 'close' };

/** `at` is the machine's monotonic time of the last thing waited for. */
export interface Done {
	readonly at: number;
	/** How far the displays are, after `connect` and `reconnect`. */
	readonly epoch: string | null;
	readonly seq: number | null;
	/** Length of the last message as it travelled, after `count`. */
	readonly frameBytes: number;
}

type Display = Socket<ServerToClient, ClientToServer>;

let displays: Display[] = [];
let plain: TcpSocket[] = [];
let hello: Hello | null = null;
let known: Pick<Done, 'epoch' | 'seq'> = { epoch: null, seq: null };
const unread = new UnreadParser();
/** Position each display has come to. */
const reached = new Map<Display, number>();
let lastArrivalAt = 0;
let waitingFor: { seq: number; done: (at: number) => void } | null = null;

function onChange(display: Display, { seq }: Pick<Change, 'seq'>): void {
	reached.set(display, seq);
	lastArrivalAt = monotonicMs();
	checkWaiting();
}

/** A change may go past the awaited position, where the board did something by itself just then. */
function checkWaiting(): void {
	if (waitingFor === null) return;
	const { seq, done } = waitingFor;
	if (displays.some((display) => (reached.get(display) ?? -1) < seq)) return;
	waitingFor = null;
	done(lastArrivalAt);
}

const greeted = (display: Display): Promise<void> =>
	new Promise((resolve) => {
		if (hello === null) {
			resolve();
			return;
		}
		display.emit('hello', { ...hello, ...known }, (welcome: Welcome) => {
			if (welcome.status === 'refused') throw new Error(welcome.reason.code);
			known = { epoch: welcome.epoch, seq: welcome.seq };
			resolve();
		});
	});

const up = (display: Display): Promise<void> =>
	new Promise((resolve) => {
		display.once('connect', resolve);
		display.connect();
	});

async function connectAll(order: Extract<Order, { do: 'connect' }>): Promise<number> {
	hello = order.hello;
	known = { epoch: null, seq: null };
	const parser = order.unread === true ? { parser: unread.module } : {};
	const added = Array.from({ length: order.count }, (): Display =>
		io(order.url, {
			transports: ['websocket'],
			reconnection: false,
			autoConnect: false,
			forceNew: true,
			...parser
		})
	);
	displays.push(...added);
	for (const display of added)
		display.on('change', (change) => {
			onChange(display, change);
		});
	await Promise.all(added.map(upAndGreeted));
	return monotonicMs();
}

async function upAndGreeted(display: Display): Promise<void> {
	await up(display);
	await greeted(display);
}

async function reconnectAll(greet: boolean): Promise<number> {
	if (!greet) hello = null;
	await Promise.all(displays.map(upAndGreeted));
	return monotonicMs();
}

const awaitSeq = (seq: number): Promise<number> =>
	new Promise((done) => {
		waitingFor = { seq, done };
		checkWaiting();
	});

function openTcp(order: Extract<Order, { do: 'tcp' }>): Promise<number> {
	let left = order.bytes;
	return new Promise((resolve) => {
		plain = Array.from({ length: order.count }, () =>
			connect(order.port, '127.0.0.1').on('data', (part: Buffer) => {
				left -= part.length;
				if (left <= 0) resolve(monotonicMs());
			})
		);
	});
}

function closeAll(): number {
	for (const display of displays) display.disconnect();
	for (const socket of plain) socket.destroy();
	displays = [];
	plain = [];
	reached.clear();
	return monotonicMs();
}

function obey(order: Order): Promise<number> | number {
	switch (order.do) {
		case 'connect':
			return connectAll(order);
		case 'reconnect':
			return reconnectAll(order.hello);
		case 'await':
			return awaitSeq(order.seq);
		case 'count':
			return unread.countTo(order.changes);
		case 'tcp':
			return openTcp(order);
		case 'close':
			return closeAll();
	}
}

process.on('disconnect', () => process.exit(1));
process.on('message', (order: Order) => {
	void Promise.resolve(obey(order)).then((at) => {
		const done: Done = { at, ...known, frameBytes: unread.frameBytes };
		process.send?.(done);
	});
});
