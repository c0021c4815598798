import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** Row P9: how much script a screen on a wall loads before it shows something. */

/** What was asked for, bytes of brotli, which browsers take over HTTPS and on the machine itself. */
export const MOST_BROTLI = 60_000;

/**
 * What a build may cost now. The lounge keeps to the target; the board is above it since walls say why a
 * car is late, and must not get further away.
 */
export const MOST_NOW = { lounge: MOST_BROTLI, board: 72_000 } as const;

const STATIC = 'static';
const BUILT = join(STATIC, 'screen');

interface Entry {
	readonly file: string;
	readonly imports?: readonly string[];
	readonly dynamicImports?: readonly string[];
}

export interface Load {
	/** The address, with the layout where there are several. */
	readonly page: string;
	readonly files: readonly string[];
	readonly raw: number;
	readonly gzip: number;
	readonly brotli: number;
}

/** What each display page loads, by the files of the build that was made last. */
export function loads(): readonly Load[] {
	const manifest = JSON.parse(readFileSync(join(BUILT, 'files.json'), 'utf8')) as Readonly<
		Record<string, Entry>
	>;
	return ['board', 'lounge'].flatMap((name) => {
		const key = `src/lib/screen/${name}.entry.ts`;
		const entry = closure(manifest, [key]);
		const parts = [...entry].flatMap((one) => manifest[one]?.dynamicImports ?? []);
		const layouts = parts.length === 0 ? [null] : parts;
		return layouts.map((layout) => {
			const all = layout === null ? entry : closure(manifest, [key, layout]);
			const files = [...all].map((one) => join(BUILT, manifest[one]?.file ?? ''));
			const layoutName = layout === null ? '' : ` (${nameOf(layout)})`;
			return measured(`/${name}${layoutName}`, [join(STATIC, 'boot.js'), ...files]);
		});
	});
}

const nameOf = (source: string): string => source.replace(/^.*\/|\.\w+$/g, '');

function closure(
	manifest: Readonly<Record<string, Entry>>,
	from: readonly string[]
): ReadonlySet<string> {
	const known = new Set<string>();
	const waiting = [...from];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		if (known.has(next)) continue;
		known.add(next);
		waiting.push(...(manifest[next]?.imports ?? []));
	}
	return known;
}

function measured(page: string, files: readonly string[]): Load {
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
