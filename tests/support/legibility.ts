import type { Page } from '@playwright/test';

/** A text of a display route as a reader at its distance sees it. */
export interface SeenText {
	readonly text: string;
	/** How many tiers it and what it stands in carry; exactly one is right. */
	readonly tiers: number;
	readonly tier: string | null;
	/** Height of its smallest kind of glyph, minutes of arc; 0 when nobody said from where it is read. */
	readonly arcmin: number;
	/** Whether its middle lies inside the safe area. */
	readonly isInside: boolean;
	/** Whether it ends within its own cell. */
	readonly isInCell: boolean;
	/** Size of its type, pixels of the 1920 page. */
	readonly px: number;
	/** Contrast to what lies under it, and the same under a tenth of white's luminance (L9). */
	readonly contrast: number;
	readonly veiled: number;
	/** What of its type the rules do not allow (L19). */
	readonly style: string;
}

/** What a display page does as a whole. */
export interface SeenPage {
	/** What is larger than the glass. */
	readonly overflowing: readonly string[];
	/** Cells of the widest row. */
	readonly cellsPerRow: number;
	/** How many animations never stop. */
	readonly endless: number;
	/** Parts that hide some of what is in them. */
	readonly clipped: readonly string[];
	/** Whether all ten digits are equally wide (L20). */
	readonly hasEqualDigits: boolean;
	readonly hasLegend: boolean;
}

/** Every text spans 20 minutes of arc for its reader; Chinese and digits of key texts 25 (L1, L2). */
const LEAST_ARCMIN = 20;
const KEY_ARCMIN = 25;
const CELLS_AT_MOST = 6;
/** No type on a TV is smaller (L4); a fraction is left to rounding. */
const PX_AT_LEAST = 27.9;
const CONTRAST = 7;
const VEILED_CONTRAST = 4.5;

