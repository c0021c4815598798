import { pathToFileURL } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * Gives the pages of `vite dev` a running application. It is loaded by Node itself, unbundled like in
 * production, so the address must not be one that Vite can follow.
 */
const applicationForPages = (): Plugin => ({
	name: 'application-for-pages',
	apply: 'serve',
	configureServer: async ({ httpServer }) => {
		// Vitest makes a server too; its tests start their own applications.
		if (process.env['VITEST'] !== undefined || httpServer === null) return;
		const address = pathToFileURL('server/dev.ts').href;
		const { attachToDevServer } = (await import(address)) as typeof import('./server/dev.ts');
		const app = await attachToDevServer(httpServer as Parameters<typeof attachToDevServer>[0]);
		httpServer.once('close', () => void app.close());
	}
});

export default defineConfig({
	plugins: [sveltekit(), applicationForPages()],
	build: {
		// Wall TVs carry engines back to Chromium 68 (display rule B1).
		target: 'chrome68',
		cssTarget: 'chrome68',
		// A font or picture written into a style sheet is refused by the content security policy.
		assetsInlineLimit: 0
	},
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'fast',
					include: [
						'src/**/*.unit.spec.ts',
						'server/**/*.unit.spec.ts',
						'tests/{property,contract}/**/*.spec.ts'
					],
					setupFiles: ['tests/support/console-guard.ts']
				}
			},
			{
				extends: true,
				test: {
					name: 'slow',
					include: ['tests/integration/**/*.spec.ts', 'server/**/*.int.spec.ts'],
					setupFiles: ['tests/support/console-guard.ts'],
					testTimeout: 30_000
				}
			}
		]
	}
});
