import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** Row P9: how much script a screen on a wall loads before it shows something. */

/** What was asked for, bytes of brotli, which browsers take over HTTPS and on the machine itself. */
export const MOST_BROTLI = 60_000;

/**
 * A playlist that turns through several layouts loads them in parts, which compress worse than the programs
 * of one layout; it may not get further away.
 */
const MOST_OF_SEVERAL = 66_000;

const STATIC = 'static';
const BUILT = join(STATIC, 'screen');

interface Entry {
	readonly file: string;
	readonly imports?: readonly string[];
	readonly dynamicImports?: readonly string[];
}

type Manifest = Readonly<Record<string, Entry>>;

export interface Load {
	/** The program, with the layout where it carries several. */
	readonly page: string;
	/** What it may cost, bytes of brotli. */
	readonly most: number;
	readonly files: readonly string[];
	readonly raw: number;
	readonly gzip: number;
	readonly brotli: number;
}

/** What each display page loads, by the files of the build that was made last. */
export function loads(): readonly Load[] {
	const programs = readdirSync(BUILT).filter((file) => file.endsWith('.json'));
	return programs.flatMap((file) => {
		const name = file.replace('.json', '');
		const manifest = JSON.parse(readFileSync(join(BUILT, file), 'utf8')) as Manifest;
		const key = `src/lib/screen/${name}.entry.ts`;
		const entry = closure(manifest, [key, ...(manifest[key]?.dynamicImports ?? [])]);
		const parts = [...entry].flatMap((one) => manifest[one]?.dynamicImports ?? []);
		const layouts = parts.filter((one) => !entry.has(one));
		return (layouts.length === 0 ? [null] : layouts).map((layout) => {
			const all = layout === null ? entry : closure(manifest, [...entry, layout]);
			const files = [...all].map((one) => join(BUILT, manifest[one]?.file ?? ''));
			const page = layout === null ? name : `${name}, of several layouts ${nameOf(layout)}`;
			const most = layout === null ? MOST_BROTLI : MOST_OF_SEVERAL;
			return { ...measured(page, [join(STATIC, 'boot.js'), ...files]), most };
		});
	});
}

const nameOf = (source: string): string => source.replace(/^.*\/|\.\w+$/g, '');

function closure(manifest: Manifest, from: readonly string[]): ReadonlySet<string> {
	const known = new Set<string>();
	const waiting = [...from];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		if (known.has(next)) continue;
		known.add(next);
		waiting.push(...(manifest[next]?.imports ?? []));
	}
	return known;
}

function measured(page: string, files: readonly string[]): Omit<Load, 'most'> {
	const read = files.map((file) => readFileSync(file));
	const sum = (size: (one: Buffer) => number): number =>
		read.reduce((total, one) => total + size(one), 0);
	return {
		page,
		files,
		raw: sum(({ length }) => length),
		gzip: sum((one) => gzipSync(one, { level: 9 }).length),
		brotli: sum((one) => brotliCompressSync(one).length)
	};
}
