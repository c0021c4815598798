import type { Attachment } from 'svelte/attachments';
import type { Grip, Piece } from './carry.ts';
import type { Pointer } from './hands-ports.ts';
import type { Hands } from './hands.svelte.ts';

/** The page's pointer events, as the controller of the timeline takes them. */

/** A frame that comes later than this is no frame to scroll by. */
const LONGEST_FRAME_MS = 50;

const pointerOf = (event: PointerEvent): Pointer => ({
	id: event.pointerId,
	by: event.pointerType === 'mouse' ? 'mouse' : 'touch',
	x: event.clientX,
	y: event.clientY,
	shiftKey: event.shiftKey,
	altKey: event.altKey
});

/** Follows a pointer over the whole window until the controller has nothing more to do with it. */
function follow(hands: Hands): void {
	const ends = new AbortController();
	const { signal } = ends;
	const endIfIdle = (): void => {
		if (hands.isIdle) ends.abort();
	};
	const listen = (
		type: 'pointermove' | 'pointerup' | 'pointercancel',
		react: (pointer: Pointer) => void
	): void => {
		addEventListener(
			type,
			(event) => {
				react(pointerOf(event));
				endIfIdle();
			},
			{ signal }
		);
	};
	const stop = (): void => {
		hands.cancel();
		ends.abort();
	};
	listen('pointermove', (pointer) => {
		hands.move(pointer);
	});
	listen('pointerup', (pointer) => {
		hands.up(pointer);
	});
	listen('pointercancel', stop);
	addEventListener('blur', stop, { signal });
	scrollBesideFrames(hands, signal);
}

function scrollBesideFrames(hands: Hands, signal: AbortSignal): void {
	let last = performance.now();
	const frame = (now: number): void => {
		if (signal.aborted) return;
		hands.scroll(Math.min(LONGEST_FRAME_MS, now - last));
		last = now;
		requestAnimationFrame(frame);
	};
	requestAnimationFrame(frame);
}

/** A pointer went down on something that can be lifted. */
export function press(
	hands: Hands,
	event: PointerEvent,
	{ pieces, grip = 'move' }: { readonly pieces: readonly Piece[]; readonly grip?: Grip }
): void {
	if (event.button !== 0 || !event.isPrimary) return;
	hands.down(pointerOf(event), pieces, grip);
	follow(hands);
}

/** A mouse went down on empty ground. */
export function pressGround(hands: Hands, event: PointerEvent): void {
	if (event.button !== 0 || event.pointerType !== 'mouse') return;
	hands.draw(pointerOf(event));
	follow(hands);
}

/**
 * Keeps a finger that has lifted something from scrolling. `touch-action` cannot change within a
 * gesture and Svelte's own `ontouchmove` is passive, so the listener is added by hand, and stands from
 * the start: one added during the touch is not asked.
 */
export const keepsTouch =
	(hands: Hands): Attachment<HTMLElement> =>
	(node) => {
		const ends = new AbortController();
		const { signal } = ends;
		const keep = (event: Event): void => {
			if (hands.holdsTouch && event.cancelable) event.preventDefault();
		};
		node.addEventListener('touchmove', keep, { passive: false, signal });
		// A menu that opens as the finger leaves would shut again with the click made of the same touch.
		let wasHeld = false;
		node.addEventListener('pointerup', () => (wasHeld = hands.holdsTouch), { signal });
		node.addEventListener(
			'touchend',
			(event) => {
				if (wasHeld && event.cancelable) event.preventDefault();
				wasHeld = false;
			},
			{ passive: false, signal }
		);
		// Holding a finger down asks for the browser's own menu; ours opens when it is let go.
		node.addEventListener(
			'contextmenu',
			(event) => {
				if (hands.holdsTouch) {
					event.preventDefault();
					event.stopImmediatePropagation();
				}
			},
			{ capture: true, signal }
		);
		return () => {
			ends.abort();
		};
	};
