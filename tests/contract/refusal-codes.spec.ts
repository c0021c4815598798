import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Every code the rules can refuse with has at least one spec that names it. */
const read = (pattern: string): string =>
	globSync(pattern)
		.map((file) => readFileSync(file, 'utf8'))
		.join('\n');

const declared = (source: string): readonly string[] => [
	...new Set([...source.matchAll(/code: '([a-z/-]+)'/g)].map(([, code]) => code!))
];

const REFUSALS = declared(readFileSync('src/lib/core/refusals.ts', 'utf8'));
const CONFLICTS = declared(readFileSync('src/lib/core/plan/conflict.ts', 'utf8'));
const PEOPLE = declared(readFileSync('src/lib/protocol/people.ts', 'utf8'));
const SPECS = read('{src/lib/core,server,tests/integration}/**/*.spec.ts');

describe('every refusal of the rules has a spec', () => {
	it('finds the codes', () => {
		expect(REFUSALS.length).toBeGreaterThan(40);
		expect(CONFLICTS.length).toBeGreaterThan(9);
		expect(PEOPLE.length).toBeGreaterThan(15);
	});

	it.each([...REFUSALS, ...CONFLICTS, ...PEOPLE])('%s', (code) => {
		expect(SPECS.includes(`'${code}'`)).toBe(true);
	});
});
