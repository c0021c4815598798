import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** Row P9: how much script a screen on a wall loads before it shows something. */

/** What was asked for, bytes of brotli, which browsers take over HTTPS and on the machine itself. */
export const MOST_BROTLI = 60_000;

const STATIC = 'static';
const BUILT = join(STATIC, 'screen');

interface Entry {
	readonly file: string;
	readonly imports?: readonly string[];
	readonly dynamicImports?: readonly string[];
}

type Manifest = Readonly<Record<string, Entry>>;

export interface Load {
	/** The program. */
	readonly page: string;
	readonly files: readonly string[];
	readonly raw: number;
	readonly gzip: number;
	readonly brotli: number;
	/** All parts it may load after its first rows: other layouts of a playlist, the test card; bytes of brotli. */
	readonly later: number;
}

/**
 * What each program loads before it shows anything, by the files of the build that was made last: the first
 * script of every page of walls, the entry and all it needs at once.
 */
export function loads(): readonly Load[] {
	const programs = readdirSync(BUILT).filter((file) => file.endsWith('.json'));
	return programs.map((file) => {
		const page = file.replace('.json', '');
		const manifest = JSON.parse(readFileSync(join(BUILT, file), 'utf8')) as Manifest;
		const key = `src/lib/screen/${page}.entry.ts`;
		const first = closure(manifest, [key, ...(manifest[key]?.dynamicImports ?? [])]);
		const parts = [...first].flatMap((one) => manifest[one]?.dynamicImports ?? []);
		const others = [...closure(manifest, parts)].filter((one) => !first.has(one));
		const filesOf = (some: Iterable<string>): readonly string[] =>
			[...some].map((one) => join(BUILT, manifest[one]?.file ?? ''));
		const later = measured(filesOf(others)).brotli;
		const files = [join(STATIC, 'boot.js'), ...filesOf(first)];
		return { page, files, later, ...measured(files) };
	});
}

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

function measured(files: readonly string[]): Pick<Load, 'raw' | 'gzip' | 'brotli'> {
	const read = files.map((file) => readFileSync(file));
	const sum = (size: (one: Buffer) => number): number =>
		read.reduce((total, one) => total + size(one), 0);
	return {
		raw: sum(({ length }) => length),
		gzip: sum((one) => gzipSync(one, { level: 9 }).length),
		brotli: sum((one) => brotliCompressSync(one).length)
	};
}
