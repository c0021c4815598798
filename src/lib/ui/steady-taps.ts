/**
 * Wet gloves and greasy screens tap twice and with the whole hand (rule T8). What is not meant never
 * reaches a control: a second tap on the same one within 400 ms, and a touch wider than 80 px.
 */

const AGAIN_AFTER_MS = 400;
const WIDEST_PX = 80;

/** A touch as it went down. */
interface Touch {
	readonly type: string;
	readonly width: number;
	readonly height: number;
}

/** Tells taps that are meant from those that are not. Times are milliseconds of one clock. */
export class TapGuard {
	private lastAt = -Infinity;
	private lastOn: unknown = null;
	private isHand = false;

	/** Something went down; a mouse and a pen are never a hand. */
	down({ type, width, height }: Touch): void {
		this.isHand = type === 'touch' && Math.max(width, height) > WIDEST_PX;
	}

	/** Whether a tap on this control counts; a key press always does. */
	counts(control: unknown, at: number, isKey = false): boolean {
		if (isKey) return true;
		if (this.isHand) return false;
		const isAgain = control === this.lastOn && at - this.lastAt < AGAIN_AFTER_MS;
		if (isAgain) return false;
		this.lastAt = at;
		this.lastOn = control;
		return true;
	}
}

const controlOf = (target: EventTarget | null): Element | null =>
	target instanceof Element ? target.closest('button, a, label, summary, [role=button]') : null;

/** Keeps taps that are not meant from everything inside the element. */
export function steadyTaps(node: HTMLElement): () => void {
	const guard = new TapGuard();
	const down = ({ pointerType: type, width, height }: PointerEvent): void => {
		guard.down({ type, width, height });
	};
	const click = (event: MouseEvent): void => {
		const control = controlOf(event.target);
		// A click without a count comes from a key, or from a label that hands it on to its box.
		if (control === null || guard.counts(control, event.timeStamp, event.detail === 0)) return;
		event.preventDefault();
		event.stopImmediatePropagation();
	};
	node.addEventListener('pointerdown', down, true);
	node.addEventListener('click', click, true);
	return () => {
		node.removeEventListener('pointerdown', down, true);
		node.removeEventListener('click', click, true);
	};
}
