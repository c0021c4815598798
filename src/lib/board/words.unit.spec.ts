import { describe, expect, it } from 'vitest';
import { STATUS_MARK, type StatusWord } from '#core/board/marks.ts';
import { boardText } from '$lib/i18n/board.ts';
import { LOCALES } from '$lib/i18n/catalogue.ts';
import { scopeText, statusText } from './words.ts';

const STATUSES = Object.keys(STATUS_MARK) as readonly StatusWord[];
/** A car of which nobody may know what it is stopped for; beside it no other stoppage is shown. */
const KNOWN = STATUSES.filter((status) => status !== 'stopped');

describe('the states of cars on a wall', () => {
	it('have a shape each, so that a grey picture tells them apart (rule L11)', () => {
		const shapes = STATUSES.map((status) => STATUS_MARK[status]);
		expect(new Set(shapes).size).toBe(shapes.length);
	});

	it.each(LOCALES)('have a word each in %s', (locale) => {
		const words = KNOWN.map((status) => statusText(boardText(locale), status));
		expect(new Set(words).size).toBe(words.length);
	});
});

describe('the scope of a screen', () => {
	it.each([
		[null, ''],
		[{ kind: 'bays', from: 'K01', to: 'A07' }, 'K01–A07'],
		[{ kind: 'bays', from: 'K01', to: 'K01' }, 'K01'],
		[{ kind: 'team', team: '机电一组' }, '机电一组'],
		[{ kind: 'trade', trade: 'body' }, '钣金'],
		[{ kind: 'trade', trade: 'upholstery' }, 'upholstery']
	] as const)('%o is named %s', (scope, name) => {
		expect(scopeText(boardText('zh-CN'), scope)).toBe(name);
	});
});
