import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { loads, MOST_BROTLI } from '../screens/budget.ts';
import { NEWER_THAN_68 } from '../support/newer-apis.ts';

/** Of what `npm run build` left: display rules B1 to B3 and row P9. */
const BUILT = 'static/screen';
const scripts = readdirSync(BUILT).filter((name) => name.endsWith('.js'));
const sheets = readdirSync(BUILT).filter((name) => name.endsWith('.css'));

/** Chromium 68 parses none of these; `import()` and `import.meta` it does. */
function newerThanES2019(node: unknown, found: Set<string>): Set<string> {
	if (Array.isArray(node)) for (const one of node) newerThanES2019(one, found);
	else if (typeof node === 'object' && node !== null) {
		const { type, operator } = node as { readonly type?: string; readonly operator?: string };
		const isNew =
			/^(?:ChainExpression|StaticBlock|PropertyDefinition|PrivateIdentifier)$/.test(type ?? '') ||
			/^(?:\?\?|\?\?=|\|\|=|&&=)$/.test(operator ?? '');
		if (isNew) found.add(`${type ?? ''} ${operator ?? ''}`.trim());
		for (const part of Object.values(node)) newerThanES2019(part, found);
	}
	return found;
}

/** What `boot.js` gives to engines that lack it. */
const GIVEN = new Set(
	[...readFileSync('static/boot.js', 'utf8').matchAll(/give\(\s*[\w.]+,\s*'(\w+)'/g)].map(
		([, name = '']) => name
	)
);

/** Asked for before they are used: a screen without them does without. */
const GUARDED = new Set(['wakeLock', 'WebTransport']);

/** Names that lists, texts and sets of old engines have, too, or that many things of one's own are called. */
const AMBIGUOUS =
	/^(?:map|filter|reduce|forEach|some|every|find|from|stream|text|abort|any|try|parse|json|take|drop|union|timeout|with|supports)$/;

/** Names of functions Chromium 68 does not have and that no other function goes by (rule B2). */
const MISSING = new Set(
	NEWER_THAN_68.map((path) => path.slice(path.lastIndexOf('.') + 1)).filter(
		(name) => !GIVEN.has(name) && !GUARDED.has(name) && !AMBIGUOUS.test(name)
	)
);

/** Those a program mentions, be it as a part of something or by itself. */
function missingIn(node: unknown, found: Set<string>): Set<string> {
	if (Array.isArray(node)) for (const one of node) missingIn(one, found);
	else if (typeof node === 'object' && node !== null) {
		const { type, name } = node as { readonly type?: string; readonly name?: string };
		if (type === 'Identifier' && MISSING.has(name ?? '')) found.add(name ?? '');
		for (const part of Object.values(node)) missingIn(part, found);
	}
	return found;
}

/** What Chromium 68 does not know (rule B3). */
const BANNED = [
	/:where\(/,
	/:has\(/,
	/:is\(/,
	/@container/,
	/@layer/,
	/aspect-ratio:/,
	/\d(?:dvh|svh|lvh|cqw|cqh)\b/,
	/backdrop-filter/,
	/[;{](?:translate|scale|rotate|inset):/,
	/\b(?:clamp|min|max)\(/,
	/oklch|color-mix/
];

/** Before Chromium 84 a gap counts in grids only, and things stand side by side without one. */
const flexWithGap = (css: string): readonly string[] =>
	[...css.matchAll(/\{[^{}]*\}/g)]
		.map(([block]) => block)
		.filter(
			(block) => /display:(?:inline-)?flex/.test(block) && /[;{](?:row-|column-)?gap:/.test(block)
		);

const KIT = '.svelte-kit/output';

/** The style sheets Kit links on a page: those of every page, and its own. */
function kitSheets(route: string): { readonly shared: string; readonly own: string } {
	const manifest = readFileSync(join(KIT, 'server/manifest.js'), 'utf8');
	const from = manifest.indexOf(`id: "${route}",`);
	const leaf = /leaf: (\d+)/.exec(manifest.slice(from))?.[1] ?? '';
	const linkedBy = (node: string): readonly string[] => {
		const code = readFileSync(join(KIT, 'server/nodes', `${node}.js`), 'utf8');
		const line = /export const stylesheets = \[(.*?)\]/.exec(code)?.[1] ?? '';
		return [...line.matchAll(/"([^"]+\.css)"/g)].map(([, file = '']) => file);
	};
	const read = (files: readonly string[]): string =>
		files.map((file) => readFileSync(join(KIT, 'client', file), 'utf8')).join('\n');
	const shared = [...linkedBy('0'), ...linkedBy('1')];
	return {
		shared: read(shared),
		own: read(linkedBy(leaf).filter((file) => !shared.includes(file)))
	};
}

/** Whole rules fall away where an engine does not know these, whatever else they say. */
const DROPS_RULES = BANNED.slice(0, 5);

describe('the pages of Kit that a wall may show', () => {
	it.each(['/display', '/board', '/board/lite', '/lounge', '/lounge/lite'])(
		'%s links style sheets that Chromium 68 understands (B3)',
		(route) => {
			const { shared, own } = kitSheets(route);
			expect(own).not.toBe('');
			expect(BANNED.filter((one) => one.test(own)).map(String)).toEqual([]);
			expect(flexWithGap(own)).toEqual([]);
			expect(DROPS_RULES.filter((one) => one.test(shared)).map(String)).toEqual([]);
		}
	);
});

describe('the programs of the screens on walls, as they are built', () => {
	it.each(loads().map((load) => [load.page, load] as const))(
		'%s loads no more script than it may (P9)',
		(_page, { brotli }) => {
			expect(brotli).toBeLessThanOrEqual(MOST_BROTLI);
		}
	);

	it.each(scripts)(
		'%s is written as Chromium 68 reads it, and asks for nothing it lacks (B1, B2)',
		(name) => {
			const { program } = parseSync(name, readFileSync(join(BUILT, name), 'utf8'));
			expect([...newerThanES2019(program, new Set())]).toEqual([]);
			expect([...missingIn(program, new Set())]).toEqual([]);
		}
	);

	it.each(sheets)('%s is a style sheet that Chromium 68 understands (B3)', (name) => {
		const css = readFileSync(join(BUILT, name), 'utf8');
		expect(BANNED.filter((one) => one.test(css)).map(String)).toEqual([]);
		expect(flexWithGap(css)).toEqual([]);
	});
});
