import { tiersOf, type Display } from './display.ts';

/** Says of a text from where it must be readable; the legibility check measures every one of them. */
export interface Reading {
	readonly 'data-read': number;
	readonly 'data-tier': 'key' | 'far' | 'mid' | 'near';
}

/** The marks of each kind of text on a screen: `key` texts span 25 minutes of arc, the others 20. */
export interface Readings {
	readonly farKey: Reading;
	readonly far: Reading;
	readonly midKey: Reading;
	readonly mid: Reading;
	readonly near: Reading;
}

/** The marks for one screen; every text node of a display route carries exactly one (rule L3). */
export function readingsOf(display: Display): Readings {
	const { far, mid, near } = tiersOf(display);
	return {
		farKey: { 'data-read': far, 'data-tier': 'key' },
		far: { 'data-read': far, 'data-tier': 'far' },
		midKey: { 'data-read': mid, 'data-tier': 'key' },
		mid: { 'data-read': mid, 'data-tier': 'mid' },
		near: { 'data-read': near, 'data-tier': 'near' }
	};
}
