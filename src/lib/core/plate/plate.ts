import { PROVINCES } from './usual-provinces.ts';

/**
 * Number plates of the mainland and what else drives there. A plate that fits no form is kept as it
 * was typed and never blocks a car (display rule W13): forms change faster than boards are updated.
 */

/** What a plate is for; `other` is everything no form fits (temporary, foreign, none, a typing error). */
export type PlateKind =
	| 'ordinary'
	| 'trailer'
	| 'police'
	| 'training'
	| 'hong-kong'
	| 'macau'
	| 'test'
	| 'oversize'
	| 'consulate'
	| 'new-energy-small'
	| 'new-energy-large'
	| 'embassy'
	| 'armed-police'
	| 'other';

/** A plate cut into what says where it is from and what tells it from its neighbours. */
export interface PlateParts {
	readonly kind: PlateKind;
	/** Province and city letter, `使`, or `WJ` with its province; empty where the form has none. */
	readonly region: string;
	/** The rest, the character at the end (`警`, `港`, …) included. */
	readonly serial: string;
}

const PROVINCE = `[${PROVINCES.join('')}]`;
// I and O are issued neither as city letters nor in serials: they read as 1 and 0.
const LETTER = '[A-HJ-NP-Z]';
const SERIAL = '[A-HJ-NP-Z0-9]';
const REGION = `(${PROVINCE}${LETTER})`;

const FORMS: readonly (readonly [PlateKind, RegExp])[] = [
	['ordinary', new RegExp(`^${REGION}(${SERIAL}{5})$`)],
	['trailer', new RegExp(`^${REGION}(${SERIAL}{4}挂)$`)],
	['police', new RegExp(`^${REGION}(${SERIAL}{4}警)$`)],
	['training', new RegExp(`^${REGION}(${SERIAL}{4}学)$`)],
	['hong-kong', new RegExp(`^${REGION}(${SERIAL}{4}港)$`)],
	['macau', new RegExp(`^${REGION}(${SERIAL}{4}澳)$`)],
	['test', new RegExp(`^${REGION}(${SERIAL}{4}试)$`)],
	['oversize', new RegExp(`^${REGION}(${SERIAL}{4}超)$`)],
	['consulate', new RegExp(`^${REGION}(${SERIAL}{4}领)$`)],
	['new-energy-small', new RegExp(`^${REGION}([A-HJK]${SERIAL}\\d{4})$`)],
	['new-energy-large', new RegExp(`^${REGION}(\\d{5}[A-HJK])$`)],
	['embassy', /^(使)(\d{6})$/],
	['embassy', /^()(\d{6}使)$/],
	['armed-police', new RegExp(`^(WJ${PROVINCE}?)(\\d{4}[0-9A-Z])$`)]
];

/**
 * A plate as it is stored and compared: full-width forms folded, upper case, no blanks, dots or
 * hyphens. Empty for a car without one.
 */
export const normalisePlate = (text: string): string =>
	text
		.normalize('NFKC')
		.toUpperCase()
		// The dots people type between region and serial: middle dot, bullet, katakana and ideographic.
		.replace(/[\s\u00B7\u2022\u2027\u22C5\u30FB\u3002.\-\u2010-\u2015_]/g, '');

/** Cuts a normalised plate; a plate of no known form is all serial and of kind `other`. */
export function plateParts(plate: string): PlateParts {
	for (const [kind, form] of FORMS) {
		const match = form.exec(plate);
		if (match !== null) return { kind, region: match[1] ?? '', serial: match[2] ?? '' };
	}
	return { kind: 'other', region: '', serial: plate };
}

/** What a normalised plate is for. */
export const plateKind = (plate: string): PlateKind => plateParts(plate).kind;

/** A normalised plate as staff read it, with the middle dot: `辽B·12345`. */
export function plateLabel(plate: string): string {
	const { region, serial } = plateParts(plate);
	return region === '' ? serial : `${region}·${serial}`;
}
