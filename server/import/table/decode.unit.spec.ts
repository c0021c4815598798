import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decoded, encodingOf } from './decode.ts';

const TEXT = '工单号,车牌号\r\nRO1,辽B12345\r\n'.repeat(20_000);
const roundTrip = (bytes: Buffer): string => {
	const encoding = encodingOf(bytes);
	return encoding === null ? '' : [...decoded(bytes, encoding)].join('');
};

describe('encodingOf', () => {
	it.each([
		['UTF-8', Buffer.from(TEXT), 'utf-8'],
		['UTF-8 with a byte order mark', Buffer.from('\uFEFF' + TEXT), 'utf-8'],
		['GB18030', iconv.encode(TEXT, 'gb18030'), 'gb18030'],
		['UTF-16', Buffer.from('\uFEFF' + TEXT, 'utf16le'), 'utf-16le']
	] as const)('finds %s and reads it whole', (_, bytes, encoding) => {
		expect(encodingOf(bytes)).toBe(encoding);
		expect(roundTrip(bytes)).toBe(TEXT);
	});

	it('keeps characters only GB18030 has', () => {
		expect(roundTrip(iconv.encode('䶮先生,镕,㛃,喆\n'.repeat(50), 'gb18030'))).toContain('䶮先生');
	});

	it('still reads a file that was cut off inside a character', () => {
		expect(roundTrip(Buffer.from(TEXT).subarray(0, -3 - '2345\r\n'.length))).toContain('工单号');
		expect(encodingOf(Buffer.from('工单号,车牌号').subarray(0, -1))).toBe('utf-8');
	});

	it('takes a picture or a program for no text', () => {
		expect(encodingOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))).toBeNull();
		expect(encodingOf(Buffer.alloc(200, 0xff))).toBeNull();
	});
});
