import { createContext } from 'svelte';
import type { DropRow } from '#core/board/drop.ts';
import { checkMoves, type MovesCheck } from '#core/board/moves-check.ts';
import type { OperationMove } from '#core/commands.ts';
import { mayOverride } from '#core/people/may-override.ts';
import { planInForce } from '#core/plan/what-if.ts';
import { MINUTE_MS } from '#core/time/instant.ts';
import { handlingText } from '$lib/i18n/handling.ts';
import { refusalText } from '$lib/i18n/refusals.ts';
import { whatIfText } from '$lib/i18n/what-if.ts';
import type { Carry, Piece, RowAim } from '$lib/timeline/carry.ts';
import type { Box } from '$lib/timeline/edge-scroll.ts';
import type { Ghost } from '$lib/timeline/ghosts.ts';
import { Hands } from '$lib/timeline/hands.svelte.ts';
import type { Link } from '$lib/timeline/links.ts';
import type { LiveRows } from '$lib/timeline/live-rows.svelte.ts';
import type { TimelineHandle } from '$lib/timeline/verbs.ts';
import type { Desk } from './desk.svelte.ts';
import type { NotDone } from './not-done.ts';
import { firstAim } from './lift-from-tray.ts';
import { HandlingWords } from './handling-words.ts';
import { backMoves, commandOf, movesOf, seenOf, type Seen } from './handling-moves.ts';
import { liesThere, operationOf, Trails } from './trails.svelte.ts';

/**
 * Moving bars at the desk: what is carried on the timeline becomes moves, the core says what they would
 * break, and what is let go is sent. The timeline's controller knows nothing of this.
 */

/** What letting go would do. */
export interface Proposal {
	readonly moves: readonly OperationMove[];
	readonly check: MovesCheck;
	readonly pieces: readonly Piece[];
	readonly targets: readonly Ghost[];
	readonly seen: ReadonlyMap<string, Seen>;
	/** Moved by keys: the focus goes along. */
	readonly byKeys: boolean;
	/** Where the focus was when it was lifted out of the tray by key; null otherwise. */
	readonly home: HTMLElement | null;
}

/** Plans start on five minutes. */
const STEP_MS = 5 * MINUTE_MS;

/** What the desk may ask of the timeline with its bars in hand. */
export interface HandledTimeline extends TimelineHandle {
	readonly openMenu: (bar: string) => void;
	/** Gives the focus to the rows themselves, for something that lies on none of them yet. */
	readonly focusRows: () => void;
}

interface Parts {
	readonly desk: Desk;
	readonly rows: LiveRows;
	/** A bar that was moved by keys will be there soon: it gets the focus. */
	readonly awaitBar: (bar: string) => void;
	/** A bar's menu, asked for by a finger. */
	readonly openMenu: (bar: string) => void;
	/** Gives the focus to the rows; false while they are not shown. */
	readonly focusRows: () => boolean;
}

const NOTHING_SEEN: ReadonlyMap<string, Seen> = new Map();

export class Handling {
	readonly hands: Hands;
	/** A proposal that waits for its reason. */
	asked = $state.raw<Proposal | null>(null);
	/** Where work of the tray was held when a key lifted it. */
	firstAim = $state.raw<RowAim | null>(null);
	/** Said to a screen reader: what has become of what was carried. */
	outcome = $state.raw('');
	/** Where the tray lies; null while it is folded away. */
	trayBox: () => Box | null = () => null;

	/** Says what is carried, where to, and what that would break. */
	readonly words: HandlingWords;

	private readonly trails = new Trails();
	private sent = $state.raw<readonly Ghost[]>([]);
	private seen = NOTHING_SEEN;
	private home: HTMLElement | null = null;
	private readonly parts: Parts;

	/** What letting go now would do; null while nothing is carried over a row. */
	readonly proposal = $derived.by(() => this.propose());
	/** All that is drawn over the rows. */
	readonly ghosts = $derived.by((): readonly Ghost[] => [
		...((this.proposal ?? this.asked)?.targets ?? []),
		...this.sent.filter(({ id }) => this.desk.isPending(operationOf(id))),
		...this.trails.ghosts.filter((ghost) => !liesThere(ghost, this.parts.rows.rows)),
		...this.wherePlanned
	]);

