import type { Instant } from '#core/time/instant.ts';
import {
	aimAt,
	placeOf,
	type Aim,
	type Carry,
	type Grid,
	type Grip,
	type Lock,
	type Piece,
	type RowAim,
	type Spot
} from './carry.ts';
import { speedAt, type Box, type Point } from './edge-scroll.ts';

/**
 * The controller of a timeline that may be worked on: pointer and keys lift what lies on it, carry it
 * and let it go. It says what was wished and knows neither commands nor a line to a server; a timeline
 * without it is read only.
 */

/** How something is carried. */
export type By = 'mouse' | 'touch' | 'keyboard';

/** A pointer at one moment, in CSS pixels of the window. */
export interface Pointer extends Point {
	readonly id: number;
	readonly by: 'mouse' | 'touch';
	readonly shiftKey: boolean;
	readonly altKey: boolean;
}

/** The timeline as the controller sees it; set by the component while it is mounted. */
export interface Field {
	/** What lies under a point; null outside of the timeline. */
	readonly spotAt: (point: Point) => Spot | null;
	/** The part of the window in which rows are seen. */
	readonly box: () => Box;
	readonly scrollBy: (x: number, y: number) => void;
	/** The row so many rows below (above, when negative) another; the same at the edges. */
	readonly rowBeside: (row: string, steps: number) => string;
	/** Scrolls so that a row and a moment are seen. */
	readonly reveal: (row: string, at: Instant) => void;
	/** Everything that can be lifted inside a rectangle of the window. */
	readonly piecesIn: (box: Box) => readonly Piece[];
}

/** What is wished of whoever owns the timeline. */
export interface Wishes {
	readonly grid: () => Grid;
	/** Let go over a row. The owner ends it by `settled` in its own time. */
	readonly drop: (carry: Carry, aim: RowAim) => void;
	/** Let go where things without a place lie, or taken off by a key. */
	readonly back: (pieces: readonly Piece[]) => void;
	/** Something was lifted (true), or is no longer carried. */
	readonly carries: (carry: Carry | null) => void;
	/** Held without moving, by a finger: what a right click does. */
	readonly menu: (piece: Piece, at: Point) => void;
	/** Where things without a place lie in the window; null while they are not shown. */
	readonly backBox: () => Box | null;
}

/** Before a mouse moves this far it only clicks. */
const LIFT_AFTER_PX = 4;
/** A finger lifts after holding still (display rule T4); moving before that scrolls. */
const HOLD_MS = 280;
const HOLD_WITHIN_PX = 10;
/** A lift is felt where the device can; seen it is anyway. */
const LIFT_FELT_MS = 20;

interface Press {
	readonly pointer: Pointer;
	readonly pieces: readonly Piece[];
	readonly grip: Grip;
	readonly hold: ReturnType<typeof setTimeout> | null;
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
const isInside = ({ x, y }: Point, box: Box): boolean =>
	x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
const boxBetween = (a: Point, b: Point): Box => ({
	left: Math.min(a.x, b.x),
	right: Math.max(a.x, b.x),
	top: Math.min(a.y, b.y),
	bottom: Math.max(a.y, b.y)
});

/** A key while something is carried; what it does not know it leaves to others. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey'>;

// Replaced whole, never changed in place.
const NOTHING: ReadonlyMap<string, Piece> = new Map();
const byKey = (pieces: Iterable<Piece>): ReadonlyMap<string, Piece> =>
	new Map(Array.from(pieces, (piece) => [keyOf(piece), piece]));

export class Hands {
	/** What is carried; null when nothing is. */
	carry = $state.raw<Carry | null>(null);
	/** Where it would come to lie; null while it is over nothing. */
	aim = $state.raw<Aim | null>(null);
	by = $state.raw<By>('mouse');
	lock = $state.raw<Lock>('none');
	/** The pointer; of no meaning while carried by keys. */
	point = $state.raw<Point>({ x: 0, y: 0 });
	/** The rectangle that is being drawn to select with. */
	marquee = $state.raw<Box | null>(null);
	/** Several at once: by bar, or by what it stands for where it lies on no row. */
	selected = $state.raw(NOTHING);

	private field: Field | null = null;
	private pressed: Press | null = null;
	private drawnFrom: Point | null = null;
	private hasMoved = false;
	private readonly wishes: Wishes;

	constructor(wishes: Wishes) {
		this.wishes = wishes;
	}

	/** Ties the controller to a mounted timeline until the returned function is called. */
	holdField(field: Field): () => void {
		this.field = field;
		return () => {
			if (this.field === field) this.field = null;
			this.cancel();
		};
	}

	/** Nothing is pressed, drawn or carried by a pointer. */
	get isIdle(): boolean {
		return (
			this.pressed === null &&
			this.drawnFrom === null &&
			(this.carry === null || this.by === 'keyboard')
		);
	}

