import { safeMargins, SHIFT_PX, type Display, type TypeSizes } from './display.ts';

/** The root type size is a 120th of the page's width, 16 px of 1920 (rule L5). */
const PX_PER_REM = 16;
/** Pixels of the 1920 x 1080 page as a length that scales with the screen. */
export const rem = (px: number): string => `${String(px / PX_PER_REM)}rem`;

const kebab = (name: string): string =>
	name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The computed sizes as custom properties, e.g. `--key-words`, `--row`; the styles name them. */
export function wallStyle(
	display: Pick<Display, 'safeArea'>,
	sizes: TypeSizes,
	others: Readonly<Record<string, number>>
): string {
	const { x, y } = safeMargins(display);
	// Wherever the page is moved to, nothing may leave the safe area.
	const margins = { safeX: x + SHIFT_PX, safeY: y + SHIFT_PX };
	const all: Readonly<Record<string, number>> = { ...sizes, ...margins, ...others };
	return Object.entries(all)
		.map(([name, px]) => `--${kebab(name)}:${rem(px)}`)
		.join(';');
}
