import { createContext } from 'svelte';

/** Something the page says in passing. */
export interface Toast {
	readonly id: number;
	readonly text: string;
	/** `problem` interrupts a screen reader and stays until dismissed; the others leave by themselves. */
	readonly tone: 'news' | 'done' | 'problem';
	readonly action: { readonly label: string; readonly run: () => void } | null;
}

/** Ten seconds: long enough to read a sentence and to reach "undo" (rule T6). */
const SHOWN_MS = 10_000;
/** More than three at once hide the page; the oldest leaves. */
const AT_ONCE = 3;

/** What the page is saying now. One per page, in the context; `ToastRegion` draws and speaks it. */
export class Toasts {
	shown = $state.raw<readonly Toast[]>([]);
	/** What the polite voice says; the same again is said again. */
	spoken = $state.raw<{ readonly text: string }>({ text: '' });
	#count = 0;

	/** Says a sentence; returns a function that takes it back. */
	say(text: string, tone: Toast['tone'] = 'news', action: Toast['action'] = null): () => void {
		this.#count += 1;
		const id = this.#count;
		const dismiss = (): void => {
			this.shown = this.shown.filter((toast) => toast.id !== id);
		};
		this.shown = [...this.shown, { id, text, tone, action }].slice(-AT_ONCE);
		if (tone !== 'problem') this.speak(text);
		if (tone !== 'problem') setTimeout(dismiss, SHOWN_MS);
		return dismiss;
	}

	/** Says to a screen reader what the screen shows already. */
	speak(text: string): void {
		this.spoken = { text };
	}

	/** Takes one off the page. */
	dismiss(id: number): void {
		this.shown = this.shown.filter((toast) => toast.id !== id);
	}
}

/** The page's toasts; set by whoever draws a `ToastRegion`. */
export const [getToasts, setToasts] = createContext<Toasts>();