	/** Whether a touch has lifted something, so that its moves must not scroll. */
	get holdsTouch(): boolean {
		return this.carry !== null && this.by === 'touch';
	}

	/** Adds to or takes from what is selected. */
	toggle(piece: Piece): void {
		const all = [...this.selected.values()];
		const key = keyOf(piece);
		this.selected = byKey(
			this.selected.has(key) ? all.filter((one) => keyOf(one) !== key) : [...all, piece]
		);
	}

	clear(): void {
		if (this.selected.size > 0) this.selected = NOTHING;
	}

	/** A pointer went down on something that can be lifted; several at once where it is work without a row. */
	down(pointer: Pointer, pieces: readonly Piece[], grip: Grip = 'move'): void {
		if (this.carry !== null || this.pressed !== null || pieces.length === 0) return;
		const hold =
			pointer.by === 'touch'
				? setTimeout(() => {
						this.lift('touch');
					}, HOLD_MS)
				: null;
		this.pressed = { pointer, pieces, grip, hold };
		this.point = pointer;
	}

	/** A mouse went down on empty ground: a rectangle is drawn to select with. */
	draw(pointer: Pointer): void {
		if (this.carry === null && pointer.by === 'mouse') this.drawnFrom = pointer;
	}

	move(pointer: Pointer): void {
		if (this.drawnFrom !== null) {
			this.marquee = boxBetween(this.drawnFrom, pointer);
			return;
		}
		const press = this.pressed;
		if (press === null || press.pointer.id !== pointer.id) return;
		if (this.carry === null) {
			const moved = distance(press.pointer, pointer);
			if (press.hold !== null && moved > HOLD_WITHIN_PX) this.forget();
			if (press.hold !== null || moved < LIFT_AFTER_PX) return;
			this.lift('mouse');
		}
		this.hasMoved ||= distance(press.pointer, pointer) >= LIFT_AFTER_PX;
		this.point = pointer;
		this.lock = pointer.shiftKey ? 'time' : pointer.altKey ? 'row' : 'none';
		this.takeAim();
	}

	up(pointer: Pointer): void {
		if (this.drawnFrom !== null) {
			this.selectDrawn();
			return;
		}
		const { pressed: press, carry, aim } = this;
		if (press === null || press.pointer.id !== pointer.id) return;
		this.forget();
		if (carry === null) return;
		if (!this.hasMoved) {
			this.putDown();
			this.wishes.menu(carry.lead, pointer);
		} else this.letGo(carry, aim);
	}

	/** Escape, a lost pointer, a window left: everything stays where it was. */
	cancel(): void {
		this.forget();
		this.drawnFrom = null;
		this.marquee = null;
		this.putDown();
	}

	/** Scrolls while something is held near an edge; called once a frame with the time since the last. */
	scroll(elapsedMs: number): void {
		if (this.field === null || this.carry === null || this.by === 'keyboard') return;
		if (this.aim?.where === 'back') return;
		const { x, y } = speedAt(this.point, this.field.box());
		if (x === 0 && y === 0) return;
		this.field.scrollBy(x * elapsedMs, y * elapsedMs);
		this.takeAim();
	}

	/**
	 * Lifts by key what has the focus, or all that is selected with it. Work without a row is held at
	 * `first`, and what else belongs to it goes along.
	 */
	liftByKey(
		piece: Piece,
		first: RowAim | null = placeOf(piece),
		along: readonly Piece[] = []
	): void {
		if (this.carry !== null) return;
		this.pressed = null;
		this.take(piece, this.withSelected([piece, ...along]), 'move');
		this.by = 'keyboard';
		this.aim = first;
		if (first !== null) this.field?.reveal(first.row, first.from);
		this.tellCarry();
	}

	/** Takes off by key what has the focus, or all that is selected with it. */
	takeOff(piece: Piece): void {
		this.pressed = null;
		this.take(piece, this.withSelected([piece]), 'move');
		if (this.carry !== null) this.letGo(this.carry, { where: 'back' });
	}

	/** A key while something is carried by keys; false when it is none of its keys. */
	key({ key, shiftKey }: KeyPress): boolean {
		const { carry, aim } = this;
		if (carry === null) return false;
		if (key === 'Escape') this.cancel();
		else if (this.by !== 'keyboard') return false;
		else if (key === 'Enter' || key === ' ') this.letGo(carry, aim);
		else if (key === 'Delete' || key === 'Backspace') this.letGo(carry, { where: 'back' });
		else if (aim?.where === 'row') return this.step(aim, key, shiftKey);
		else return false;
		return true;
	}