	/** While a plan is tried: where the moved work lies in the plan in force. */
	private readonly wherePlanned = $derived.by((): readonly Ghost[] => {
		const { whatIf, inForce, names, locale } = this.desk;
		if (!whatIf.isOn) return [];
		return whatIf.moves.flatMap((move) => {
			const plan = planInForce(inForce, move);
			if (plan === null) return [];
			const what = `${names.car(move.job)} ${names.operation(move.operation)}`;
			const { start: from, end: to, bay, technicians } = plan;
			const text = whatIfText(locale).was({ text: what });
			return [bay, ...technicians, ...technicians.map((code) => `~${code}`)].map((row) => {
				const id = `planned:${row}:${move.operation}`;
				return { id, row, from, to, kind: 'was-here', weight: null, text } as const;
			});
		});
	});

	/** What of the selected car depends on what. */
	readonly links = $derived.by((): readonly Link[] => {
		const { job, state } = this.desk;
		const operations = (job === null ? undefined : state.jobs.get(job)?.operations) ?? [];
		return operations.flatMap(({ id, after }) => after.map((before) => ({ before, after: id })));
	});
	/** Who else carries an operation just now. */
	readonly heldBy = (operation: string): string | null => this.held.get(operation) ?? null;
	private readonly held = $derived.by(() => asTexts(this.desk.board.lifts));

	constructor(parts: Parts) {
		this.parts = parts;
		this.words = new HandlingWords(parts.desk, () => this.seen);
		this.hands = new Hands({
			grid: () => ({ stepMs: STEP_MS, origin: parts.desk.midnight }),
			carries: (carry) => {
				this.carries(carry);
			},
			drop: (carry, aim) => {
				this.drop(carry, aim);
			},
			back: (pieces) => {
				this.takeBack(pieces);
			},
			menu: ({ bar }) => {
				if (bar !== null) parts.openMenu(bar);
			},
			backBox: () => this.trayBox()
		});
	}

	private get desk(): Desk {
		return this.parts.desk;
	}

	/** Sends what was asked about, with its reason. */
	async confirm(proposal: Proposal, reason: string): Promise<NotDone | null> {
		const notDone = await this.send(proposal, reason);
		if (notDone === null || !notDone.isStale) this.asked = null;
		return notDone;
	}

	/**
	 * Lifts work of the tray by key: the focus goes to the rows, where it is held at the best place. False
	 * where no row is shown for it; `home` gets the focus back if it comes to lie nowhere.
	 */
	liftFromTray(pieces: readonly Piece[], home: HTMLElement): boolean {
		const [lead, ...along] = pieces;
		if (lead === undefined || this.hands.carry !== null) return false;
		const { state, now, shown } = this.desk;
		const seen = seenOf(state, [lead]).get(lead.id);
		const { rows } = this.parts.rows;
		const aim = seen === undefined ? null : firstAim(lead, seen, { state, now, rows, shown });
		if (aim === null || !this.parts.focusRows()) return false;
		this.home = home;
		this.firstAim = aim;
		this.hands.liftByKey(lead, aim, along);
		return true;
	}

	/** Puts what is carried by key back to where it was, and the focus with it. */
	putBack(): void {
		const pieces = this.hands.carry === null ? [] : [this.hands.carry.lead];
		const { home } = this;
		this.hands.cancel();
		this.home = null;
		this.outcome = handlingText(this.desk.locale).putBack({ what: this.words.what(pieces) });
		if (home?.isConnected === true) home.focus();
	}

	/** Nobody wants to give a reason: it goes back. */
	giveUp(): void {
		if (this.asked !== null) this.flyBack(this.asked);
		this.asked = null;
	}

	private carries(carry: Carry | null): void {
		const { board } = this.desk;
		if (carry === null) {
			board.lift(null);
			return;
		}
		this.seen = seenOf(this.desk.state, [carry.lead, ...carry.others]);
		// Of what is only tried nobody else hears.
		if (!this.desk.whatIf.isOn) board.lift(this.seen.get(carry.lead.id)?.operation ?? null);
		this.outcome = '';
	}

	private readonly rowById = (id: string): DropRow | null => {
		const head = this.parts.rows.rows.find((row) => row.id === id)?.head;
		if (head === undefined) return null;
		return head.by === 'bay'
			? { by: 'bay', bay: head.bay }
			: { by: 'technician', technician: head.technician };
	};

	private propose(): Proposal | null {
		const { carry, aim, by } = this.hands;
		if (carry === null || aim?.where !== 'row') return null;
		return this.proposalOf(carry, aim, by === 'keyboard');
	}

