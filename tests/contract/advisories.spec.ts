import { expect, it } from 'vitest';
import { verdictOf } from '../advisories/verdict.ts';

const report = (severities: Readonly<Record<string, string>>): string =>
	JSON.stringify({
		vulnerabilities: Object.fromEntries(
			Object.entries(severities).map(([name, severity]) => [name, { severity }])
		),
		metadata: { dependencies: { prod: 42 } }
	});

it('passes only what a registry found clean', () => {
	expect(verdictOf(report({}))).toEqual({ status: 'clean', packages: 42 });
	expect(verdictOf(report({ a: 'low', b: 'moderate' })).status).toBe('clean');
	expect(verdictOf(report({ a: 'low', b: 'high', c: 'critical' }))).toEqual({
		status: 'vulnerable',
		found: ['b: high', 'c: critical']
	});
});

it.each([
	['', 'npm audit gave no report'],
	['<html>', 'npm audit gave no report'],
	['{"error":{"code":"ENOAUDIT","summary":"not implemented"}}', 'not implemented'],
	['{"message":"405 Method Not Allowed"}', '405 Method Not Allowed'],
	['{}', 'no report'],
	['null', 'no report']
])('says that nothing was checked on %j', (output, why) => {
	expect(verdictOf(output)).toEqual({ status: 'not checked', why });
});
