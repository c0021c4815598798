import type { Audience, Row } from '#core/board/rows.ts';
import type { KeptRows } from '#core/board/kept-rows.ts';
import type { ScreenLink } from '#core/board/screen-notice.ts';
import type { WorkshopCode } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import {
	PROTOCOL_VERSION,
	RECONNECT_AFTER_MS,
	STALE_AFTER_MS,
	type Beacon,
	type Change,
	type Hello,
	type Welcome,
	type WireRefusal,
	type Writable
} from '#protocol/messages.ts';
import { isLasting, type Connection } from './connection.ts';
import { OthersHands } from './others-hands.ts';
import { ServerClock } from './server-clock.ts';
import { ShownRows } from './shown-rows.ts';

export interface FollowerOptions {
	readonly workshop: WorkshopCode;
	readonly audience: Audience;
	/** The device's clock, milliseconds; need not be right, must run steadily. */
	readonly localNow: () => number;
	/** Something shown has changed: rows, link, age of the data. */
	readonly onChange: () => void;
	/** The server speaks another version of the protocol: the page has to be loaded again. */
	readonly onOutdated: () => void;
	/** Nobody is signed in here any more. */
	readonly onSignedOut?: () => void;
}

/** What a screen shows before anything came. */
export const NO_ROWS: ReadonlyMap<string, Row> = new Map();

/** A question that was not answered, or was answered "not now", is asked again after this long. */
const ASK_AGAIN_MS = 1_000;
/** One that was answered "no": a person has to change something first. */
const ASK_REFUSED_AGAIN_MS = 10_000;
/** Changes kept while a snapshot is on its way; past this they are dropped and the gap is asked for. */
const MOST_HELD = 1_000;

type Phase =
	| { readonly is: 'down' }
	/** A hello or sync is on its way; changes are held until it is answered. */
	| { readonly is: 'asking'; readonly held: Change[] }
	| { readonly is: 'unanswered'; readonly askAgainAt: number }
	| { readonly is: 'following' };

/**
 * The logic of one screen that only looks: which rows it shows, at which position of which epoch, and
 * whether that is confirmed. It never guesses: what it cannot continue from it asks for. It draws
 * nothing and starts no timer; its owner calls `check` about once a second. A screen that sends, too, is
 * a `View`; a wall does not carry what that needs.
 */
export class Follower {
	readonly clock: ServerClock;
	epoch: string | null = null;
	seq = 0;
	/** Grows whenever rows or `seq` change, so that an owner can tell that from a mere confirmation. */
	revision = 0;
	link: ScreenLink = 'connecting';
	/** Workshop time of the last moment at which what is shown was known to be true. */
	dataAt: Instant | null = null;
	/** Times this screen was found to lack or contradict what the server shows. */
	incidents = 0;
	/** False while the server says that it can store nothing; what is shown stays true meanwhile. */
	canStore = true;
	/** Why the server turned this client away, while `link` is `refused`. */
	refusal: WireRefusal | null = null;
	/** When what is shown was last known to be true, by the device's clock. */
	confirmedAt = -Infinity;
	/** What others have in the air. */
	readonly hands: OthersHands;

	protected readonly options: FollowerOptions;
	protected connection: Connection | null = null;
	private phase: Phase = { is: 'down' };
	private readonly shown = new ShownRows();
	/** False from the moment what is shown was found to be wrong until it is replaced. */
	private isTrusted = true;
	/** Answers to questions that were overtaken are ignored. */
	private question = 0;
	private beaconAt = -Infinity;

	constructor(options: FollowerOptions) {
		this.options = options;
		this.clock = new ServerClock(options.localNow);
		this.hands = new OthersHands(options);
		this.confirmedAt = options.localNow();
	}

