import type { Browser, CDPSession, Page } from '@playwright/test';
import { heapContentOf, type HeapContent } from './heap-content.ts';

/** How much a page holds, after everything unused was thrown away. */
export interface Held {
	/** Bytes of scripts. */
	readonly heap: number;
	readonly nodes: number;
	readonly listeners: number;
	/** Timers that wait. */
	readonly timers: number;
	/** What lies in the heap; null where nobody asked. */
	readonly content: HeapContent | null;
}

interface Kept {
	readonly __soakTimers?: ReadonlySet<number>;
}

/** Keeps count of the timers that wait, and changes nothing about them. */
function countTimers(): void {
	const waiting = new Set<number>();
	Object.defineProperty(globalThis, '__soakTimers', { value: waiting });
	const { setTimeout, setInterval, clearTimeout, clearInterval } = window;
	const cleared = (clear: typeof clearTimeout) => (id?: number) => {
		waiting.delete(id ?? 0);
		clear(id);
	};
	Object.assign(window, {
		setTimeout: (task: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) => {
			const id = setTimeout(() => {
				waiting.delete(id);
				task(...given);
			}, ms);
			waiting.add(id);
			return id;
		},
		setInterval: (task: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) => {
			const id = setInterval(task, ms, ...given);
			waiting.add(id);
			return id;
		},
		clearTimeout: cleared(clearTimeout),
		clearInterval: cleared(clearInterval)
	});
}

/** A page with a leak, to see that it would be told: every element that was ever taken off stays. */
function leak(): void {
	const kept: Node[] = [];
	new MutationObserver((changes) => {
		for (const { removedNodes } of changes) kept.push(...removedNodes);
	}).observe(document, { childList: true, subtree: true });
}

interface Wish {
	readonly name: string;
	readonly url: string;
	/** With `fake`, the page's time passes only when it is told. */
	readonly time: 'fake' | 'real';
	/** Of a display that was let in; left out: anybody's browser. */
	readonly secret?: string;
	/** Made to leak. */
	readonly leaks?: boolean;
}

/** One screen on a wall, in a browser profile and a process of its own. */
export class SoakPage {
	readonly name: string;
	/** Page turns that could be seen. */
	turns = 0;
	/** The first page of the first thing it shows is up, as when it began, and nobody is called. */
	isAtFirst = true;
	/** Calls that stood on the screen. */
	calls = 0;
	/** Whatever went wrong on the page. */
	readonly problems: string[] = [];
	private readonly page: Page;
	private readonly line: CDPSession;
	private readonly time: 'fake' | 'real';
	private passed: (() => void) | null = null;
	private seen = '';
	private first = '';
	private isCalling = false;

	private constructor({ name, time }: Wish, page: Page, line: CDPSession) {
		this.name = name;
		this.time = time;
		this.page = page;
		this.line = line;
		line.on('Emulation.virtualTimeBudgetExpired', () => this.passed?.());
		page.on('pageerror', (error) => this.problems.push(error.message));
		page.on('console', (message) => {
			if (message.type() === 'error') this.problems.push(message.text());
		});
	}

	static async open(browser: Browser, wish: Wish): Promise<SoakPage> {
		const { url, secret, leaks } = wish;
		const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
		if (secret !== undefined)
			await context.addCookies([{ name: 'wb_session', value: secret, url }]);
		const page = await context.newPage();
		await page.addInitScript(countTimers);
		if (leaks === true) await page.addInitScript(leak);
		const line = await context.newCDPSession(page);
		await line.send('Performance.enable');
		const opened = new SoakPage(wish, page, line);
		await page.goto(url);
		await page.locator('html[data-live]').waitFor({ state: 'attached' });
		await page.getByRole('row').nth(1).waitFor();
		await page.evaluate(() => document.fonts.ready);
		// A page that begins anew forgets what it held: nothing measured afterwards would count.
		page.on('framenavigated', () =>
			opened.problems.push('loaded itself anew; was the product built?')
		);
		return opened;
	}

	/**
	 * So much time passes. Fake time is the browser's own: its timers, animations and clocks run as ever,
	 * and what would be waiting is left out.
	 */
	async pass(ms: number): Promise<void> {
		if (this.time === 'real') return;
		const passed = new Promise<void>((resolve) => (this.passed = resolve));
		await this.line.send('Emulation.setVirtualTimePolicy', { policy: 'advance', budget: ms });
		await passed;
	}

	/** Notices what is on the glass. */
	async look(): Promise<void> {
		const { heading, number, calling } = await this.page.evaluate(() => {
			const texts = [...document.querySelectorAll('footer *')].map(
				({ textContent }) => textContent
			);
			const number = texts.find((text) => /^\d+\/\d+$/.test(text)) ?? '';
			const heading = document.querySelector('h1')?.textContent ?? '';
			return { heading, number, calling: document.querySelector('.call') !== null };
		});
		const shown = `${heading} ${number}`;
		if (this.seen === '') this.first = heading;
		else if (shown !== this.seen) this.turns += 1;
		this.seen = shown;
		this.isAtFirst = !calling && heading === this.first && /^$|^1\//.test(number);
		if (calling && !this.isCalling) this.calls += 1;
		this.isCalling = calling;
	}

	/** `depth` tells whether to look into the heap too, which takes a second or two. */
	async measure(depth: 'sums' | 'content'): Promise<Held> {
		await this.line.send('HeapProfiler.collectGarbage');
		const { metrics } = await this.line.send('Performance.getMetrics');
		const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? NaN;
		return {
			heap: metric('JSHeapUsedSize'),
			nodes: metric('Nodes'),
			listeners: metric('JSEventListeners'),
			timers: await this.page.evaluate(() => (globalThis as Kept).__soakTimers?.size ?? NaN),
			content: depth === 'content' ? heapContentOf(await this.snapshot()) : null
		};
	}

	private async snapshot(): Promise<string> {
		const chunks: string[] = [];
		const take = ({ chunk }: { chunk: string }): void => void chunks.push(chunk);
		this.line.on('HeapProfiler.addHeapSnapshotChunk', take);
		await this.line.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
		this.line.off('HeapProfiler.addHeapSnapshotChunk', take);
		return chunks.join('');
	}

	/** A picture of it, for whoever wants to see what was measured. */
	async picture(path: string): Promise<void> {
		await this.page.screenshot({ path });
	}
}
