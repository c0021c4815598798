import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { at } from '../../../../tests/builders/at.ts';
import type { LoungeCar } from '../board/lounge-board.ts';
import { callsDue, callsStanding } from './call.ts';
import { loudness, soundFrom } from './sound.ts';
import { CHIME, CLIPS, spokenCall } from './spoken-call.ts';

const aCar = (overrides: Partial<LoungeCar> = {}): LoungeCar => ({
	key: 'a',
	plate: { head: '辽B', tail: 'A**23' },
	customer: null,
	advisor: '谢',
	counter: null,
	step: 'ready',
	steps: [],
	window: null,
	readyAt: at('10:00'),
	isDelivered: false,
	...overrides
});

describe('who is called out', () => {
	const keys = (cars: readonly LoungeCar[], time: string) =>
		callsDue(cars, at(time)).map(({ key }) => key.split('/')[0]);

	it.each([
		['09:59', []],
		['10:00', ['a']],
		['10:01', ['a']],
		['10:02', []]
	])('at %s: %j', (time, called) => {
		expect(keys([aCar()], time)).toEqual(called);
	});

	it('goes by who was ready first, and calls nobody whose car is not', () => {
		const later = aCar({ key: 'later', readyAt: at('10:01') });
		const working = aCar({ key: 'working', readyAt: null });
		expect(keys([later, working, aCar()], '10:01')).toEqual(['a', 'later']);
	});

	it('calls a car again that became ready again', () => {
		const [first] = callsDue([aCar()], at('10:00'));
		const [again] = callsDue([aCar({ readyAt: at('10:30') })], at('10:30'));
		expect(first!.key).not.toBe(again!.key);
	});
});

describe('whose call still stands', () => {
	it('is everybody whose car can be collected, however long ago it became ready', () => {
		const later = aCar({ key: 'later', readyAt: at('10:01') });
		const cars = [aCar(), later, aCar({ key: 'collected', readyAt: null, isDelivered: true })];
		const due = callsDue([aCar(), later], at('10:01')).map(({ key }) => key);
		expect([...callsStanding(cars)]).toEqual(due);
	});
});

describe('what is said', () => {
	const said = (language: 'zh' | 'en', car: Partial<LoungeCar>) =>
		spokenCall(language, { key: 'k', car: aCar(car) }).join(' ');

	it('reads the end of the plate digit by digit, and the counter as a number', () => {
		expect(said('zh', { counter: 3 })).toBe(
			'zh/plate zh/digit-2 zh/digit-3 zh/owner zh/to zh/number-3 zh/counter zh/ready'
		);
		expect(said('en', { counter: 23 })).toBe(
			'en/plate en/digit-2 en/digit-3 en/to-counter en/number-20 en/number-3 en/ready'
		);
	});

	it.each([
		[1, 'zh/to zh/number-1 zh/counter', 'en/to-counter en/number-1'],
		[10, 'zh/to zh/number-10 zh/counter', 'en/to-counter en/number-10'],
		[12, 'zh/to zh/number-10 zh/number-2 zh/counter', 'en/to-counter en/number-12'],
		[20, 'zh/to zh/number-2 zh/number-10 zh/counter', 'en/to-counter en/number-20'],
		[99, 'zh/to zh/number-9 zh/number-10 zh/number-9 zh/counter', 'en/number-90 en/number-9']
	])('counts to counter %i', (counter, zh, en) => {
		expect(said('zh', { counter })).toContain(zh);
		expect(said('en', { counter })).toContain(en);
	});

	it('says the ticket instead where there is one', () => {
		expect(said('zh', { plate: { head: '', tail: '#A07' } })).toBe(
			'zh/ticket zh/letter-a zh/digit-0 zh/digit-7 zh/owner zh/to-desk zh/ready'
		);
		expect(said('en', { plate: { head: '#K17', tail: 'A**23' } })).toContain(
			'en/ticket en/letter-k'
		);
	});

	it('says nothing of the plate that is not on the screen', () => {
		expect(said('zh', { plate: { head: '辽B', tail: 'A**23' } })).not.toContain('letter-a');
		expect(said('zh', { plate: { head: '粤Z', tail: '1**4港' } })).toContain(
			'zh/digit-4 zh/mark-hong-kong'
		);
	});

	it('has a recording of all of it', () => {
		for (const name of [...CLIPS, CHIME])
			expect(existsSync(`static/voice/${name}.mp3`), name).toBe(true);
		const every = Array.from({ length: 99 }, (_, index) =>
			(['zh', 'en'] as const).flatMap((language) =>
				spokenCall(language, {
					key: '',
					car: aCar({ counter: index + 1, plate: { head: '', tail: `#Z${String(index)}` } })
				})
			)
		).flat();
		expect(every.filter((clip) => !CLIPS.includes(clip))).toEqual([]);
	});
});

describe('how loud it may be', () => {
	const from = (address: string) => soundFrom((name) => new URLSearchParams(address).get(name));
	const at12 = (address: string, time: string) =>
		loudness(from(address), at(time), 'Asia/Shanghai');

	it.each([
		['', '12:00', 80],
		['volume=60', '12:00', 60],
		['volume=0', '12:00', 0],
		['volume=101', '12:00', 80],
		['volume=loud', '12:00', 80],
		['quiet=12:00-13:30', '11:59', 80],
		['quiet=12:00-13:30', '12:00', 0],
		['quiet=12:00-13:30', '13:29', 0],
		['quiet=12:00-13:30', '13:30', 80],
		['quiet=20:00-08:00', '07:59', 0],
		['quiet=20:00-08:00', '08:00', 80],
		['quiet=noon', '12:00', 80]
	])('%s at %s: %i', (address, time, volume) => {
		expect(at12(address, time)).toBe(volume);
	});
});