	private step(aim: RowAim, key: string, isFar: boolean): boolean {
		const ms = this.wishes.grid().stepMs * (isFar ? FAR : 1);
		const rows = ROW_STEPS[key];
		const next =
			rows === undefined
				? stepped(aim, key, ms)
				: { ...aim, row: this.field?.rowBeside(aim.row, rows) ?? aim.row };
		if (next === null) return false;
		this.aim = next;
		this.field?.reveal(next.row, next.from);
		return true;
	}

	private lift(by: 'mouse' | 'touch'): void {
		const press = this.pressed;
		if (press === null) return;
		const [lead] = press.pieces;
		if (lead === undefined) return;
		this.take(lead, press.grip === 'move' ? this.withSelected(press.pieces) : [lead], press.grip);
		this.by = by;
		if (by === 'touch' && 'vibrate' in navigator) navigator.vibrate(LIFT_FELT_MS);
		this.takeAim();
		this.tellCarry();
	}

	private tellCarry(): void {
		if (this.carry !== null) this.wishes.carries(this.carry);
	}

	private take(lead: Piece, pieces: readonly Piece[], grip: Grip): void {
		const spot = this.pressed === null ? null : (this.field?.spotAt(this.pressed.pointer) ?? null);
		const grabMs = lead.row === null || spot === null ? 0 : spot.at - lead.from;
		const others = pieces.filter(
			({ id }, index) => id !== lead.id && pieces.findIndex((one) => one.id === id) === index
		);
		this.carry = { grip, lead, others, grabMs };
		this.lock = 'none';
		this.hasMoved = false;
	}

	/** What is selected goes along when one of the selected is taken. */
	private withSelected(pieces: readonly Piece[]): readonly Piece[] {
		const [lead] = pieces;
		if (lead === undefined || !this.selected.has(keyOf(lead))) return pieces;
		// Work without a row and bars are not carried together: they would go by different rules.
		const alike = [...this.selected.values()].filter(
			({ row }) => (row === null) === (lead.row === null)
		);
		return [...pieces, ...alike];
	}

	private takeAim(): void {
		const { carry, field, point, lock } = this;
		if (carry === null) return;
		const back = this.wishes.backBox();
		if (back !== null && carry.grip === 'move' && isInside(point, back)) {
			this.aim = carry.lead.row === null ? null : { where: 'back' };
			return;
		}
		const spot = field?.spotAt(point) ?? null;
		const next = spot === null ? null : aimAt(carry, spot, { lock, grid: this.wishes.grid() });
		// The same place is the same aim: nothing is reckoned again for a pointer that moved a pixel.
		if (!isSameAim(this.aim, next)) this.aim = next;
	}

	private letGo(carry: Carry, aim: Aim | null): void {
		this.putDown();
		if (aim === null) return;
		this.clear();
		if (aim.where === 'back') {
			const pieces = [carry.lead, ...carry.others].filter(({ row }) => row !== null);
			if (pieces.length > 0) this.wishes.back(pieces);
		} else if (!isWhereItWas(carry, aim)) this.wishes.drop(carry, aim);
	}

	private putDown(): void {
		if (this.carry === null) return;
		this.carry = null;
		this.aim = null;
		this.wishes.carries(null);
	}

	private forget(): void {
		if (this.pressed?.hold != null) clearTimeout(this.pressed.hold);
		this.pressed = null;
	}

	private selectDrawn(): void {
		const { marquee, field } = this;
		this.drawnFrom = null;
		this.marquee = null;
		if (marquee === null || field === null) this.clear();
		else this.selected = byKey(field.piecesIn(marquee));
	}
}

/** Under which name a piece is selected. */
const keyOf = ({ id, bar }: Piece): string => bar ?? id;

/** With Shift a key moves half an hour instead of five minutes. */
const FAR = 6;
const ROW_STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** Arrows move, brackets lengthen and shorten; null for any other key. */
function stepped(aim: RowAim, key: string, ms: number): RowAim | null {
	switch (key) {
		case 'ArrowLeft':
			return { ...aim, from: aim.from - ms, to: aim.to - ms };
		case 'ArrowRight':
			return { ...aim, from: aim.from + ms, to: aim.to + ms };
		case ']':
			return { ...aim, to: aim.to + ms };
		case '[':
			return { ...aim, to: Math.max(aim.from + ms, aim.to - ms) };
		default:
			return null;
	}
}

const isWhereItWas = ({ lead }: Carry, { row, from, to }: RowAim): boolean =>
	row === lead.row && from === lead.from && to === lead.to;

function isSameAim(a: Aim | null, b: Aim | null): boolean {
	if (a === null || b === null) return a === b;
	if (a.where === 'back' || b.where === 'back') return a.where === b.where;
	return a.row === b.row && a.from === b.from && a.to === b.to;
}
