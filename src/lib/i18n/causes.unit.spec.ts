import { describe, expect, it } from 'vitest';
import { aJob, aPromise } from '../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../tests/builders/a-setup.ts';
import { aState } from '../../../tests/builders/a-state.ts';
import { at } from '../../../tests/builders/at.ts';
import { jobId, operationId } from '#core/ids.ts';
import { WHYS, type LateCause } from '#core/plan/late-cause.ts';
import { TRADES } from '#core/workshop/setup.ts';
import { LOCALES } from './catalogue.ts';
import {
	causeForCustomer,
	causeSentence,
	exactSpan,
	roughSpan,
	sharedCauseText,
	sumText
} from './causes.ts';
import { causeShort } from './cause-words.ts';
import { namesOf } from './names.ts';

const first = aJob({ id: jobId('J2'), promises: [aPromise(at('15:30'))] });
const state = aState({ jobs: [first] });
const cause: LateCause = {
	why: 'bay',
	minutes: 35,
	operation: operationId(jobId('J1'), 1),
	bay: null,
	technician: null,
	trade: 'paint',
	behind: [first.id],
	step: null,
	at: null,
	also: [],
	helpsAlone: true
};
const now = at('10:00');
const telling = (locale: (typeof LOCALES)[number]) => ({
	locale,
	names: namesOf(locale, state, now),
	state,
	now
});
const both = (told: LateCause): string[] =>
	LOCALES.map((locale) => causeSentence(telling(locale), told));

describe('a cause of lateness', () => {
	it('is a sentence in both languages, with the car that is in the way', () => {
		expect(both(cause)).toEqual([
			'等烤房 35 分（辽B·A0001 占用，承诺 15:30）',
			'Waits 35 min for the booth (辽B·A0001, promised 15:30)'
		]);
		expect(both({ ...cause, bay: BAY.booth, behind: [] })).toEqual([
			'等烤房 H01 35 分',
			'Waits 35 min for booth H01'
		]);
		expect(both({ ...cause, behind: [first.id, jobId('J3')] })[1]).toContain('2 cars');
	});

	it('names the person, and what was waited for just as long', () => {
		const busy = { ...cause, why: 'technician', technician: TECHNICIAN.painter } as const;
		expect(both({ ...busy, also: ['bay'] })).toEqual([
			'等技师 T005 35 分（先做 辽B·A0001，承诺 15:30），同时等烤房',
			'Waits 35 min for T005 (busy with 辽B·A0001, promised 15:30); just as long: Waits for booth'
		]);
	});

	it('says when parts come and when they came', () => {
		const parts = { ...cause, why: 'parts', behind: [] } as const;
		expect(both({ ...parts, at: at('11:10') })[0]).toBe('等配件 35 分（预计 11:10 到）');
		expect(both({ ...parts, at: at('09:10') })[1]).toBe('Parts came at 09:10: 35 min');
		expect(both(parts)[0]).toBe('等配件 35 分');
	});

	it.each(WHYS)('has a sentence without gaps whatever it is: %s', (why) => {
		for (const when of [null, at('11:00'), at('09:00')]) {
			for (const text of both({ ...cause, why, at: when })) {
				expect(text).toMatch(/35/u);
				expect(text).not.toMatch(/[{}]|undefined/u);
			}
		}
	});

	it('takes three words at most, for the wall', () => {
		for (const why of WHYS) {
			for (const trade of TRADES) {
				expect(causeShort('en', { why, trade }).split(' ').length).toBeLessThanOrEqual(3);
				expect(causeShort('zh-CN', { why, trade }).length).toBeLessThanOrEqual(4);
			}
		}
	});

	it('tells a customer of no other car and nobody by name', () => {
		const busy = { ...cause, why: 'technician', technician: TECHNICIAN.painter } as const;
		expect(causeForCustomer('zh-CN', busy)).toBe('等技师 35 分');
	});
});

describe('the sum', () => {
	it('adds up as it is read, in hours and minutes where it is long', () => {
		const causes = [cause, { ...cause, why: 'break', minutes: 95 } as const];
		const whole = { minutes: 130, causes, main: cause };
		expect(sumText('zh-CN', whole)).toBe('预计晚 2 小时 10 分 = 等烤房 35 分 + 跨休息 95 分');
		expect(sumText('en', whole)).toBe(
			'Will be 2 h 10 min late = Waits for booth 35 min + Over a break 95 min'
		);
		expect(exactSpan('en', 119)).toBe('119 min');
		expect(exactSpan('en', 120)).toBe('2 h');
		expect(exactSpan('en', 121)).toBe('2 h 1 min');
		expect(exactSpan('zh-CN', 629 * 60)).toBe('629 小时');
		expect(roughSpan('en', 119)).toBe('119 min');
		expect(roughSpan('en', 149)).toBe('2 h');
		expect(roughSpan('zh-CN', 1008 * 60 + 54)).toBe('1009 小时');
	});

	it('of several cars goes by the thing that binds them', () => {
		const shared = { ...cause, key: 'bay', jobs: [first.id], minutes: 35 };
		const say = (bay: typeof cause.bay): string =>
			sharedCauseText(telling('zh-CN'), { ...shared, bay });
		expect(say(null)).toBe('等烤房');
		expect(say(BAY.booth)).toBe('等烤房 H01');
	});
});
