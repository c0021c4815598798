import { backOffMs, turnedAwayBackOffMs } from './back-off.ts';

/** A connection that takes longer than this to be of use is given up; a healthy one takes a few round trips. */
export const CONNECT_WITHIN_MS = 5_000;

/** The line that is dialled. */
interface Dialled {
	isUp(): boolean;
	dial(): void;
	/** Lets go of an attempt that came to nothing; tells nobody. */
	giveUp(): void;
}

/** When a line that is down is dialled again, whatever it is made of. */
export class Redial {
	private readonly line: Dialled;
	private attempt = 0;
	private wait: ReturnType<typeof setTimeout> | undefined;
	private givingUp: ReturnType<typeof setTimeout> | undefined;
	private isTurnedAway = false;
	private isStopped = false;

	constructor(line: Dialled) {
		this.line = line;
	}

	start(): void {
		this.now();
		if (typeof window !== 'undefined') window.addEventListener('online', this.now);
	}

	/** The line is of use: the next loss begins with the shortest wait again. */
	isUp(): void {
		clearTimeout(this.givingUp);
		this.attempt = 0;
		this.isTurnedAway = false;
	}

	/** Dials again after a while; a longer one where the server said that it does not want this client. */
	later(): void {
		clearTimeout(this.wait);
		clearTimeout(this.givingUp);
		if (this.isStopped) return;
		const delay = this.isTurnedAway
			? turnedAwayBackOffMs(Math.random())
			: backOffMs(this.attempt, Math.random());
		this.attempt += 1;
		this.wait = setTimeout(this.now, delay);
	}

	/** The waits begin anew. */
	startOver(): void {
		this.attempt = 0;
	}

	turnedAway(isLasting: boolean): void {
		this.isTurnedAway = isLasting;
	}

	stop(): void {
		this.isStopped = true;
		clearTimeout(this.wait);
		clearTimeout(this.givingUp);
		if (typeof window !== 'undefined') window.removeEventListener('online', this.now);
	}

	/** A tablet that is back in reach of the network does not sit out its wait. */
	private readonly now = (): void => {
		clearTimeout(this.wait);
		if (this.isStopped || this.line.isUp()) return;
		this.line.dial();
		// What gives up a websocket that does not open need not give up one that falls silent right after.
		clearTimeout(this.givingUp);
		this.givingUp = setTimeout(() => {
			this.line.giveUp();
			this.later();
		}, CONNECT_WITHIN_MS);
	};
}
