import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPlate, maskedLabels } from './mask.ts';
import { plateParts } from './plate.ts';

const among = (letters: string, length: number): fc.Arbitrary<string> =>
	fc
		.array(fc.constantFrom(...Array.from(letters)), { minLength: length, maxLength: length })
		.map((characters) => characters.join(''));
const SERIAL = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';
const region = fc.tuple(among('京沪粤辽新', 1), among('ABZ', 1)).map((parts) => parts.join(''));
const anyPlate = fc.oneof(
	fc.tuple(region, among(SERIAL, 5)).map((parts) => parts.join('')),
	fc.tuple(region, among(SERIAL, 4), among('警学挂港澳试超领', 1)).map((parts) => parts.join('')),
	fc.tuple(region, among('DF', 1), among('0123456789', 5)).map((parts) => parts.join('')),
	among('0123456789', 6).map((digits) => `使${digits}`),
	fc.string({ unit: 'grapheme', maxLength: 12 })
);

describe('maskPlate', () => {
	it.each([
		['辽BA1B23', '辽B·A**23'],
		['辽BD12345', '辽B·D***45'],
		['粤Z1234港', '粤Z·1**4港'],
		['使123456', '使·1***56'],
		['123456使', '1****6使'],
		['辽BIO123', '辽*****3'],
		['临牌', '**'],
		['测试车', '测**'],
		['', '']
	])('shows %s as %s', (plate, masked) => {
		expect(maskPlate(plate)).toBe(masked);
	});

	it('hides at least two characters of the serial, whatever the plate', () => {
		fc.assert(
			fc.property(anyPlate, (plate) => {
				const masked = maskPlate(plate);
				const serial = Array.from(plateParts(plate).serial);
				if (serial.length === 0) return masked === '';
				const shown = Array.from(masked.split('·').at(-1) ?? '').filter((c) => c !== '*');
				return shown.length <= Math.max(0, serial.length - 2) && masked.includes('**');
			})
		);
	});
});

describe('maskedLabels', () => {
	it('gives a ticket to cars that would read the same, and to them only', () => {
		const labels = maskedLabels([
			{ key: 'job-1', plate: '辽BA1B23' },
			{ key: 'job-2', plate: '辽BA9C23' },
			{ key: 'job-3', plate: '辽BF0001' }
		]);
		expect(labels.get('job-1')).toMatch(/^辽B·A\*\*23 #[A-Z]\d\d$/);
		expect(labels.get('job-2')).toMatch(/^辽B·A\*\*23 #[A-Z]\d\d$/);
		expect(labels.get('job-1')).not.toBe(labels.get('job-2'));
		expect(labels.get('job-3')).toBe('辽B·F**01');
	});

	it('names a car without a plate by its ticket', () => {
		expect(maskedLabels([{ key: 'job-1', plate: '' }]).get('job-1')).toMatch(/^#[A-Z]\d\d$/);
	});

	it('never shows two cars under one label, in whatever order they are listed', () => {
		const car = fc.record({ key: fc.uuid(), plate: anyPlate });
		fc.assert(
			fc.property(fc.uniqueArray(car, { selector: ({ key }) => key }), (cars) => {
				const labels = maskedLabels(cars);
				const reversed = maskedLabels([...cars].reverse());
				return (
					new Set(labels.values()).size === cars.length &&
					cars.every(({ key }) => labels.get(key) === reversed.get(key))
				);
			})
		);
	});
});
