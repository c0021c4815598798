import { describe, expect, it } from 'vitest';
import { chosenLocale } from './chosen-locale.ts';

describe('chosenLocale', () => {
	it.each([
		[{}, 'zh-CN'],
		[{ header: 'en-GB,en;q=0.9,zh;q=0.8' }, 'en'],
		[{ header: 'zh-TW,en;q=0.5' }, 'zh-CN'],
		[{ header: 'fr-FR,en;q=0.5' }, 'en'],
		[{ header: 'fr' }, 'zh-CN'],
		[{ cookie: 'zh-CN', header: 'en' }, 'zh-CN'],
		[{ cookie: 'klingon', header: 'en' }, 'en'],
		[{ query: 'en', cookie: 'zh-CN' }, 'en'],
		[{ query: '', cookie: 'en' }, 'en'],
		[{ query: null, cookie: undefined, header: null }, 'zh-CN']
	])('from %j chooses %s', (said, locale) => {
		expect(chosenLocale(said)).toBe(locale);
	});
});
