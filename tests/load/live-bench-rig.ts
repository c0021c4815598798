import { fork, type ChildProcess } from 'node:child_process';
import { once, type EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { io } from 'socket.io-client';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { monotonicMs } from './live-bench-clock.ts';
import type { Done, Order } from './live-bench-clients.ts';
import type { FloorOrder } from './live-bench-floor.ts';

/** The processes of a measurement: who serves, and who looks. */

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
/** Everything that was started and must not outlive the bench. */
const started = new Set<ChildProcess>();
process.on('exit', () => {
	for (const child of started) child.kill('SIGKILL');
});

export function mustEnd(child: ChildProcess): void {
	started.add(child);
	child.once('exit', () => started.delete(child));
}

/** All displays of a measurement. */
export class Displays {
	private readonly child = fork(here('live-bench-clients.ts'), [], {
		stdio: ['ignore', 'inherit', 'inherit', 'ipc']
	});

	constructor() {
		mustEnd(this.child);
	}

	async obey(order: Order): Promise<Done> {
		const done = once(this.child, 'message') as Promise<[Done]>;
		this.child.send(order);
		const [answer] = await done;
		return answer;
	}

	stop(): void {
		this.child.kill('SIGKILL');
	}
}

export interface Floor extends ServerProcess {
	readonly tcpPort: number;
	obey(order: FloorOrder): void;
	/** Sends something through the bare server to all displays; gives the time of sending. */
	passOn(payload: unknown): Promise<number>;
}

/** Bare Socket.IO and bare TCP. */
export async function startFloor(port = 0): Promise<Floor> {
	const floor = (await startServerProcess(
		'',
		port,
		here('live-bench-floor.ts')
	)) as ServerProcess & {
		readonly tcpPort: number;
	};
	mustEnd(floor.child);
	const sender = io(floor.url, { transports: ['websocket'], forceNew: true });
	await once(sender as unknown as EventEmitter, 'connect');
	return {
		...floor,
		obey: (order) => floor.child.send(order),
		passOn: async (payload) => {
			const sentAt = monotonicMs();
			await sender.emitWithAck('pass-on', payload);
			return sentAt;
		},
		stop: () => {
			sender.disconnect();
			return floor.stop();
		}
	};
}

export async function startBoard(dataDir: string, port = 0): Promise<ServerProcess> {
	const board = await startServerProcess(dataDir, port);
	mustEnd(board.child);
	return board;
}

/** Memory a server holds after a collection, bytes: what its objects take, and their buffers. */
export async function heldMemory({ child }: Pick<ServerProcess, 'child'>): Promise<number> {
	// Twice: what the first collection lets go of frees more at the second.
	for (let n = 0; n < 2; n++) {
		const answer = once(child, 'message') as Promise<[NodeJS.MemoryUsage]>;
		child.send('memory');
		const [memory] = await answer;
		if (n === 1) return memory.heapUsed + memory.external;
	}
	throw new Error('unreachable');
}
