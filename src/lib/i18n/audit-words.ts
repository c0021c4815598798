import { MOMENTS, type Change, type ChangedField } from '#core/audit/changes.ts';
import type { AdministrativeKind, AuditEntry } from '#protocol/audit.ts';
import { auditText } from './audit.ts';
import type { Locale } from './catalogue.ts';
import { deedWord } from './deeds.ts';
import { wordsText } from './words.ts';

/** An act in a person's words, on the page and in the table that is taken out alike. */

/** What it is called; the name itself for one of a newer server. */
export function actWord(locale: Locale, kind: string): string {
	const t: Readonly<Record<`act.${AdministrativeKind}`, string>> = auditText(locale);
	const key = `act.${kind}`;
	return Object.hasOwn(t, key) ? t[key as `act.${AdministrativeKind}`] : deedWord(locale, kind);
}

/** From where, e.g. `Chrome, Windows · 192.0.2.7 · password`. */
export function deviceText(
	locale: Locale,
	{ actor, device }: Pick<AuditEntry, 'actor' | 'device'>
): string {
	const t = auditText(locale);
	if (device === null) return actor === 'board' ? t.ownDoing : '';
	const ways: Readonly<Record<string, string>> = {
		password: t['by.password'],
		link: t['by.link'],
		display: t['by.display'],
		pin: t['by.pin'],
		demo: t['by.demo'],
		token: t['by.token'],
		local: t['by.local']
	};
	return [device.agent, device.address, ways[device.by] ?? device.by]
		.filter((part) => part !== '')
		.join(' · ');
}

/** Year and all: an audit is read years later. `zone` null: as the machine has it. */
export const auditMoment = (locale: Locale, zone: string | null): ((at: number) => string) => {
	const format = new Intl.DateTimeFormat(locale, {
		dateStyle: 'short',
		timeStyle: 'medium',
		hourCycle: 'h23',
		...(zone === null ? {} : { timeZone: zone })
	});
	return (at) => format.format(at);
};

/** Those whose values are of a closed list, or of such words and figures. */
const IN_WORDS: ReadonlySet<ChangedField> = new Set<ChangedField>([
	'state',
	'outcome',
	'end',
	'stoppage',
	'additions',
	'role',
	'workshops'
]);

/** `running` as the reader says it; what no list holds stays as it is. */
function inWords(locale: Locale, value: string): string {
	const t: Readonly<Record<string, unknown>> = auditText(locale);
	const roles: Readonly<Record<string, unknown>> = wordsText(locale);
	const said = (word: string): string => {
		const known = roles[`role.${word}`] ?? t[`value.${word}`];
		return typeof known === 'string' ? known : word;
	};
	return value.split(' ').map(said).join(' ');
}

/** One change, e.g. `Promise: 16:00 → 17:00`. */
export function changeText(locale: Locale, change: Change, moment: (at: number) => string): string {
	const t: Readonly<Record<`field.${ChangedField}` | 'yes' | 'no', string>> = auditText(locale);
	const told = (value: Change['before']): string => {
		if (value === null) return '–';
		if (typeof value === 'boolean') return value ? t.yes : t.no;
		if (typeof value === 'number' && MOMENTS.has(change.field)) return moment(value);
		return IN_WORDS.has(change.field) ? inWords(locale, String(value)) : String(value);
	};
	const of = change.operation === null ? '' : ` (${change.operation})`;
	return `${t[`field.${change.field}`]}${of}: ${told(change.before)} → ${told(change.after)}`;
}

/** The heads of the table that is taken out. */
export function auditHeadings(locale: Locale): readonly string[] {
	const t = auditText(locale);
	return [t.time, t.who, t.what, t.about, t.device, t.changes];
}

/** One act as a row of it; times as ISO 8601, which every table program reads. */
export const auditRow = (locale: Locale, entry: AuditEntry): readonly string[] => {
	const moment = (at: number): string => new Date(at).toISOString();
	return [
		moment(entry.at),
		entry.by,
		actWord(locale, entry.kind),
		entry.about,
		deviceText(locale, entry),
		entry.changes.map((change) => changeText(locale, change, moment)).join('; ')
	];
};
