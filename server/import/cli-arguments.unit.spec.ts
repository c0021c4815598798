import { describe, expect, it } from 'vitest';
import { readArguments } from './cli-arguments.ts';

const read = (line: string) => readArguments(line.split(' '));

describe('readArguments', () => {
	it('reads a dry run with columns told by hand', () => {
		expect(
			read('--file day.csv --workshop day-20 --dry-run --json --map 单据=流水=orderNo --lang en')
		).toEqual({
			file: 'day.csv',
			setup: null,
			workshop: 'day-20',
			dryRun: true,
			json: true,
			mapping: { '单据=流水': 'orderNo' },
			locale: 'en'
		});
	});

	it('takes the workshop from a set-up of the same call', () => {
		expect(read('--setup a.workshop.json --file day.csv')).toMatchObject({ workshop: null });
	});

	it.each([
		'--file day.csv',
		'--workshop day-20',
		'--setup a.json --dry-run',
		'--file day.csv --workshop day-20 --map 单据',
		'--file day.csv --workshop day-20 --force',
		'day.csv'
	])('makes no sense of %s', (line) => {
		expect(read(line)).toBeNull();
	});
});
