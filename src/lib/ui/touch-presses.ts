/**
 * What a finger rests on looks pressed with the next frame (rule T5). Browsers wait until they know that it
 * does not scroll before they call a control active, and a hand in a glove has pressed twice by then.
 */

/** A tap shorter than this is shown for so long all the same, or nobody would see it. */
const SHOWN_MS = 120;

const controlOf = (target: EventTarget | null): HTMLElement | null =>
	target instanceof Element
		? target.closest<HTMLElement>('button:enabled, a, label, summary, [role=button]')
		: null;

/** Marks what is touched on the page with `data-pressed`, which `tokens/base.css` shows; undoes itself. */
export function showTouchPresses(page: Document): () => void {
	let touched: HTMLElement | null = null;
	const letGo = (): void => {
		const control = touched;
		touched = null;
		if (control === null) return;
		setTimeout(() => {
			if (touched !== control) delete control.dataset['pressed'];
		}, SHOWN_MS);
	};
	const touch = ({ target, pointerType }: PointerEvent): void => {
		letGo();
		if (pointerType !== 'touch') return;
		touched = controlOf(target);
		if (touched !== null) touched.dataset['pressed'] = '';
	};
	page.addEventListener('pointerdown', touch, true);
	page.addEventListener('pointerup', letGo, true);
	page.addEventListener('pointercancel', letGo, true);
	return () => {
		page.removeEventListener('pointerdown', touch, true);
		page.removeEventListener('pointerup', letGo, true);
		page.removeEventListener('pointercancel', letGo, true);
	};
}
