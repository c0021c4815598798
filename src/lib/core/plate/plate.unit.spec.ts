import { describe, expect, it } from 'vitest';
import { normalisePlate, plateKind, plateLabel } from './plate.ts';

describe('normalisePlate', () => {
	it.each([
		['辽B·12345', '辽B12345'],
		[' 辽b 1234５ ', '辽B12345'],
		['辽B-12345', '辽B12345'],
		['辽Ｂ．１２３４５', '辽B12345'],
		['', '']
	])('folds %j to %j', (typed, stored) => {
		expect(normalisePlate(typed)).toBe(stored);
	});
});

describe('plateKind', () => {
	it.each([
		['辽B12345', 'ordinary'],
		['辽BA1B23', 'ordinary'],
		['京CDAX04', 'ordinary'],
		['辽B1234挂', 'trailer'],
		['辽B1234警', 'police'],
		['辽B1234学', 'training'],
		['粤Z1234港', 'hong-kong'],
		['粤Z1234澳', 'macau'],
		['辽B1234试', 'test'],
		['辽B1234超', 'oversize'],
		['沪A0023领', 'consulate'],
		['辽BD12345', 'new-energy-small'],
		['辽BFA1234', 'new-energy-small'],
		['辽B12345D', 'new-energy-large'],
		['使123456', 'embassy'],
		['123456使', 'embassy'],
		['WJ辽1234A', 'armed-police'],
		['辽BIO123', 'other'],
		['辽B123', 'other'],
		['临牌', 'other'],
		['', 'other']
	] as const)('takes %s for %s', (plate, kind) => {
		expect(plateKind(plate)).toBe(kind);
	});
});

describe('plateLabel', () => {
	it.each([
		['辽B12345', '辽B·12345'],
		['辽BD12345', '辽B·D12345'],
		['使123456', '使·123456'],
		['123456使', '123456使'],
		['临牌', '临牌']
	])('reads %s as %s', (plate, label) => {
		expect(plateLabel(plate)).toBe(label);
	});
});
