import { describe, expect, it } from 'vitest';
import { engineOf, isSilent, runsNoProgram, SILENT_AFTER_MS, tierOf } from './heartbeat.ts';

const CHROME = (version: string): string =>
	`Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) ${version} Safari/537.36`;

describe('a display that says nothing', () => {
	it('is silent after ninety seconds, counted from its last word', () => {
		const since = { heardAt: 1000, startedAt: 0 };
		expect(isSilent(since, 1000 + SILENT_AFTER_MS - 1)).toBe(false);
		expect(isSilent(since, 1000 + SILENT_AFTER_MS)).toBe(true);
	});

	it('has ninety seconds to come back after the server started', () => {
		const never = { heardAt: null, startedAt: 5000 };
		expect(isSilent(never, 5000 + SILENT_AFTER_MS - 1)).toBe(false);
		expect(isSilent(never, 5000 + SILENT_AFTER_MS)).toBe(true);
	});
});

describe('the engine of a screen', () => {
	it.each([
		[CHROME('Chrome/108.0.0.0'), 'Chromium', 108, 'A'],
		[CHROME('Chrome/94.0.4606.31'), 'Chromium', 94, 'A'],
		[CHROME('Chrome/93.0.0.0'), 'Chromium', 93, 'B'],
		[CHROME('69.0.3497.106/5.5 TV'), 'Chromium', 69, 'B'],
		[CHROME('Chrome/53.0.2785.34'), 'Chromium', 53, 'C'],
		['Mozilla/5.0 (X11; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox', 128, 'A'],
		['Mozilla/5.0 (Macintosh) AppleWebKit/605 Version/14.1 Safari/605', 'Safari', 14, 'B']
	])('%s', (agent, name, major, tier) => {
		expect(engineOf(agent)).toEqual({ name, major });
		expect(tierOf(engineOf(agent))).toBe(tier);
	});

	it('is taken to be old where it does not name itself', () => {
		expect(engineOf('SmartTV')).toBeNull();
		expect(tierOf(null)).toBe('C');
	});
});

it('gives the page without scripts only to engines that name themselves as too old (B4)', () => {
	const tizen4 =
		'Mozilla/5.0 (SMART-TV; Linux; Tizen 4.0) SamsungBrowser/2.1 Chrome/56.0.2924.0 TV';
	expect(runsNoProgram(tizen4)).toBe(true);
	expect(runsNoProgram('Chrome/67.0.3396.99 Safari/537.36')).toBe(true);
	expect(runsNoProgram('Chrome/68.0.3440.75 Safari/537.36')).toBe(false);
	expect(runsNoProgram('SmartTV')).toBe(false);
});
