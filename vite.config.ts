import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	build: {
		// Wall TVs carry engines back to Chromium 68 (display rule B1).
		target: 'chrome68',
		cssTarget: 'chrome68'
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