/** Measures every text of a display page on a screen of `diagonal` inches, as display rule 1.3 says. */
export const seenTexts = (page: Page, diagonal: number): Promise<readonly SeenText[]> =>
	page.evaluate((inches) => {
		const mm = (inches * 25.4) / Math.hypot(innerWidth, innerHeight);
		const canvas = document.createElement('canvas').getContext('2d');
		// 5 % of each side; a pixel is left to rounding.
		const [safeX, safeY] = [innerWidth * 0.05 - 1, innerHeight * 0.05 - 1];

		function glyphPx(element: Element, text: string): number {
			if (canvas === null) return 0;
			const style = getComputedStyle(element);
			// A canvas rounds to its own pixels, so it measures large.
			const size = parseFloat(style.fontSize);
			canvas.font = `${style.fontWeight} 200px ${style.fontFamily}`;
			const samples = [/[\u3400-\u9fff]/.test(text) ? '国' : '', /\w/.test(text) ? '8' : ''];
			const heights = samples.filter(Boolean).map((sample) => {
				const drawn = canvas.measureText(sample);
				const height = drawn.actualBoundingBoxAscent + drawn.actualBoundingBoxDescent;
				return (height * size) / 200;
			});
			// A lone sign such as a plus or a dash has no height of its own to be read by.
			return heights.length === 0 ? Infinity : Math.min(...heights);
		}

		type Rgb = readonly [number, number, number];
		const rgbaOf = (colour: string): readonly number[] =>
			(colour.match(/[\d.]+/g) ?? []).map(Number);
		function luminance([r, g, b]: Rgb): number {
			const linear = [r, g, b].map((part) => {
				const share = part / 255;
				return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
			});
			return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
		}
		/** The ground under a point of a text: the topmost thing there that is painted, itself included. */
		function groundAt(element: Element, x: number, y: number): Rgb {
			const under = document.elementsFromPoint(x, y);
			const own = under.indexOf(element);
			for (const one of under.slice(Math.max(0, own))) {
				const [r = 0, g = 0, b = 0, alpha = 1] = rgbaOf(getComputedStyle(one).backgroundColor);
				if (alpha > 0) return [r, g, b];
			}
			return [255, 255, 255];
		}
		function contrastOf(element: Element, box: DOMRect, veil: number): number {
			const ground = groundAt(element, (box.left + box.right) / 2, (box.top + box.bottom) / 2);
			const [r = 0, g = 0, b = 0] = rgbaOf(getComputedStyle(element).color);
			const both = [luminance([r, g, b]) + veil + 0.05, luminance(ground) + veil + 0.05];
			return Math.max(...both) / Math.min(...both);
		}
		function styleFaults(element: Element): string {
			const { fontWeight, fontStyle, letterSpacing, fontVariantNumeric } =
				getComputedStyle(element);
			return [
				...(Number(fontWeight) >= 500 && Number(fontWeight) <= 700 ? [] : [`weight ${fontWeight}`]),
				...(fontStyle === 'normal' ? [] : [fontStyle]),
				...(letterSpacing === 'normal' ? [] : [`letter-spacing ${letterSpacing}`]),
				...(fontVariantNumeric.includes('tabular-nums') ? [] : ['digits of different widths'])
			].join(', ');
		}
		/** Columns stand a gap apart; a text that crosses it runs into its neighbour. */
		function endsInCell(element: Element, box: DOMRect): boolean {
			// A cause on the second of two lines may use what lies free beside its cell (`causeEms`).
			if (element.closest('.two-lines .technician') !== null) return true;
			const cell = element.closest('td, th, li')?.getBoundingClientRect();
			const slack = innerWidth / 480;
			return (
				cell === undefined || (box.left >= cell.left - slack && box.right <= cell.right + slack)
			);
		}

		function tiersOn(element: Element | null): number {
			if (element === null) return 0;
			return (element.hasAttribute('data-tier') ? 1 : 0) + tiersOn(element.parentElement);
		}

		function boxOf(node: Node): DOMRect {
			const range = document.createRange();
			range.selectNodeContents(node);
			return range.getBoundingClientRect();
		}

		function isInside({ left, right, top, bottom }: DOMRect): boolean {
			const middle = (top + bottom) / 2;
			const fits = left >= safeX && right <= innerWidth - safeX;
			return fits && middle >= safeY && middle <= innerHeight - safeY;
		}

		function seen(node: Node, element: Element, text: string): SeenText {
			const holder = element.closest('[data-read]');
			// Each text says for whom it is, and the page how far away these stand.
			const metres = Number(
				element
					.closest('[data-far]')
					?.getAttribute(`data-${holder?.getAttribute('data-read') ?? 'none'}`) ?? Infinity
			);
			const box = boxOf(node);
			const angle = 2 * Math.atan((glyphPx(element, text) * mm) / 2 / (metres * 1000));
			return {
				text,
				tier: holder?.getAttribute('data-tier') ?? null,
				tiers: tiersOn(element),
				arcmin: (angle * 180 * 60) / Math.PI,
				isInside: isInside(box),
				isInCell: endsInCell(element, box),
				px: (parseFloat(getComputedStyle(element).fontSize) * 1920) / innerWidth,
				contrast: contrastOf(element, box, 0),
				veiled: contrastOf(element, box, 0.1),
				style: styleFaults(element)
			};
		}

		const texts: SeenText[] = [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
			const text = (node.textContent ?? '').trim();
			const element = node.parentElement;
			if (text === '' || element === null) continue;
			if (element.closest('.said-only, script, style') !== null) continue;
			if (element.getClientRects().length > 0) texts.push(seen(node, element, text));
		}
		return texts;
	}, diagonal);

