import type { Change } from '#protocol/messages.ts';
import type { Connection, ConnectionListener } from '../../src/lib/live/connection.ts';
import type { LocalLine, LocalServer } from '../../src/lib/live/in-process-connection.ts';

type Delivery = () => void;

/** What travels towards a client. */
interface Downward {
	readonly isUp: boolean;
	/** The change it is, so that a fault can lose it or a part of it. */
	readonly change: Change | null;
	readonly deliver: Delivery;
}

/**
 * A network in one hand (after tldraw's socket pairs): every message waits until the test delivers it, so
 * that one seed decides what overtakes what. Within one line order is kept, as a socket keeps it;
 * between lines nothing is promised. A line can be cut at any moment, with all that is on it.
 */
export class FakeLine implements Connection {
	private readonly server: () => LocalServer | null;
	private listener: ConnectionListener | null = null;
	private line: LocalLine | null = null;
	/** Messages of a line that was cut are gone; this tells one line from the next. */
	private generation = 0;
	private upward: Delivery[] = [];
	private downward: Downward[] = [];
	private readonly unanswered = new Set<() => void>();

	/** `server` is null while there is none. */
	constructor(server: () => LocalServer | null) {
		this.server = server;
	}

	open(listener: ConnectionListener): void {
		this.listener = listener;
	}

	hello(...[hello]: Parameters<Connection['hello']>): ReturnType<Connection['hello']> {
		return this.ask((line) => line.hello(hello));
	}

	sync(...[hello]: Parameters<Connection['sync']>): ReturnType<Connection['sync']> {
		return this.ask((line) => line.sync(hello));
	}

	command(...[envelope]: Parameters<Connection['command']>): ReturnType<Connection['command']> {
		return this.ask((line) => line.command(envelope));
	}

	lift(...[lift]: Parameters<Connection['lift']>): void {
		const { line } = this;
		if (line === null) return;
		this.upward.push(() => {
			line.lift(lift);
		});
	}

	reconnect(): void {
		this.cut();
	}

	close(): void {
		this.listener = null;
		this.cut();
	}

	get isUp(): boolean {
		return this.line !== null;
	}

	/** Messages that wait to be delivered. */
	get waiting(): number {
		return this.upward.length + this.downward.length;
	}

	/** Makes the line, where there is a server; the client hears of it when that is delivered. */
	dial(): boolean {
		const server = this.server();
		if (this.line !== null || this.listener === null || server === null) return false;
		const { listener } = this;
		const generation = ++this.generation;
		const send = (deliver: Delivery, change: Change | null = null): void => {
			if (generation === this.generation) this.downward.push({ isUp: false, change, deliver });
		};
		this.downward.push({
			isUp: true,
			change: null,
			deliver: () => {
				listener.up();
			}
		});
		this.line = server({
			change: (change) => {
				send(() => {
					listener.change(change);
				}, change);
			},
			beacon: (beacon) => {
				send(() => {
					listener.beacon(beacon);
				});
			},
			lifts: (lifted) => {
				send(() => {
					listener.lifts(lifted);
				});
			},
			turnedAway: (reason) => {
				send(() => {
					listener.turnedAway(reason);
				});
			},
			cut: () => {
				send(() => {
					this.cut();
				});
			}
		});
		return this.line !== null;
	}

	deliverUp(): boolean {
		const next = this.upward.shift();
		next?.();
		return next !== undefined;
	}

	deliverDown(): boolean {
		const next = this.downward.shift();
		next?.deliver();
		return next !== undefined;
	}

	/** Loses the first change on its way, silently, as a faulty proxy might. */
	loseChange(): boolean {
		const place = this.downward.findIndex(({ change }) => change !== null);
		if (place >= 0) this.downward.splice(place, 1);
		return place >= 0;
	}

	/** Loses a row out of the first change that has one, as a faulty server might; gives its position. */
	loseRow(): number | null {
		const { listener } = this;
		const place = this.downward.findIndex(({ change }) => (change?.rows.length ?? 0) > 0);
		const change = this.downward[place]?.change;
		if (listener === null || change === undefined || change === null) return null;
		const garbled = { ...change, rows: change.rows.slice(1) };
		this.downward[place] = {
			isUp: false,
			change: garbled,
			deliver: () => {
				listener.change(garbled);
			}
		};
		return change.seq;
	}

	/** The line goes down with all that is on it. */
	cut(): boolean {
		const { line } = this;
		if (line === null) return false;
		const wasHeardOf = !this.downward.some(({ isUp }) => isUp);
		this.generation += 1;
		this.line = null;
		this.upward = [];
		this.downward = [];
		line.leave();
		for (const giveUp of this.unanswered) giveUp();
		this.unanswered.clear();
		if (wasHeardOf) this.listener?.down();
		return true;
	}

	private ask<Answer>(question: (line: LocalLine) => Promise<Answer>): Promise<Answer | null> {
		const { line, generation } = this;
		if (line === null) return Promise.resolve(null);
		return new Promise((resolve, reject) => {
			const giveUp = (): void => {
				resolve(null);
			};
			this.unanswered.add(giveUp);
			this.upward.push(() => {
				question(line).then((answer) => {
					if (generation !== this.generation) return;
					this.downward.push({
						isUp: false,
						change: null,
						deliver: () => {
							this.unanswered.delete(giveUp);
							resolve(answer);
						}
					});
				}, reject);
			});
		});
	}
}
