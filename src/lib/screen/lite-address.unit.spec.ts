import { describe, expect, it } from 'vitest';
import { liteAddress, LITE_BY_WATCH, litePageOf, nextLite } from './lite-address.ts';

const at = (path: string): URL => new URL(path, 'http://wall');

describe('the page without scripts', () => {
	it('keeps everything the screen was asked for', () => {
		expect(liteAddress(at('/board?workshop=w&diagonal=75'))).toBe(
			'/board/lite?workshop=w&diagonal=75'
		);
		expect(liteAddress(at('/lounge'))).toBe('/lounge/lite');
	});

	it('turns its pages with each load, and begins again after the last', () => {
		expect(nextLite(at('/board/lite?workshop=w'), 3)).toBe('/board/lite?workshop=w&page=1');
		expect(nextLite(at('/board/lite?page=2'), 3)).toBe('/board/lite?page=0');
		expect(nextLite(at('/board/lite'), 0)).toBe('/board/lite?page=0');
	});

	it('knows a page that is none, or is no more, for one that is', () => {
		expect(litePageOf(at('/board/lite?page=7'), 3)).toBe(1);
		expect(litePageOf(at('/board/lite?page=x'), 3)).toBe(0);
	});

	it('stays for good where scripts do not run', () => {
		expect(nextLite(at('/board/lite'), 1)).toContain('/board/lite');
	});

	it('tries the program again where that did not begin, after so many loads', () => {
		let next = liteAddress(at('/board?scope=team:1'), LITE_BY_WATCH);
		let loads = 0;
		while (next.startsWith('/board/lite')) {
			next = nextLite(at(next), 2);
			loads += 1;
		}
		expect(loads).toBe(LITE_BY_WATCH);
		expect(next).toBe('/board?scope=team%3A1');
	});
});
