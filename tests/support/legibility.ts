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
}

/** What a display page does as a whole. */
export interface SeenPage {
	/** What is larger than the glass. */
	readonly overflowing: readonly string[];
	/** Cells of the widest row. */
	readonly cellsPerRow: number;
	/** How many animations never stop. */
	readonly endless: number;
}

/** Every text spans 20 minutes of arc for its reader; Chinese and digits of key texts 25 (L1, L2). */
const LEAST_ARCMIN = 20;
const KEY_ARCMIN = 25;
const CELLS_AT_MOST = 6;

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
			canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
			const samples = [/[\u3400-\u9fff]/.test(text) ? '国' : '', /\w/.test(text) ? '8' : ''];
			const heights = samples.filter(Boolean).map((sample) => {
				const size = canvas.measureText(sample);
				return size.actualBoundingBoxAscent + size.actualBoundingBoxDescent;
			});
			// A lone sign such as a plus or a dash has no height of its own to be read by.
			return heights.length === 0 ? Infinity : Math.min(...heights);
		}

		function tiersOn(element: Element | null): number {
			if (element === null) return 0;
			return (element.hasAttribute('data-tier') ? 1 : 0) + tiersOn(element.parentElement);
		}

		function isInside(node: Node): boolean {
			const range = document.createRange();
			range.selectNodeContents(node);
			const { left, right, top, bottom } = range.getBoundingClientRect();
			const middle = (top + bottom) / 2;
			const fits = left >= safeX && right <= innerWidth - safeX;
			return fits && middle >= safeY && middle <= innerHeight - safeY;
		}

		function seen(node: Node, element: Element, text: string): SeenText {
			const holder = element.closest('[data-read]');
			const metres = Number(holder?.getAttribute('data-read') ?? Infinity);
			const angle = 2 * Math.atan((glyphPx(element, text) * mm) / 2 / (metres * 1000));
			return {
				text,
				tier: holder?.getAttribute('data-tier') ?? null,
				tiers: tiersOn(element),
				arcmin: (angle * 180 * 60) / Math.PI,
				isInside: isInside(node)
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
		return {
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

function complaintsAbout({ text, tier, tiers, arcmin, isInside }: SeenText): readonly string[] {
	const isKey = tier === 'key' && /[0-9\u3400-\u9fff]/.test(text);
	const least = isKey ? KEY_ARCMIN : LEAST_ARCMIN;
	const angle = `${arcmin.toFixed(1)}′, not ${String(least)}′`;
	return [
		...(tiers === 1 ? [] : [`“${text}” carries ${String(tiers)} tiers (L3)`]),
		...(arcmin >= least ? [] : [`“${text}” spans ${angle} (L1, L2)`]),
		...(isInside ? [] : [`“${text}” leaves the safe area (L8)`])
	];
}

/** Everything about a display page that breaks a rule, in words; empty when it is legible. */
export async function complaints(page: Page, diagonal: number): Promise<readonly string[]> {
	const texts = await seenTexts(page, diagonal);
	const { overflowing, cellsPerRow, endless } = await seenPage(page);
	return [
		...texts.flatMap(complaintsAbout),
		...overflowing.map((what) => `the page overflows its ${what} (L6)`),
		...(cellsPerRow <= CELLS_AT_MOST ? [] : [`${String(cellsPerRow)} cells in a row (L7)`]),
		...(endless === 0 ? [] : [`${String(endless)} animations never stop (L14)`])
	];
}
