import { describe, expect, it } from 'vitest';
import { readFlags } from './flags.ts';

describe('the flags of the demo', () => {
	it('default to twenty bays, a workshop minute a second, and the crew', () => {
		expect(readFlags([])).toEqual({ bays: 20, rate: 1, crew: true });
	});

	it('choose the big day, another pace, and nobody', () => {
		expect(readFlags(['--bays', '60', '--rate', '5', '--no-crew'])).toEqual({
			bays: 60,
			rate: 5,
			crew: false
		});
	});

	it.each([[['--bays', '30']], [['--rate', '0']], [['--rate', 'fast']], [['--speed', '2']]])(
		'refuse %j with a sentence',
		(args) => {
			expect(() => readFlags(args)).toThrow(/./);
		}
	);
});
