import type { Attachment } from 'svelte/attachments';

/** What Tab would reach. */
const REACHED = 'button:not(:disabled), a[href], input, select, summary, [tabindex="0"]';

/**
 * Keeps the focus inside when what has it is taken away by a change from elsewhere: what stands in its
 * place gets it, else the last there is (rule G6). A person who went away by themselves stays away.
 */
export const keepsFocus: Attachment<HTMLElement> = (node) => {
	let last: { readonly element: Element; readonly index: number } | null = null;
	const reached = (): HTMLElement[] =>
		[...node.querySelectorAll<HTMLElement>(REACHED)].filter(
			(element) => element.offsetParent !== null
		);
	const remember = (element: Element): void => {
		last = { element, index: reached().findIndex((one) => one === element) };
	};
	const ends = new AbortController();
	const { signal } = ends;
	node.addEventListener(
		'focusin',
		({ target }) => {
			if (target instanceof Element) remember(target);
		},
		{ signal }
	);
	node.addEventListener(
		'focusout',
		({ target }) => {
			// One that is being taken away is told the same; it is gone a moment later.
			queueMicrotask(() => {
				if (last !== null && last.element === target && last.element.isConnected) last = null;
			});
		},
		{ signal }
	);
	const changes = new MutationObserver(() => {
		if (last === null) return;
		if (last.element.isConnected) {
			remember(last.element);
			return;
		}
		const all = reached();
		if (document.activeElement === document.body) {
			all[Math.min(Math.max(0, last.index), all.length - 1)]?.focus();
		}
	});
	changes.observe(node, { childList: true, subtree: true });
	return () => {
		ends.abort();
		changes.disconnect();
	};
};
