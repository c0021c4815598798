import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Random } from '../support/random.ts';
import { FaultPipe, type Fault, type Felt, type Weather } from './fault-pipe.ts';

/** Nothing felt yet. */
export const nothingFelt = (): Felt => ({
	latency: 0,
	slicing: 0,
	bandwidth: 0,
	reset: 0,
	cut: 0,
	'silent-down': 0,
	'silent-up': 0,
	silent: 0,
	dead: 0
});

interface Passage {
	readonly client: Socket;
	readonly server: Socket;
	readonly down: FaultPipe;
	readonly up: FaultPipe;
	isDead: boolean;
}

/**
 * The network between one screen and the server: a TCP proxy of its own port, after Shopify's
 * toxiproxy. Faults lie over all its connections until the next fault or fair weather.
 */
export class FaultLink {
	private readonly server: Server;
	private readonly passages = new Set<Passage>();
	private readonly weather: Weather;
	private readonly target: () => number;

	/** `target` is the server's port of now; `felt` counts for all links together. */
	constructor(target: () => number, felt: Felt, random: Random) {
		this.target = target;
		this.weather = { fault: null, felt, random };
		this.server = createServer({ allowHalfOpen: false }, (client) => {
			this.accept(client);
		});
	}

	/** Starts taking connections; gives its own address. */
	open(): Promise<string> {
		return new Promise((resolve) => {
			this.server.listen(0, '127.0.0.1', () => {
				resolve(`http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`);
			});
		});
	}

	/** From now on, until `calm`. */
	suffer(fault: Fault): void {
		this.weather.fault = fault;
		for (const passage of [...this.passages]) this.strike(passage, fault);
		this.flow();
	}

	/** Fair weather: what waited passes. Connections that died stay dead. */
	calm(): void {
		this.weather.fault = null;
		this.flow();
	}

	/** Resets every connection once, as a router does that has forgotten them. */
	forget(): void {
		for (const passage of [...this.passages]) this.reset(passage);
	}

	async close(): Promise<void> {
		for (const { client, server } of this.passages) {
			client.destroy();
			server.destroy();
		}
		await new Promise((resolve) => this.server.close(resolve));
	}

	private accept(client: Socket): void {
		client.setNoDelay(true);
		const { fault, felt } = this.weather;
		if (fault?.kind === 'reset' || fault?.kind === 'cut') {
			felt[fault.kind] += 1;
			client.on('error', () => undefined);
			if (fault.kind === 'reset') client.resetAndDestroy();
			else client.destroy();
			return;
		}
		const server = connect(this.target(), '127.0.0.1').setNoDelay(true);
		const down = new FaultPipe({ from: server, to: client }, 'down', this.weather);
		const up = new FaultPipe({ from: client, to: server }, 'up', this.weather);
		const passage: Passage = { client, server, down, up, isDead: false };
		this.passages.add(passage);
		const closed = (): void => {
			if (client.destroyed && server.destroyed) this.passages.delete(passage);
		};
		client.on('close', closed);
		server.on('close', closed);
	}

	private strike(passage: Passage, { kind }: Fault): void {
		if (passage.isDead) return;
		if (kind === 'reset') this.reset(passage);
		if (kind === 'cut') this.cut(passage);
		if (kind !== 'dead') return;
		passage.isDead = true;
		passage.down.isDead = true;
		passage.up.isDead = true;
	}

	private reset({ client, server }: Passage): void {
		this.weather.felt.reset += 1;
		client.resetAndDestroy();
		server.resetAndDestroy();
	}

	private cut({ client, server, down }: Passage): void {
		down.tearNext(() => {
			this.weather.felt.cut += 1;
			client.end();
			server.destroy();
		});
	}

	private flow(): void {
		for (const { down, up } of this.passages) {
			down.flow();
			up.flow();
		}
	}
}
