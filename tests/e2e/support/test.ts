import { test as base, expect, type BrowserContextOptions, type Page } from '@playwright/test';
import { startHttpsProxy, type HttpsProxy } from '../../support/https-proxy.ts';
import { Workshop } from './workshop.ts';

interface Fixtures {
	/** The 20-bay sample workshop, set up at ten o'clock of its day, with no cars in it yet. */
	readonly workshop: Workshop;
	/** The same with the day's cars. */
	readonly day: Workshop;
	/** The 60-bay sample workshop with its cars. */
	readonly bigDay: Workshop;
	/** The 20-bay day with its cars, as a demo. */
	readonly demoDay: Workshop;
	/** The 20-bay day on a disk that can be made to fail; see `tests/support/disk`. */
	readonly shakyDay: Workshop;
	/** The 20-bay day with its cars behind a proxy that speaks HTTPS, as an installation that others reach. */
	readonly secureDay: { readonly day: Workshop; readonly proxy: HttpsProxy };
	/** Opens further pages, each in a browser profile of its own; `options` tell the device. */
	readonly open: (options?: BrowserContextOptions) => Promise<Page>;
}

const running =
	(bays: 20 | 60, withCars: boolean, program?: string) =>
	// Playwright reads from the pattern which fixtures are needed.
	async ({}: object, use: (workshop: Workshop) => Promise<void>): Promise<void> => {
		const workshop = new Workshop(bays, program);
		await workshop.start();
		try {
			await workshop.setUp();
			if (withCars) await workshop.importDay();
			await use(workshop);
		} finally {
			await workshop.remove();
		}
	};

/**
 * Messages of a page that went wrong, besides those of a line that was cut on purpose, and whatever the
 * content security policy refused: an old browser would show it, or somebody may have put it there.
 */
async function watch(page: Page, problems: string[]): Promise<void> {
	await page.exposeFunction('tellViolation', (told: string) => problems.push(told));
	await page.addInitScript(() => {
		document.addEventListener('securitypolicyviolation', (violation) => {
			const { tellViolation } = window as unknown as { tellViolation(told: string): void };
			const { effectiveDirective, blockedURI, sourceFile, lineNumber } = violation;
			tellViolation(
				`CSP ${effectiveDirective} refused ${blockedURI} at ${sourceFile}:${String(lineNumber)}`
			);
		});
	});
	page.on('pageerror', (error) => problems.push(error.message));
	page.on('console', (message) => {
		const isLine = /WebSocket|ERR_CONNECTION_REFUSED|Failed to load resource/.test(message.text());
		if (message.type() === 'error' && !isLine) problems.push(message.text());
	});
}

/** What explains a story that failed: whatever its pages wrote, and what the server did not give them. */
function listen(page: Page, said: string[]): void {
	page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
	page.on('response', (response) => {
		if (response.status() >= 400) said.push(`${String(response.status())} ${response.url()}`);
	});
	page.on('requestfailed', (request) => {
		said.push(`${request.failure()?.errorText ?? 'failed'} ${request.url()}`);
	});
}

/** A story: any error on any page fails it. */
export const test = base.extend<Fixtures>({
	workshop: running(20, false),
	day: running(20, true),
	bigDay: running(60, true),
	demoDay: running(20, true, 'tests/e2e/support/serve-as-demo.ts'),
	shakyDay: running(20, true, 'tests/e2e/support/serve-with-switch.ts'),
	// Playwright reads from the pattern which fixtures are needed.
	secureDay: async ({}: object, use) => {
		const proxy = await startHttpsProxy();
		const day = new Workshop(20, 'server/index.ts', proxy.origin);
		try {
			await day.start();
			proxy.passTo(day.port);
			await day.setUp();
			await day.importDay();
			await use({ day, proxy });
		} finally {
			await proxy.close();
			await day.remove();
		}
	},
	open: async ({ browser }, use, story) => {
		const problems: string[] = [];
		const said: string[] = [];
		const contexts: { close(): Promise<void> }[] = [];
		await use(async (options = {}) => {
			const context = await browser.newContext(options);
			contexts.push(context);
			const page = await context.newPage();
			await watch(page, problems);
			listen(page, said);
			return page;
		});
		if (story.status !== story.expectedStatus)
			await story.attach('what the pages said', { body: said.join('\n') });
		for (const context of contexts) await context.close();
		expect(problems, 'errors on the pages').toEqual([]);
	}
});

export { expect };