/** What the page does as a whole. */
export const seenPage = (page: Page): Promise<SeenPage> =>
	page.evaluate(() => {
		const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
		const cells = [...document.querySelectorAll('tbody tr')].map(({ children }) => children.length);
		const canvas = document.createElement('canvas').getContext('2d');
		if (canvas !== null) canvas.font = `600 100px ${getComputedStyle(document.body).fontFamily}`;
		const widths = Array.from('0123456789', (digit) => canvas?.measureText(digit).width ?? 0);
		const hiding = [...document.querySelectorAll('main *')].filter((element) => {
			// Rows are held against their own boxes: the line of a text is taller than its letters.
			if (element.closest('.said-only, svg, .demo') !== null) return false;
			if (element.querySelector('tbody') !== null) return false;
			if (!/hidden|clip/.test(getComputedStyle(element).overflow)) return false;
			const {
				scrollHeight: tall,
				clientHeight: high,
				scrollWidth: wide,
				clientWidth: room
			} = element;
			return (
				tall > high + 1 || (wide > room + 1 && getComputedStyle(element).textOverflow === 'clip')
			);
		});
		const room = document.querySelector('table')?.parentElement?.getBoundingClientRect();
		const below = [...document.querySelectorAll('tbody tr')].filter(
			(row) => row.getBoundingClientRect().bottom > (room?.bottom ?? 0) + 1
		);
		return {
			clipped: [...hiding, ...below].map(({ className }) => className),
			hasEqualDigits: Math.max(...widths) - Math.min(...widths) < 0.01,
			hasLegend: document.querySelector('footer ul li, footer [role=status], footer p') !== null,
			overflowing: [
				...(scrollHeight > clientHeight ? ['height'] : []),
				...(scrollWidth > clientWidth ? ['width'] : [])
			],
			cellsPerRow: Math.max(0, ...cells),
			endless: document
				.getAnimations()
				.filter(({ effect }) => effect?.getComputedTiming().iterations === Infinity).length
		};
	});

function complaintsAbout(seen: SeenText): readonly string[] {
	const { text, tier, tiers, arcmin, isInside } = seen;
	const isKey = tier === 'key' && /[0-9\u3400-\u9fff]/.test(text);
	const least = isKey ? KEY_ARCMIN : LEAST_ARCMIN;
	const angle = `${arcmin.toFixed(1)}′, not ${String(least)}′`;
	return [
		...(tiers === 1 ? [] : [`“${text}” carries ${String(tiers)} tiers (L3)`]),
		...(arcmin >= least ? [] : [`“${text}” spans ${angle} (L1, L2)`]),
		...(isInside ? [] : [`“${text}” leaves the safe area (L8)`]),
		...(seen.isInCell ? [] : [`“${text}” runs out of its cell (L6)`]),
		...(seen.px >= PX_AT_LEAST ? [] : [`“${text}” is set in ${seen.px.toFixed(1)} px (L4)`]),
		...(seen.contrast >= CONTRAST ? [] : [`“${text}” has ${seen.contrast.toFixed(1)}:1 (L9)`]),
		...(seen.veiled >= VEILED_CONTRAST
			? []
			: [`“${text}” has ${seen.veiled.toFixed(1)}:1 under a veil (L9)`]),
		...(seen.style === '' ? [] : [`“${text}”: ${seen.style} (L19, L20)`])
	];
}

/** Everything about a display page that breaks a rule, in words; empty when it is legible. */
export async function complaints(page: Page, diagonal: number): Promise<readonly string[]> {
	const texts = await seenTexts(page, diagonal);
	const { overflowing, cellsPerRow, endless, clipped, hasEqualDigits, hasLegend } =
		await seenPage(page);
	return [
		...texts.flatMap(complaintsAbout),
		...overflowing.map((what) => `the page overflows its ${what} (L6)`),
		...(cellsPerRow <= CELLS_AT_MOST ? [] : [`${String(cellsPerRow)} cells in a row (L7)`]),
		...clipped.map((what) => `${what} is clipped (L6)`),
		...(hasEqualDigits ? [] : ['digits are of different widths (L20)']),
		...(hasLegend ? [] : ['there is no legend (W3)']),
		...(endless === 0 ? [] : [`${String(endless)} animations never stop (L14)`])
	];
}