	/** Starts following the server over this line. */
	connect(connection: Connection): void {
		this.connection = connection;
		connection.open({
			up: () => {
				this.ask('hello');
			},
			down: () => {
				this.question += 1;
				this.enter({ is: 'down' });
			},
			change: (change) => {
				this.change(change);
			},
			beacon: (beacon) => {
				this.beacon(beacon);
			},
			lifts: (lifted) => {
				this.hands.take(lifted);
			},
			turnedAway: (reason) => {
				this.refuse(reason);
			}
		});
	}

	close(): void {
		this.question += 1;
		this.connection?.close();
		this.connection = null;
	}

	/** Rows by key, in step with `seq`; the same map, changed in place. */
	get rows(): ReadonlyMap<string, Row> {
		return this.shown.byKey;
	}

	/** The rows as they are now, for somebody who must notice that they changed. */
	copyOfRows(): ReadonlyMap<string, Row> {
		return new Map(this.shown.byKey);
	}

	/** The sum over what is shown, as the server's beacon carries it. */
	get hash(): string {
		return this.shown.hash;
	}

	/** Looks at the time: reconnects a silent line, asks again, and tells when the data are old. */
	check(): void {
		const now = this.options.localNow();
		const { phase } = this;
		const isSilent = now - this.beaconAt > RECONNECT_AFTER_MS;
		if ((phase.is === 'following' || phase.is === 'asking') && isSilent) {
			this.beaconAt = now;
			this.connection?.reconnect();
		} else if (phase.is === 'unanswered' && now >= phase.askAgainAt) {
			this.ask('hello');
		}
		this.hands.forget();
		if (this.isFollowing) this.nowFollowing();
		this.showLink();
	}

	/** Takes what a server says it has; also used for the first rows that came with the page. */
	take(welcome: Welcome, sentAt: number | null): void {
		if (welcome.status === 'refused') {
			this.refuse(welcome.reason);
			return;
		}
		this.clock.read(welcome.time, sentAt);
		this.hear(welcome);
		if (welcome.status === 'snapshot') {
			const mayKeep = this.isTrusted && this.epoch === welcome.epoch;
			this.shown.replace(welcome.rows, mayKeep ? 'keep' : 'distrust');
			this.isTrusted = true;
			this.setClock(welcome.rows);
		}
		if (welcome.status === 'delta') this.apply(welcome.rows, welcome.gone);
		if (welcome.status !== 'current') this.revision += 1;
		this.epoch = welcome.epoch;
		this.seq = welcome.seq;
		this.confirm();
	}

	/**
	 * Shows what this device kept from before it was started, as old as it is; the server is asked for what
	 * changed since. Nothing where rows have come already.
	 */
	recall(kept: KeptRows): void {
		if (this.epoch !== null) return;
		this.clock.recall(kept.time, kept.localAt);
		this.apply(kept.rows, []);
		this.epoch = kept.epoch;
		this.seq = kept.seq;
		this.dataAt = kept.dataAt;
		this.confirmedAt = -Infinity;
		this.revision += 1;
		this.showLink();
		this.options.onChange();
	}

	protected ask(kind: 'hello' | 'sync', knowing: 'position' | 'nothing' = 'position'): void {
		const { connection } = this;
		if (connection === null) return;
		const question = ++this.question;
		const sentAt = this.options.localNow();
		const held: Change[] = [];
		// A new line has its time to speak; a question on an old one must not make its silence shorter.
		if (kind === 'hello') this.beaconAt = sentAt;
		this.enter({ is: 'asking', held });
		void connection[kind](this.position(knowing)).then((welcome) => {
			if (question !== this.question) return;
			this.answered(welcome, sentAt, held);
		});
	}

	private position(knowing: 'position' | 'nothing'): Hello {
		const knows = knowing === 'position' && this.epoch !== null;
		return {
			protocol: PROTOCOL_VERSION,
			workshop: this.options.workshop,
			audience: this.options.audience,
			epoch: knows ? this.epoch : null,
			seq: knows ? this.seq : null
		};
	}

