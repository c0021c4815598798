import { aimAt, type Aim, type Carry, type Grip, type Lock, type Piece } from './carry.ts';
import { speedAt, type Box, type Point } from './edge-scroll.ts';
import {
	HOLD_MS,
	HOLD_WITHIN_PX,
	type By,
	type Field,
	type Pointer,
	type Wishes
} from './hands-ports.ts';
import { Hold } from './hold.svelte.ts';
import { KeyCarry, type KeyPress } from './key-carry.ts';

/**
 * The controller of a timeline that may be worked on: pointer and keys lift what lies on it, carry it
 * and let it go. It says what was wished and knows neither commands nor a line to a server; a timeline
 * without it is read only.
 */

/** Before a mouse moves this far it only clicks. */
const LIFT_AFTER_PX = 4;
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

export class Hands {
	/** The pointer; of no meaning while carried by keys. */
	point = $state.raw<Point>({ x: 0, y: 0 });
	/** The rectangle that is being drawn to select with. */
	marquee = $state.raw<Box | null>(null);

	private readonly hold: Hold;
	private readonly keys: KeyCarry;
	private pressed: Press | null = null;
	private drawnFrom: Point | null = null;
	private hasMoved = false;

	constructor(wishes: Wishes) {
		this.hold = new Hold(wishes);
		this.keys = new KeyCarry(this.hold);
	}

	/** What is carried; null when nothing is. */
	get carry(): Carry | null {
		return this.hold.carry;
	}

	/** Where it would come to lie; null while it is over nothing. */
	get aim(): Aim | null {
		return this.hold.aim;
	}

	get by(): By {
		return this.hold.by;
	}

	get lock(): Lock {
		return this.hold.lock;
	}

	/** Several at once: by bar, or by what it stands for where it lies on no row. */
	get selected(): ReadonlyMap<string, Piece> {
		return this.hold.selected.pieces;
	}

	/** Ties the controller to a mounted timeline until the returned function is called. */
	holdField(field: Field): () => void {
		this.hold.field = field;
		return () => {
			if (this.hold.field === field) this.hold.field = null;
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
		this.hold.selected.toggle(piece);
	}

	clear(): void {
		this.hold.selected.clear();
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
		this.hold.lock = pointer.shiftKey ? 'time' : pointer.altKey ? 'row' : 'none';
		this.takeAim();
	}

	up(pointer: Pointer): void {
		if (this.drawnFrom !== null) {
			this.selectDrawn();
			return;
		}
		const { pressed: press, carry } = this;
		if (press === null || press.pointer.id !== pointer.id) return;
		this.forget();
		if (carry === null) return;
		if (!this.hasMoved) {
			this.hold.putDown();
			this.hold.wishes.menu(carry.lead, pointer);
		} else this.hold.letGo();
	}

	/** Escape, a lost pointer, a window left: everything stays where it was. */
	cancel(): void {
		this.forget();
		this.drawnFrom = null;
		this.marquee = null;
		this.hold.putDown();
	}

	/** Scrolls while something is held near an edge; called once a frame with the time since the last. */
	scroll(elapsedMs: number): void {
		const { field } = this.hold;
		if (field === null || this.carry === null || this.by === 'keyboard') return;
		if (this.aim?.where === 'back') return;
		const { x, y } = speedAt(this.point, field.box());
		if (x === 0 && y === 0) return;
		field.scrollBy(x * elapsedMs, y * elapsedMs);
		this.takeAim();
	}

	/** Lifts by key what has the focus; see `KeyCarry`. */
	liftByKey(...lifted: Parameters<KeyCarry['lift']>): void {
		if (this.carry !== null) return;
		this.forget();
		this.keys.lift(...lifted);
	}

	/** Takes off by key what has the focus, or all that is selected with it. */
	takeOff(piece: Piece): void {
		this.forget();
		this.keys.takeOff(piece);
	}

	/** A key while something is carried; false when it is none of its keys. */
	key(press: KeyPress): boolean {
		if (this.carry === null) return false;
		if (press.key !== 'Escape') return this.by === 'keyboard' && this.keys.press(press);
		this.cancel();
		return true;
	}

	private lift(by: 'mouse' | 'touch'): void {
		const { pressed: press, hold } = this;
		const [lead] = press?.pieces ?? [];
		if (press === null || lead === undefined) return;
		const { grip, pointer } = press;
		const spot = hold.field?.spotAt(pointer) ?? null;
		hold.take({
			pieces: grip === 'move' ? hold.selected.goingWith(press.pieces) : [lead],
			grip,
			by,
			grabMs: lead.row === null || spot === null ? 0 : spot.at - lead.from
		});
		this.hasMoved = false;
		if (by === 'touch' && 'vibrate' in navigator) navigator.vibrate(LIFT_FELT_MS);
		this.takeAim();
		hold.tell();
	}

	private takeAim(): void {
		const { carry, point, lock } = this;
		const { field, wishes } = this.hold;
		if (carry === null) return;
		const back = wishes.backBox();
		if (back !== null && carry.grip === 'move' && isInside(point, back)) {
			this.hold.aimAt(carry.lead.row === null ? null : { where: 'back' });
			return;
		}
		const spot = field?.spotAt(point) ?? null;
		this.hold.aimAt(spot === null ? null : aimAt(carry, spot, { lock, grid: wishes.grid() }));
	}

	private forget(): void {
		if (this.pressed?.hold != null) clearTimeout(this.pressed.hold);
		this.pressed = null;
	}

	private selectDrawn(): void {
		const { marquee } = this;
		const { field, selected } = this.hold;
		this.drawnFrom = null;
		this.marquee = null;
		if (marquee === null || field === null) selected.clear();
		else selected.take(field.piecesIn(marquee));
	}
}
