import { tick } from 'svelte';

/**
 * Gives the focus to what a person will use first. A dialog that opens takes the focus for its first
 * button; this comes after it.
 */
export const firstFocus = (node: HTMLElement): void => {
	void tick().then(() => {
		node.focus();
	});
};
