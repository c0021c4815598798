import { expect, it } from 'vitest';
import { barsOf } from '#core/board/timeline-bars.ts';
import type { Operation } from '#core/job/job.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { namesOf } from '$lib/i18n/names.ts';
import { aJob, aPlan, aPromise, aStint, aStoppage, aWash } from '../../../tests/builders/a-job.ts';
import { aState } from '../../../tests/builders/a-state.ts';
import { at } from '../../../tests/builders/at.ts';
import { sentenceOf } from './sentence.ts';

const now = at('10:00');
const said = (operation: Partial<Operation>, locale: Locale = 'zh-CN', isPending = false) => {
	const job = aJob({ waiting: true, promises: [aPromise(at('11:00'))], operations: [operation] });
	const [first] = barsOf({ job, plate: '辽B·A0001', level: 'none', now }, 'bay');
	if (first === undefined) throw new Error('no bar');
	return sentenceOf(first.bar, {
		locale,
		names: namesOf(locale, aState({ jobs: [job] }), now),
		lateness: () => '余 60 分',
		isPending
	});
};

it('says plate, work, who, where, plan, promise, lateness and marks in one sentence', () => {
	expect(said({ plan: aPlan() })).toBe(
		'辽B·A0001，更换机油机滤，T001，A01，计划 09:00–10:00，承诺 11:00，余 60 分，客户在店等待'
	);
});

it('says what really happened, and that it still goes on', () => {
	const running = { state: 'running', plan: aPlan(), stints: [aStint()] } as const;
	expect(said(running)).toContain('09:00 开工，进行中');
	const done = { state: 'finished', stints: [aStint({ to: at('09:40') })] } as const;
	expect(said(done, 'en')).toContain('worked 09:00–09:40');
});

it('says why it stopped', () => {
	const stopped = {
		state: 'stopped',
		stints: [aStint({ to: at('09:30') })],
		stoppages: [aStoppage()]
	} as const;
	expect(said(stopped)).toContain('09:30 起停工（待料）');
	const again = { ...stopped, stoppages: [aStoppage({ to: at('09:50') })] };
	expect(said(again, 'en')).toContain('stopped 09:30–09:50 (Parts)');
});

it('names work the board made itself by its kind, and says what is not confirmed', () => {
	const wash = { ...aWash({ name: '' }), plan: aPlan() };
	expect(said(wash, 'zh-CN', true)).toMatch(/^辽B·A0001，洗车，.*待确认$/u);
	expect(said(wash, 'en')).toMatch(/^辽B·A0001, Wash, /u);
});
