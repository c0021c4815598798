import { expect, it } from 'vitest';
import { barsOf, type Bar } from '#core/board/timeline-bars.ts';
import type { Level } from '#core/promise/lateness.ts';
import { aJob, aPlan, aPromise } from '../../../tests/builders/a-job.ts';
import { at } from '../../../tests/builders/at.ts';
import { flagPath, flagsOf } from './promise-flags.ts';

const scale = { from: at('08:00'), to: at('18:00'), pxPerHour: 60 };
const barOf = (promisedAt: number, level: Level = 'on-track'): Bar => {
	const job = aJob({ promises: [aPromise(promisedAt)], operations: [{ plan: aPlan() }] });
	const [first] = barsOf({ job, plate: '', level, now: at('08:00') }, 'bay');
	if (first === undefined) throw new Error('no bar');
	return first.bar;
};
const flags = (bars: readonly Bar[], isChosen = false) =>
	flagsOf(bars, { scale, height: 28, topOf: (index) => index * 32, isChosen: () => isChosen });

it('draws the flags of a colour as one path, each at its bar', () => {
	expect(flags([barOf(at('12:00')), barOf(at('13:00')), barOf(at('11:00'), 'late')])).toEqual([
		{ colour: 'on-track', path: flagPath(240, 0, 28) + flagPath(300, 32, 28) },
		{ colour: 'late', path: flagPath(180, 64, 28) }
	]);
});

it('gives the chosen car its own colour', () => {
	expect(flags([barOf(at('12:00'), 'late')], true)).toMatchObject([{ colour: 'chosen' }]);
});

it('leaves out what is not shown, and what the bar itself carries', () => {
	expect(flags([barOf(at('19:00')), barOf(at('09:30'))])).toEqual([]);
});
