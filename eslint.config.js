import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const sizeLimits = {
	'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
	'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
	// An exhaustive switch is a table and counts once; what a row does counts as usual.
	complexity: ['error', { max: 12, variant: 'modified' }],
	'max-depth': ['error', 3],
	'max-params': ['error', 3]
};

const impure = (what) =>
	`The core is pure: ${what} comes in as an argument, so that server, browser and tests decide alike.`;

export default ts.config(
	{
		ignores: ['build/', '.svelte-kit/', 'node_modules/', 'data/', 'test-results/', 'static/']
	},
	...ts.configs.strictTypeChecked,
	...svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: { allowDefaultProject: ['*.js', '.dependency-cruiser.mjs'] },
				// The same for every kind of file: where it changes from one file to the next, the whole
				// project is read anew each time.
				extraFileExtensions: ['.svelte'],
				tsconfigRootDir: import.meta.dirname
			}
		},
		rules: {
			...sizeLimits,
			'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true }
			],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: {
				parser: ts.parser,
				svelteConfig
			}
		},
		rules: {
			// A component's script is one function to the linter; its length is bounded by max-lines.
			'max-lines-per-function': 'off',
			// Kit's resolve() is needed only for apps served below a base path; this one owns its origin.
			'svelte/no-navigation-without-resolve': 'off',
			// Props are declared with let in runes mode.
			'prefer-const': 'off'
		}
	},
	{
		files: ['src/lib/core/**/*.ts'],
		ignores: ['**/*.spec.ts'],
		rules: {
			'no-console': 'error',
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							group: ['node:*', 'svelte', 'svelte/*', '$app/*', '$lib/*', '$env/*'],
							message: impure('everything outside')
						}
					]
				}
			],
			'no-restricted-properties': [
				'error',
				{ object: 'Date', property: 'now', message: impure('the time') },
				{ object: 'Math', property: 'random', message: impure('chance') },
				{ object: 'crypto', property: 'randomUUID', message: impure('an identifier') }
			],
			'no-restricted-globals': [
				'error',
				{ name: 'window', message: impure('the page') },
				{ name: 'document', message: impure('the page') },
				{ name: 'process', message: impure('configuration') },
				{ name: 'fetch', message: impure('the network') }
			]
		}
	},
	{
		files: ['**/*.spec.ts', 'tests/**/*.ts'],
		rules: {
			'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
			'max-lines-per-function': 'off',
			// A row of a table of cases has as many columns as the case needs.
			'max-params': 'off',
			'@typescript-eslint/no-non-null-assertion': 'off',
			// expect(object.method) hands the method over, it does not call it.
			'@typescript-eslint/unbound-method': 'off'
		}
	},
	{
		files: ['src/lib/i18n/**/*.ts', 'server/storage/migrations/**/*.ts'],
		rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' }
	},
	{
		files: ['**/*.js', '**/*.mjs'],
		...ts.configs.disableTypeChecked
	},
	{ files: ['.dependency-cruiser.mjs'], rules: { 'max-params': 'off' } }
);
