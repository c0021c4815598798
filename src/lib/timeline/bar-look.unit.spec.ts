import { describe, expect, it } from 'vitest';
import { barsOf, type Bar } from '#core/board/timeline-bars.ts';
import type { Operation } from '#core/job/job.ts';
import { aJob, aPlan, aPromise, aStint } from '../../../tests/builders/a-job.ts';
import { at } from '../../../tests/builders/at.ts';
import { lookOf, type Canvas } from './bar-look.ts';

const canvas: Canvas = {
	scale: { from: at('08:00'), to: at('18:00'), pxPerHour: 60 },
	window: { from: at('08:00'), to: at('18:00') },
	seenFrom: null,
	now: () => at('10:00')
};
const barOf = (operation: Partial<Operation> = {}, promisedAt = at('12:00')): Bar => {
	const job = aJob({
		promises: [aPromise(promisedAt)],
		operations: [{ plan: aPlan(), ...operation }]
	});
	const [first] = barsOf({ job, plate: '辽B·A0001', level: 'on-track', now: canvas.now() }, 'bay');
	if (first === undefined) throw new Error('no bar');
	return first.bar;
};
const wide = (pxPerHour: number): Canvas => ({
	...canvas,
	scale: { ...canvas.scale, pxPerHour }
});

describe('how a bar is drawn', () => {
	it('is one element with its plate where there is nothing but a plan', () => {
		expect(lookOf(barOf(), wide(120))).toMatchObject({
			left: 120,
			width: 120,
			plate: '辽B·A0001',
			isPlain: true,
			isRich: false
		});
	});

	it.each([
		[20, ''],
		[24, '01'],
		[36, '001'],
		[50, 'A0001'],
		[90, '辽B·A0001']
	])('at %i px an hour shows "%s"', (pxPerHour, plate) => {
		expect(lookOf(barOf(), wide(pxPerHour))?.plate).toBe(plate);
	});

	it('has plan and truth as pieces where work has begun', () => {
		const look = lookOf(
			barOf({ state: 'running', stints: [aStint({ from: at('09:10') })] }),
			canvas
		);
		expect(look).toMatchObject({ isPlain: false, isRich: true });
		expect(look?.segments.map(({ kind, left }) => [kind, left])).toEqual([
			['planned', 0],
			['worked', 10]
		]);
	});

	it.each([
		[10, 'late', { isBroken: true, isSignOnly: false }],
		[11.9, 'at-risk', { isBroken: true, isSignOnly: false }],
		[12, 'late', { isBroken: false, isSignOnly: true }],
		[20, 'late', { isBroken: false, isSignOnly: true }],
		[36, 'late', { isBroken: false, isSignOnly: false }],
		[10, 'on-track', { isBroken: false, isSignOnly: false }],
		[20, 'on-track', { isBroken: false, isSignOnly: false }]
	] as const)('at %d px an hour, %s, shows its urgency as %o', (pxPerHour, level, shown) => {
		expect(lookOf({ ...barOf(), level }, wide(pxPerHour))).toMatchObject(shown);
	});

	it('says nothing urgent of what is finished', () => {
		const done: Bar = { ...barOf(), level: 'late', state: 'finished' };
		expect(lookOf(done, wide(10))).toMatchObject({ isBroken: false, isSignOnly: false });
	});

	it('carries its promise only where that falls due before its end', () => {
		expect(lookOf(barOf({}, at('09:30')), canvas)).toMatchObject({ promise: 30, isRich: true });
		expect(lookOf(barOf({}, at('10:00')), canvas)).toMatchObject({ promise: null, isRich: false });
	});

	it('is not drawn beyond the window, unless it is kept', () => {
		const later = { ...canvas, window: { from: at('12:00'), to: at('14:00') } };
		expect(lookOf(barOf(), later)).toBeNull();
		expect(lookOf(barOf(), later, true)).not.toBeNull();
	});

	it('goes along with the view where it begins before what is seen', () => {
		expect(lookOf(barOf(), { ...canvas, seenFrom: at('09:30') })).toMatchObject({ sticks: true });
		expect(lookOf(barOf(), { ...canvas, seenFrom: at('08:30') })).toMatchObject({ sticks: false });
	});
});
