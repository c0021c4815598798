import { beforeEach, describe, expect, it, vi } from 'vitest';
import { jobId, operationId } from '#core/ids.ts';
import { answersIn, tabAnswers } from './kept-answers.ts';

const OPERATION = operationId(jobId('J1'), 3);

describe('a list that was half answered', () => {
	beforeEach(() => {
		const kept = new Map<string, string>();
		vi.stubGlobal('sessionStorage', {
			getItem: (key: string) => kept.get(key) ?? null,
			setItem: (key: string, text: string) => kept.set(key, text),
			removeItem: (key: string) => kept.delete(key)
		});
		return () => {
			vi.unstubAllGlobals();
		};
	});

	it('is there again for the same person only, until it is sent', () => {
		const mine = tabAnswers('day-20', 'p-li');
		const kept = { answers: { 无渗漏: 'ok', 车门: 'defect' }, distanceKm: 5 } as const;
		mine.keep(OPERATION, kept);
		expect(tabAnswers('day-20', 'p-li').load(OPERATION)).toEqual(kept);
		expect(tabAnswers('day-20', 'p-wang').load(OPERATION)).toBeNull();
		mine.forget(OPERATION);
		expect(mine.load(OPERATION)).toBeNull();
	});

	it('is nothing where nothing, or something else, was kept', () => {
		expect(answersIn(null)).toBeNull();
		expect(answersIn('7')).toBeNull();
		expect(answersIn('{"answers":{"a":"perhaps","b":"ok"}}')).toEqual({
			answers: { b: 'ok' },
			distanceKm: 0
		});
	});

	it('does without where the device forbids it', () => {
		vi.stubGlobal('sessionStorage', null);
		const forbidden = tabAnswers('day-20', 'p-li');
		forbidden.keep(OPERATION, { answers: {}, distanceKm: 0 });
		expect(forbidden.load(OPERATION)).toBeNull();
	});
});
