import type { Locator, Page } from '@playwright/test';

/** How soon a touch shows, measured in the page itself: what the test runner takes is not counted. */

/** What is looked for in every frame: a selector, and the text in it where one is asked for. */
interface Shown {
	readonly selector: string;
	readonly text?: string;
}

declare global {
	interface Window {
		feedback?: Promise<number>;
	}
}

/** From the next touch to the first frame that was painted with it, in ms; read with `feedbackMs`. */
const watchFor = (page: Page, shown: Shown): Promise<void> =>
	page.evaluate(({ selector, text = '' }) => {
		const isShown = (): boolean =>
			[...document.querySelectorAll(selector)].some((node) => node.textContent.includes(text));
		window.feedback = new Promise((resolve) => {
			const start = ({ timeStamp }: Event): void => {
				const look = (): void => {
					// What a frame finds is on the screen when the next one begins.
					if (isShown())
						requestAnimationFrame(() => {
							resolve(performance.now() - timeStamp);
						});
					else requestAnimationFrame(look);
				};
				requestAnimationFrame(look);
			};
			addEventListener('pointerdown', start, { capture: true, once: true });
		});
	}, shown);

const feedbackMs = (page: Page): Promise<number> =>
	page.evaluate(() => window.feedback ?? Promise.reject(new Error('nothing is watched')));

/** Taps, and says after how many ms that what is looked for was painted. */
export async function tapFeedback(target: Locator, shown: Shown): Promise<number> {
	const page = target.page();
	await watchFor(page, shown);
	await target.tap();
	return feedbackMs(page);
}

/** A finger that rests on the target and slips away: after how many ms it looked pressed. */
export async function pressFeedback(target: Locator): Promise<number> {
	const page = target.page();
	const box = await target.boundingBox();
	if (box === null) throw new Error('nothing there to press');
	const finger = await page.context().newCDPSession(page);
	const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	await watchFor(page, { selector: '[data-pressed]' });
	await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
	const ms = await feedbackMs(page);
	await finger.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] });
	await page.locator('[data-pressed]').waitFor({ state: 'detached' });
	await finger.detach();
	return ms;
}

/** Holds back what the server says on the live line until it is let through again. */
export async function heldLine(page: Page): Promise<{ hold(): void; release(): void }> {
	let isHeld = false;
	const waiting: (() => void)[] = [];
	await page.routeWebSocket(/socket\.io/u, (line) => {
		const server = line.connectToServer();
		server.onMessage((message) => {
			const pass = (): void => {
				line.send(message);
			};
			if (isHeld) waiting.push(pass);
			else pass();
		});
	});
	return {
		hold: () => {
			isHeld = true;
		},
		release: () => {
			isHeld = false;
			for (const pass of waiting.splice(0)) pass();
		}
	};
}
