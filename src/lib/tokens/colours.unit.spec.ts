import { readFileSync } from 'node:fs';
import {
	differenceCiede2000,
	filterDeficiencyDeuter,
	filterDeficiencyProt,
	filterDeficiencyTrit,
	parseHex,
	wcagContrast,
	type Rgb
} from 'culori';
import { describe, expect, it } from 'vitest';

/** The tokens of one theme, read from a file that the pages use. */
function theme(name: 'light' | 'dark', file = './colours.css'): Map<string, string> {
	const css = readFileSync(new URL(file, import.meta.url), 'utf8');
	const block = css.split(`[data-theme='${name}']`).at(-1)?.split('}')[0] ?? '';
	const pairs = [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)];
	return new Map(pairs.map(([, token, value]) => [token!, value!]));
}

function rgbOf(hex: string): Rgb {
	const colour = parseHex(hex);
	if (colour === undefined) throw new Error(`${hex} is no colour`);
	return colour;
}

const URGENCIES = ['neutral', 'working', 'due-soon', 'late', 'ready'] as const;
const eyes = {
	normal: (colour: Rgb) => colour,
	protan: filterDeficiencyProt(1),
	deutan: filterDeficiencyDeuter(1),
	tritan: filterDeficiencyTrit(1)
};
const distance = differenceCiede2000();

describe.each(['light', 'dark'] as const)('colours, %s', (name) => {
	const tokens = theme(name);
	const token = (key: string): string => {
		const value = tokens.get(key);
		if (value === undefined) throw new Error(`no token --${key} in the ${name} theme`);
		return value;
	};

	it.each(Object.keys(eyes) as (keyof typeof eyes)[])(
		'any two urgencies differ by ΔE2000 15 or more for %s eyes',
		(eye) => {
			for (const [at, one] of URGENCIES.entries()) {
				for (const other of URGENCIES.slice(at + 1)) {
					const seen = [token(one), token(other)].map((colour) => eyes[eye](rgbOf(colour)));
					expect(distance(seen[0]!, seen[1]!), `${one} and ${other}`).toBeGreaterThanOrEqual(15);
				}
			}
		}
	);

	it('words on a wall reach 7:1 on every ground, and 4.5:1 under the veil of a bright hall', () => {
		const wall = new Map([...tokens, ...theme(name, './wall.css')]);
		const grounds = ['surface', 'sunken', ...URGENCIES.map((urgency) => `${urgency}-wash`)];
		const pairs = [
			...grounds.flatMap((ground) => [
				['ink', ground],
				['muted', ground]
			]),
			['surface', 'ink'],
			['late-ground-ink', 'late-ground'],
			['neutral-ink', 'neutral']
		];
		for (const [ink, ground] of pairs) {
			const colours = [wall.get(ink!)!, wall.get(ground!)!] as const;
			expect(wcagContrast(...colours), `${ink} on ${ground}`).toBeGreaterThanOrEqual(7);
			expect(veiled(...colours), `${ink} on ${ground}, veiled`).toBeGreaterThanOrEqual(4.5);
		}
	});

	it('shapes on the washes of rows and on cards stand out 3:1', () => {
		for (const [shape, ground] of [
			['late', 'late-wash'],
			['due-soon', 'due-soon-wash'],
			['working', 'sunken'],
			['ready', 'sunken'],
			['due-soon', 'sunken'],
			['late', 'sunken']
		] as const) {
			const contrast = wcagContrast(token(shape), token(ground));
			expect(contrast, `${shape} on ${ground}`).toBeGreaterThanOrEqual(3);
		}
	});

	it('words at the desk reach 4.5:1', () => {
		const pairs = [
			...URGENCIES.map((urgency) => [`${urgency}-ink`, urgency]),
			...['surface', 'raised', 'sunken', 'hover'].flatMap((ground) => [
				['ink', ground],
				['muted', ground]
			]),
			['faint', 'surface'],
			['faint', 'raised'],
			['accent', 'surface'],
			['accent', 'raised'],
			['accent-ink', 'accent'],
			['accent-ink', 'accent-strong'],
			['accent', 'accent-wash'],
			['ink', 'accent-wash'],
			['danger', 'surface'],
			['danger-ink', 'danger'],
			...['blue', 'yellow', 'green', 'white'].map((plate) => [
				`plate-${plate}-ink`,
				`plate-${plate}`
			])
		];
		for (const [ink, ground] of pairs) {
			expect(
				wcagContrast(token(ink!), token(ground!)),
				`${ink} on ${ground}`
			).toBeGreaterThanOrEqual(4.5);
		}
	});

	it('shapes stand out 3:1 from the surface', () => {
		for (const shape of [...URGENCIES, 'plan-outline', 'now', 'focus']) {
			expect(wcagContrast(token(shape), token('surface')), shape).toBeGreaterThanOrEqual(3);
		}
	});
});

/** Contrast after a tenth of white's luminance is added to both, as daylight on the glass does. */
function veiled(ink: string, ground: string): number {
	const luminance = (colour: string): number => 21 / wcagContrast(colour, '#ffffff') / 20 - 0.05;
	const [a, b] = [luminance(ink) + 0.1, luminance(ground) + 0.1];
	return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
