import type { LocalDate, LocalTime } from '#core/time/instant.ts';
import { DAY_MS, MINUTE_MS } from '#core/time/instant.ts';
import type { Trade } from '#core/workshop/setup.ts';

/** What the cells of Chinese exports mean, each kind of value by itself; null is "not one of these". */

/** A cell as it is meant: blanks and tabs around it gone, `="007"` (Excel's forced text) unwrapped. */
export function cellText(raw: string): string {
	const text = raw.trim();
	const forced = /^="([^"]*)"$/.exec(text);
	return (forced?.[1] ?? text).trim();
}

/** Local date and time; `time` null where the cell holds a date only. */
export interface LocalMoment {
	readonly date: LocalDate;
	readonly time: LocalTime | null;
}

const DATE = String.raw`(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?`;
const TIME = String.raw`(?:(上午|下午|am|pm)\s*)?(\d{1,2})[:时](\d{1,2})(?:[:分](?:(\d{1,2})(?:\.\d+)?秒?)?)?\s*(am|pm)?`;
const WRITTEN = new RegExp(`^${DATE}(?:[t,\\s]*${TIME})?$`, 'i');
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[t\s]?(\d{2})(\d{2})(?:\d{2})?)?$/i;
// Serial days from 1982 to 2119; anything else in a date column is a number that slipped in.
const SERIAL = /^[3-7]\d{4}(?:\.\d+)?$/;

/**
 * Reads the ways Chinese exports write moments: `2026/11/23 8:05`, `2026-11-23 08:05:00`,
 * `2026年11月23日 8:05`, `20261123 0805`, Excel's serial days. Seconds are dropped. Null for anything
 * that is no real moment (13th month, 99 o'clock) or may mean two (`11/12/26`).
 */
export function localMoment(text: string, serialOffset: number): LocalMoment | null {
	const plain = text.normalize('NFKC').trim();
	if (SERIAL.test(plain)) return fromSerial(Number(plain), serialOffset);
	const written = WRITTEN.exec(plain);
	if (written !== null) {
		const [, year, month, day, half, hour, minute, second, halfAfter] = written;
		if (Number(second ?? 0) > 59) return null;
		return moment([year, month, day], hour24(hour, half ?? halfAfter), minute);
	}
	const compact = COMPACT.exec(plain);
	if (compact === null) return null;
	const [, year, month, day, hour, minute] = compact;
	return moment([year, month, day], hour24(hour, undefined), minute);
}

function hour24(hour: string | undefined, half: string | undefined): number | null {
	if (hour === undefined) return null;
	const afternoon = /下午|pm/i.test(half ?? '');
	const noon = half !== undefined && Number(hour) === 12;
	return (noon ? 0 : Number(hour)) + (afternoon ? 12 : 0);
}

function moment(
	parts: readonly (string | undefined)[],
	hour: number | null,
	minute: string | undefined
): LocalMoment | null {
	const [year = 0, month = 0, day = 0] = parts.map(Number);
	const date = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
	// 31 February rolls over into March; what does not come back as it went in is no date.
	if (date !== `${String(year)}-${twoDigits(month)}-${twoDigits(day)}`) return null;
	if (year < 2000 || year > 2099) return null;
	if (hour === null) return { date, time: null };
	if (hour > 23 || Number(minute) > 59) return null;
	return { date, time: `${twoDigits(hour)}:${twoDigits(Number(minute))}` };
}

function fromSerial(serial: number, offset: number): LocalMoment {
	const local = Math.round(((serial - offset) * DAY_MS) / MINUTE_MS) * MINUTE_MS;
	const text = new Date(local).toISOString();
	return {
		date: text.slice(0, 10),
		time: Number.isInteger(serial) ? null : text.slice(11, 16)
	};
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** A number as people type it: full-width digits, thousands separators, a unit behind it. */
export function numberIn(text: string, units: RegExp): number | null {
	const plain = text.normalize('NFKC').replace(units, '').trim();
	if (!/^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(plain)) return null;
	return Number(plain.replaceAll(',', ''));
}

const YES = new Set([
	'是',
	'有',
	'要',
	'需要',
	'等待',
	'对',
	'√',
	'✓',
	'✔',
	'y',
	'yes',
	'true',
	'1',
	't'
]);
const NO = new Set([
	'',
	'否',
	'无',
	'不',
	'不要',
	'不需要',
	'不等待',
	'没有',
	'×',
	'x',
	'-',
	'/',
	'n',
	'no',
	'false',
	'0',
	'f'
]);

/** Yes or no; an empty cell is no. */
export function yesOrNo(text: string): boolean | null {
	const word = text.normalize('NFKC').toLowerCase();
	if (YES.has(word)) return true;
	return NO.has(word) ? false : null;
}

/** Whether the car came by appointment; null for a word that tells neither. */
export function sourceIn(text: string): 'appointment' | 'walk-in' | null {
	if (/^(预约|电话预约|网上预约|微信预约|主动预约|appointment|是)$/i.test(text))
		return 'appointment';
	return /^(自然到店|自然进店|到店|上门|散客|非预约|直接到店|walk-?in|否)$/i.test(text)
		? 'walk-in'
		: null;
}

const TRADE_WORDS: ReadonlyMap<string, Trade> = new Map<string, Trade>([
	['机电', 'mechanical'],
	['机修', 'mechanical'],
	['机械', 'mechanical'],
	['电气', 'electrical'],
	['电工', 'electrical'],
	['电器', 'electrical'],
	['钣金', 'body'],
	['油漆', 'paint'],
	['喷漆', 'paint'],
	['漆工', 'paint'],
	['快修', 'express'],
	['快保', 'express'],
	['四轮定位', 'alignment'],
	['定位', 'alignment'],
	['检验', 'inspection'],
	['质检', 'inspection'],
	['洗车', 'wash'],
	['美容', 'wash'],
	['外协', 'sublet'],
	['外加工', 'sublet'],
	['委外', 'sublet'],
	...(
		[
			'mechanical',
			'electrical',
			'body',
			'paint',
			'express',
			'alignment',
			'inspection',
			'wash',
			'sublet'
		] as const
	).map((trade): [string, Trade] => [trade, trade])
]);

/** The trade a word of the field names, e.g. `机电`; null for an unknown one. */
export const tradeIn = (text: string): Trade | null =>
	TRADE_WORDS.get(text.normalize('NFKC').toLowerCase()) ?? null;

/** A category and whether it carries the overnight mark: `钣喷（隔夜）` is `钣喷`, carried over. */
export function categoryIn(text: string): {
	readonly category: string;
	readonly carriedOver: boolean;
} {
	const category = text.replace(/\s*[（(]\s*隔夜\s*[)）]\s*$/, '');
	return { category, carriedOver: category !== text };
}

/** The foot of a table instead of an order: 合计, 总计, 小计 with or without a number behind. */
export const isTotal = (text: string): boolean =>
	/^(合\s*计|总\s*计|小\s*计|共\s*计|total|sum)\s*[:：]?\s*\d*$/i.test(text);