	private answered(welcome: Welcome | null, sentAt: number, held: readonly Change[]): void {
		if (welcome === null || welcome.status === 'refused') {
			const isFinal = welcome !== null && isLasting(welcome.reason);
			const wait = isFinal ? ASK_REFUSED_AGAIN_MS : ASK_AGAIN_MS;
			this.enter({ is: 'unanswered', askAgainAt: this.options.localNow() + wait });
			// Beacons may still arrive on a line that carries nothing towards the server any more.
			if (welcome === null) this.connection?.reconnect();
			else this.refuse(welcome.reason);
			return;
		}
		this.refusal = null;
		this.take(welcome, sentAt);
		this.enter({ is: 'following' });
		for (const change of held) this.change(change);
		if (this.isFollowing) this.nowFollowing();
	}

	private change(change: Change): void {
		if (this.phase.is === 'asking') {
			if (this.phase.held.length < MOST_HELD) this.phase.held.push(change);
			return;
		}
		if (this.phase.is !== 'following') return;
		if (change.epoch !== this.epoch) this.ask('sync', 'nothing');
		else if (change.seq <= this.seq) return;
		else if (change.prev > this.seq) this.heal('position');
		else {
			this.apply(change.rows, change.gone);
			this.reach(change.seq);
		}
	}

	private beacon(beacon: Beacon): void {
		this.clock.read(beacon.time, null);
		this.hear(beacon);
		this.beaconAt = this.options.localNow();
		if (this.phase.is !== 'following') return;
		const isSame = beacon.hash === this.hash;
		if (beacon.epoch !== this.epoch) this.ask('sync', 'nothing');
		else if (isSame && beacon.seq >= this.seq) {
			// The head may have moved by something this audience does not see.
			this.reach(beacon.seq);
		} else this.heal(beacon.seq > this.seq ? 'position' : 'nothing');
	}

	private hear({ writable = true }: Writable): void {
		if (writable === this.canStore) return;
		this.canStore = writable;
		this.options.onChange();
	}

	/** Found to be behind (ask from where we are) or wrong (start over). */
	private heal(knowing: 'position' | 'nothing'): void {
		this.incidents += 1;
		if (knowing === 'nothing') this.isTrusted = false;
		this.ask('sync', knowing);
	}

	private refuse(reason: WireRefusal): void {
		if (reason.code === 'wire/protocol') this.options.onOutdated();
		if (reason.code === 'wire/not-signed-in') this.options.onSignedOut?.();
		if (isLasting(reason)) this.refusal = reason;
		this.showLink();
	}

	private reach(seq: number): void {
		if (seq !== this.seq) this.revision += 1;
		this.seq = seq;
		this.confirm();
	}

	private apply(rows: readonly Row[], gone: readonly string[]): void {
		this.shown.apply(rows, gone);
		this.setClock(rows);
	}

	private setClock(rows: readonly Row[]): void {
		for (const row of rows) if (row.kind === 'clock') this.clock.set(row.body);
	}

	private confirm(): void {
		this.confirmedAt = this.options.localNow();
		this.dataAt = this.clock.workshopNow;
		this.showLink();
		this.options.onChange();
	}

	private enter(phase: Phase): void {
		this.phase = phase;
		this.showLink();
	}

	/** The line is up and nothing is being asked: what waits for it may go. */
	protected nowFollowing(): void {
		// A screen that only looks has nothing to send.
	}

	protected get isFollowing(): boolean {
		return this.phase.is === 'following';
	}

	/** Asking for a gap on a line that works takes no longer than an answer does. */
	protected get hasLine(): boolean {
		return this.phase.is === 'following' || this.phase.is === 'asking';
	}

	protected showLink(): void {
		const link = this.linkNow();
		if (link === this.link) return;
		this.link = link;
		this.options.onChange();
	}

	private linkNow(): ScreenLink {
		if (this.refusal !== null) return 'refused';
		if (this.options.localNow() - this.confirmedAt > STALE_AFTER_MS) return 'stale';
		return this.hasLine && this.epoch !== null ? 'live' : 'connecting';
	}
}
