import { fileURLToPath, pathToFileURL } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import type { EnvironmentOptions, Plugin, UserConfig } from 'vite';
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

const LIB = fileURLToPath(new URL('src/lib', import.meta.url));

/** Wall TVs carry engines back to Chromium 68 (display rule B1). */
const TARGET = 'chrome68';

/** Svelte scopes further selectors by `:where(.svelte-…)`; before Chromium 88 such a rule counts for nothing (B3). */
const withoutWhere = (): Plugin => ({
	name: 'without-where',
	enforce: 'post',
	generateBundle: (_options, bundle) => {
		for (const file of Object.values(bundle))
			if (file.type === 'asset' && file.fileName.endsWith('.css'))
				file.source = String(file.source).replace(/:where\((\.svelte-[\w-]+)\)/g, '$1');
	}
});

/**
 * Vite has parts of a program wait for their style sheets and name those they need; ours have one sheet from
 * the beginning, and what does the waiting would be a hundredth of the program.
 */
const plainImports = (): Plugin => ({
	name: 'plain-imports',
	enforce: 'pre',
	load: (id) =>
		id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : null
});

/** The programs of the screens on walls, `src/lib/screen/<name>.entry.ts` each. */
const PROGRAMS = ['board-bay', 'board-technician', 'board-flow', 'lounge'];

/** Vite takes no hyphen in the name of what it builds. */
const environmentOf = (program: string): string => program.replace('-', '_');

/**
 * With all it needs at once a program is one file, whatever its later parts share with it: pieces compress
 * worse. It goes by another name than its entry, so that it is not loaded twice.
 */
const BEGINNINGS = /\/lib\/screen\/(?:board-(?:bay|technician|flow)|lounge)\.ts$/;

/** Each is built by itself: what two of them shared would be cut into pieces that compress worse, and only one is ever loaded. */
const programAlone = (name: string): EnvironmentOptions => ({
	consumer: 'client',
	build: {
		// Which file needs which, for `npm run budget`.
		manifest: `${name}.json`,
		emptyOutDir: name === PROGRAMS[0],
		rolldownOptions: {
			input: `src/lib/screen/${name}.entry.ts`,
			output: {
				assetFileNames: `${name}[extname]`,
				codeSplitting: { groups: [{ name, test: BEGINNINGS }] }
			}
		}
	}
});

/**
 * `vite build --mode screen`: programs without Kit and without whatever only other pages use. They are put
 * where Kit finds files to hand out, so this build comes before Kit's.
 */
const screens: UserConfig = {
	plugins: [
		svelte({
			configFile: false,
			preprocess: vitePreprocess(),
			compilerOptions: { runes: true }
		}),
		withoutWhere(),
		plainImports()
	],
	resolve: {
		alias: [
			// Half of all shapes stand on pages with buttons only (`board/wall-icons.unit.spec.ts`).
			{ find: /^\.\/icons\.ts$/, replacement: `${LIB}/ui/wall-icons.ts` },
			{ find: '$lib', replacement: LIB }
		]
	},
	publicDir: false,
	base: '/screen/',
	build: {
		target: TARGET,
		cssTarget: TARGET,
		assetsInlineLimit: 0,
		cssCodeSplit: false,
		modulePreload: false,
		outDir: 'static/screen',
		rolldownOptions: {
			// Svelte does not say that those of its modules nobody uses may be left out.
			treeshake: {
				moduleSideEffects: [
					{ test: /node_modules\/svelte\/src\/(?!internal\/(disclose|flags))/, sideEffects: false }
				]
			},
			// No class of ours is written so that a field would be told from a mere assignment.
			transform: { assumptions: { setPublicClassFields: true, noDocumentAll: true } },
			output: {
				entryFileNames: ({ name }) => `${name.replace('.entry', '')}.js`,
				chunkFileNames: '[name]-[hash].js'
			}
		}
	},
	environments: Object.fromEntries(
		PROGRAMS.map((name) => [environmentOf(name), programAlone(name)])
	),
	builder: {
		buildApp: async (builder) => {
			for (const name of PROGRAMS) {
				const environment = builder.environments[environmentOf(name)];
				if (environment !== undefined) await builder.build(environment);
			}
		}
	}
};

/** Tests that judge how long something took: nothing else runs beside them. */
const JUDGING_TIME = [
	'tests/integration/{doors-origin,event-loop,import-large,live-recovery}.spec.ts',
	'tests/integration/{people,restore-drill,stop-and-upgrade}.spec.ts'
];

const pages = {
	plugins: [sveltekit(), applicationForPages()],
	build: {
		target: TARGET,
		cssTarget: TARGET,
		// A font or picture written into a style sheet is refused by the content security policy.
		assetsInlineLimit: 0
	},
	test: {
		// Vitest leaves one core to itself; on the two of a small machine the other one would idle.
		maxWorkers: '100%',
		// A module is loaded once for all files of a worker instead of once for each of them: a quarter of the
		// processor's time. No module of ours remembers anything between its callers, and so no spec minds.
		isolate: false,
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
					exclude: [...JUDGING_TIME],
					setupFiles: ['tests/support/console-guard.ts'],
					testTimeout: 30_000,
					sequence: { groupOrder: 1 }
				}
			},
			{
				extends: true,
				test: {
					name: 'alone',
					include: [...JUDGING_TIME],
					setupFiles: ['tests/support/console-guard.ts'],
					testTimeout: 30_000,
					maxWorkers: 1,
					sequence: { groupOrder: 2 }
				}
			}
		]
	}
} satisfies UserConfig;

export default defineConfig(({ mode }) => (mode === 'screen' ? screens : pages));
