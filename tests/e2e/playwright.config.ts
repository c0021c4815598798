import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findBrowser } from './support/browser.ts';

/** Stories in a real browser on the built app; each starts servers of its own on free ports. */
export default defineConfig({
	testDir: '.',
	testMatch: '**/*.e2e.ts',
	outputDir: '../../test-results',
	// A slow machine makes a story long, never wrong.
	timeout: 180_000,
	expect: { timeout: 20_000 },
	// Two cores: more browsers at once would only wait for one another.
	workers: 2,
	fullyParallel: true,
	forbidOnly: true,
	retries: 0,
	reporter: [['list']],
	use: {
		browserName: 'chromium',
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		viewport: { width: 1920, height: 1080 },
		// A trace copies the page at every step, for each story that goes well: an eighth of the time. Where a
		// story failed, its pages, what they said and a picture of each are there; `--trace on` gives the rest.
		trace: 'off',
		screenshot: 'only-on-failure',
		launchOptions: { executablePath: findBrowser() ?? '', args: CHROMIUM_ARGS }
	}
});
