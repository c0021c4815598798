import { describe, expect, it } from 'vitest';
import { bayCode, jobId, operationIdFrom, skillCode, technicianCode } from '#core/ids.ts';
import type { CarEffect, OtherPromise } from '#core/planner/explain/in-words.ts';
import type { HelpWish } from '#core/planner/explain/would-help.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { spanText } from '$lib/i18n/lateness-text.ts';
import { namesOf } from '$lib/i18n/names.ts';
import { aState } from '../../../tests/builders/a-state.ts';
import { at } from '../../../tests/builders/at.ts';
import {
	changeText,
	effectSentence,
	helpText,
	lateText,
	othersTexts,
	ownText
} from './explain-words.ts';

const inLocale = (locale: Locale) => ({
	locale,
	names: {
		...namesOf(locale, aState(), at('08:00')),
		car: (code: string) => `辽B·${code}`,
		operation: (code: string) => `〔${code}〕`,
		technician: (code: string) => (code === 'T1' ? '王强' : '李静'),
		bay: (code: string) => code,
		skill: () => '洗车'
	},
	span: (minutes: number) => spanText(locale, minutes)
});
const chinese = inLocale('zh-CN');
const english = inLocale('en');

const EFFECT: CarEffect = {
	saved: 0,
	lateSaved: 0,
	waitingSaved: 0,
	before: at('16:00'),
	after: at('16:00'),
	late: null,
	others: []
};
const other = (job: string, before: number, after: number): OtherPromise => ({
	job: jobId(job),
	before,
	after
});

describe('what a change does, in words', () => {
	it.each([
		[0, '0', '0'],
		[9, '+9 分', '+9 min'],
		[-119, '−119 分', '−119 min'],
		[145, '+2 小时 25 分', '+2 h 25 min']
	])('%i minutes more or less', (minutes, zh, en) => {
		expect([changeText('zh-CN', minutes), changeText('en', minutes)]).toEqual([zh, en]);
	});

	it.each([
		[0, '不变', 'no difference'],
		[35, '早 35 分', '35 min earlier'],
		[-130, '晚 2 小时', '2 h later']
	])('the car itself, %i minutes earlier', (saved, zh, en) => {
		expect([ownText(chinese, { saved }), ownText(english, { saved })]).toEqual([zh, en]);
	});

	it.each([
		[null, '', ''],
		[0, '赶得上', 'in time'],
		[20, '晚点 20 分', '20 min late']
	])('its promise, %s minutes past it', (late, zh, en) => {
		expect([lateText(chinese, { late }), lateText(english, { late })]).toEqual([zh, en]);
	});

	it('names three other cars and counts the rest', () => {
		const others = [
			other('NEW', 0, 15),
			other('MORE', 10, 40),
			other('LESS', 40, 10),
			other('SAVED', 5, 0),
			other('TOO', 7, 0)
		];
		expect(othersTexts(chinese, { others })).toEqual([
			'辽B·NEW 将晚 15 分',
			'辽B·MORE 再晚 30 分',
			'辽B·LESS 少晚 30 分',
			'还有 2 台'
		]);
		expect(othersTexts(chinese, { others: others.slice(3) })).toEqual([
			'辽B·SAVED 赶得上了',
			'辽B·TOO 赶得上了'
		]);
		expect(othersTexts(english, { others: [] })).toEqual([]);
	});

	it('makes one sentence of it for whoever only hears the button', () => {
		const effect = { ...EFFECT, saved: 20, others: [other('NEW', 0, 15)] };
		expect(effectSentence(chinese, effect)).toBe('早 20 分，辽B·NEW 将晚 15 分');
		expect(effectSentence(english, effect)).toBe('20 min earlier, 辽B·NEW will be 15 min late');
	});
});

describe('what would help, in words', () => {
	const operation = operationIdFrom('钣金');
	const technician = technicianCode('T1');
	it.each<[HelpWish, string]>([
		[{ kind: 'technician', operation, technician }, '〔钣金〕改派给王强'],
		[{ kind: 'bay', operation, bay: bayCode('B02') }, '〔钣金〕改到工位 B02'],
		[{ kind: 'before', operation, car: jobId('J2') }, '〔钣金〕排到 辽B·J2 之前'],
		[{ kind: 'sooner', operation }, '〔钣金〕提前，能开工就开工'],
		[
			{
				kind: 'overtime',
				people: [
					{ technician, until: at('18:00') },
					{ technician: technicianCode('T2'), until: at('18:00') }
				],
				minutes: 30
			},
			'王强、李静加班 30 分'
		],
		[
			{ kind: 'hand', operation, skill: skillCode('WASH'), from: at('15:00'), to: at('17:00') },
			'15:00–17:00 多一人做洗车'
		],
		[{ kind: 'parts', operation, at: at('11:00') }, '〔钣金〕的配件 11:00 前到']
	])('$kind', (help, zh) => {
		expect(helpText(chinese, help)).toBe(zh);
		expect(helpText(english, help)).not.toMatch(/改|排|加班/u);
	});
});