	private proposalOf(carry: Carry, aim: RowAim, byKeys: boolean): Proposal {
		const { state, now } = this.desk;
		const { seen, rowById } = this;
		const moves = movesOf(carry, aim, { state, now, seen, rowById });
		const check = checkMoves(state, moves, now);
		const pieces = [carry.lead, ...carry.others];
		const targets = this.targetsOf(moves, check, { pieces, aim });
		const home = byKeys ? this.home : null;
		return { moves, check, pieces, targets, seen, byKeys, home };
	}

	/** Where each comes to lie, on the row it was held over. */
	private targetsOf(
		moves: readonly OperationMove[],
		{ spans, weights }: MovesCheck,
		{ pieces, aim }: { readonly pieces: readonly Piece[]; readonly aim: RowAim }
	): readonly Ghost[] {
		const [lead] = pieces;
		return moves.flatMap(({ operation }): readonly Ghost[] => {
			const span = spans.get(operation);
			const piece = pieces.find(({ id }) => id === operation);
			if (span === undefined || piece === undefined) return [];
			const goesAlong = piece.row === null || piece.row === lead?.row;
			const row = goesAlong ? aim.row : piece.row;
			const weight = weights.get(operation) ?? null;
			const text = this.words.what([{ id: operation }]);
			return [{ id: `target:${operation}`, row, kind: 'target', weight, text, ...span }];
		});
	}

	private drop(carry: Carry, aim: RowAim): void {
		const proposal = this.proposalOf(carry, aim, this.hands.by === 'keyboard');
		this.home = null;
		if (proposal.moves.length === 0) return;
		const { check } = proposal;
		const mayNot = check.weight === 'override' && !mayOverride(this.desk.person.role);
		if (check.weight === 'never' || mayNot) this.refuse(proposal);
		else if (check.reasonFor !== null) this.asked = proposal;
		else void this.sendAndSay(proposal);
	}

	/** Takes the plans of these back: they are in the tray again. */
	takeBack(pieces: readonly Piece[]): void {
		this.seen = seenOf(this.desk.state, pieces);
		const moves = backMoves(pieces, this.seen);
		const check = checkMoves(this.desk.state, moves, this.desk.now);
		const how = { targets: [], seen: this.seen, byKeys: false, home: null };
		void this.sendAndSay({ moves, check, pieces, ...how });
	}

	private refuse(proposal: Proposal): void {
		const { conflicts } = proposal.check;
		const { locale, names } = this.desk;
		const words = refusalText(locale, { code: 'plan/conflicts', conflicts }, names);
		this.desk.say({ words, isStale: false, version: null, changes: [], isListed: false });
		this.flyBack(proposal);
		if (proposal.byKeys && proposal.home === null) {
			this.parts.awaitBar(proposal.pieces[0]?.bar ?? '');
		}
	}

	private async sendAndSay(proposal: Proposal): Promise<void> {
		const notDone = await this.send(proposal, '');
		if (notDone !== null) this.desk.say(notDone);
	}

	private async send(proposal: Proposal, reason: string): Promise<NotDone | null> {
		const command = commandOf(proposal.moves, proposal.seen, reason);
		if (command === null) return null;
		const answered = this.desk.wish(command);
		this.sent = proposal.targets.map((ghost) => ({
			...ghost,
			id: `sent:${operationOf(ghost.id)}`,
			kind: 'sent'
		}));
		const notDone = await answered;
		if (notDone === null) this.done(proposal);
		else this.flyBack(proposal);
		return notDone;
	}

	private done({ moves, check, pieces, targets, byKeys }: Proposal): void {
		const t = handlingText(this.desk.locale);
		const [first] = moves;
		const what = this.words.what(pieces);
		this.outcome =
			first?.to == null
				? t.unplaced({ what })
				: t.moved({ what, place: this.words.place(first, check) });
		// While trying, the plan in force stays drawn all the time.
		if (!this.desk.whatIf.isOn)
			this.trails.wereHere(pieces, ({ id }) => t.wasHere({ text: this.words.what([{ id }]) }));
		const lead = targets[0];
		if (byKeys && lead !== undefined) this.parts.awaitBar(`${operationOf(lead.id)}@${lead.row}`);
	}

	/** From where it was let go to where it is. */
	private flyBack({ targets, pieces, home }: Proposal): void {
		if (home?.isConnected === true) home.focus();
		this.outcome = handlingText(this.desk.locale).putBack({ what: this.words.what(pieces) });
		this.trails.flyBack(targets, pieces);
	}
}

/** Branded ids are plain texts to the timeline. */
const asTexts = (names: ReadonlyMap<string, string>): ReadonlyMap<string, string> => names;

/** The handling of the desk's page. */
export const [getHandling, setHandling] = createContext<Handling>();
