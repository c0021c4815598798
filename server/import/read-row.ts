import type { LineDraft, OrderDraft } from '#core/job/order-draft.ts';
import { advisorCode, orderNo, type OrderNo, type SkillCode } from '#core/ids.ts';
import { normalisePlate, plateKind } from '#core/plate/plate.ts';
import { checkVin } from '#core/plate/vin.ts';
import type { Instant, LocalTime } from '#core/time/instant.ts';
import { instantAt } from '#core/time/zone.ts';
import type { Skill, Trade } from '#core/workshop/setup.ts';
import type { ImportField } from '#protocol/import.ts';
import type { RowNotes } from './row-notes.ts';
import {
	categoryIn,
	isTotal,
	localMoment,
	numberIn,
	sourceIn,
	tradeIn,
	yesOrNo
} from './values.ts';

/** What of the workshop a row is checked against; plain data, so that it can go to a worker thread. */
export interface ReadContext {
	readonly timeZone: string;
	readonly open: LocalTime;
	readonly close: LocalTime;
	readonly skills: readonly Pick<Skill, 'code' | 'name' | 'trade'>[];
	/** Advisor's code by name and by code. */
	readonly advisors: Readonly<Record<string, string>>;
	readonly serialOffset: number;
}

/** A row that says enough: its line, and what it says about the order and the car. */
export interface ReadRow {
	readonly row: number;
	readonly orderNo: OrderNo;
	/** Null when the file has no such column: lines are then counted as they come. */
	readonly lineNo: number | null;
	readonly line: Omit<LineDraft, 'lineNo'>;
	readonly order: Omit<OrderDraft, 'lines'>;
}

const MAX_TEXT = 120;
const MAX_REMARK = 500;
const MAX_LINE_NO = 9999;
// Ten weeks of work: beyond it the column holds money or seconds.
const MAX_MINUTES = 24_000;
const MAX_MILEAGE = 9_999_999;

/**
 * Reads one row. Null when it is refused; `notes` then says why. A refused row is told about its
 * refusals only: its warnings would be about something that did not go in.
 */
export function readRow(notes: RowNotes, context: ReadContext): ReadRow | null {
	const number = notes.text('orderNo');
	if (isTotal(number)) {
		notes.refuseRow('not-an-order', number);
		return null;
	}
	if (number === '') notes.refuse('orderNo', 'order-no-missing');
	const lineNo = readLineNo(notes);
	const order = readOrder(notes, context);
	const line = readLine(notes, context);
	if (notes.isRefused || line === null) return null;
	return { row: notes.row, orderNo: orderNo(number), lineNo, line, order };
}

function readLineNo(notes: RowNotes): number | null {
	if (!notes.has('lineNo')) return null;
	const value = numberIn(notes.text('lineNo'), /$^/);
	if (value !== null && Number.isInteger(value) && value > 0 && value <= MAX_LINE_NO) return value;
	notes.refuse('lineNo', 'line-no');
	return null;
}

function readOrder(notes: RowNotes, context: ReadContext): Omit<OrderDraft, 'lines'> {
	const appointmentAt = readMoment(notes, 'appointmentAt', { context, dayMeans: context.open });
	const arrivedAt = readMoment(notes, 'arrivedAt', { context, dayMeans: context.open });
	const promisedAt = readMoment(notes, 'promisedAt', { context, dayMeans: context.close });
	if (arrivedAt !== null && promisedAt !== null && promisedAt < arrivedAt) {
		notes.refuse('promisedAt', 'promise-before-arrival');
	}
	const advisor = readAdvisor(notes, context);
	return {
		...readCar(notes),
		...categoryIn(notes.cut('category', MAX_TEXT)),
		...advisor,
		mileage: readMileage(notes),
		customerName: notes.cut('customerName', MAX_TEXT),
		phone: notes.cut('phone', MAX_TEXT),
		waiting: readYesNo(notes, 'waiting'),
		source: readSource(notes, appointmentAt),
		appointmentAt,
		arrivedAt,
		promisedAt,
		washWanted: readYesNo(notes, 'washWanted'),
		oldPartsWanted: readYesNo(notes, 'oldPartsWanted'),
		remark: notes.cut('remark', MAX_REMARK)
	};
}

function readCar(notes: RowNotes): Pick<OrderDraft, 'plate' | 'vin' | 'model' | 'colour'> {
	const plate = normalisePlate(notes.cut('plate', MAX_TEXT));
	const vin = readVin(notes);
	if (plate === '' && vin === null) notes.refuse('plate', 'car-missing');
	if (plate !== '' && plateKind(plate) === 'other') notes.warn('plate', 'plate-form');
	return { plate, vin, model: notes.cut('model', MAX_TEXT), colour: notes.cut('colour', MAX_TEXT) };
}

function readVin(notes: RowNotes): string | null {
	const text = notes.text('vin');
	if (text === '') return null;
	const { vin, outcome } = checkVin(text);
	if (outcome === 'wrong-length') {
		notes.warn('vin', 'vin-length');
		return null;
	}
	if (outcome === 'wrong-check-digit') notes.warn('vin', 'vin-check');
	return vin;
}

function readAdvisor(
	notes: RowNotes,
	{ advisors }: ReadContext
): Pick<OrderDraft, 'advisor' | 'advisorName'> {
	const name = notes.cut('advisor', MAX_TEXT);
	if (name === '') return { advisor: null, advisorName: '' };
	// Somebody who is not in the set-up (new, or of the other shop) is known by the name alone.
	const code = Object.hasOwn(advisors, name) ? advisors[name] : undefined;
	return { advisor: advisorCode(code ?? name), advisorName: name };
}

function readMileage(notes: RowNotes): number | null {
	const text = notes.text('mileage');
	if (text === '') return null;
	const value = numberIn(text, /(km|公里|千米)$/i);
	if (value !== null && value >= 0 && value <= MAX_MILEAGE) return Math.round(value);
	notes.warn('mileage', 'number-dropped');
	return null;
}

function readYesNo(notes: RowNotes, field: ImportField): boolean {
	const answer = yesOrNo(notes.text(field));
	if (answer === null) notes.warn(field, 'word-unknown');
	return answer ?? false;
}

function readSource(notes: RowNotes, appointmentAt: Instant | null): OrderDraft['source'] {
	const text = notes.text('source');
	const source = sourceIn(text);
	if (source !== null) return source;
	if (text !== '') notes.warn('source', 'word-unknown');
	return appointmentAt === null ? 'walk-in' : 'appointment';
}

/** `dayMeans` is the time meant where the cell holds a date only. */
interface MomentReading {
	readonly context: ReadContext;
	readonly dayMeans: LocalTime;
}

function readMoment(
	notes: RowNotes,
	field: ImportField,
	{ context, dayMeans }: MomentReading
): Instant | null {
	const text = notes.text(field);
	if (text === '') return null;
	const local = localMoment(text, context.serialOffset);
	if (local === null) {
		notes.refuse(field, 'not-a-date');
		return null;
	}
	if (local.time === null) notes.warn(field, 'time-missing', dayMeans);
	return instantAt(local.date, local.time ?? dayMeans, context.timeZone);
}

function readLine(notes: RowNotes, context: ReadContext): Omit<LineDraft, 'lineNo'> | null {
	const itemCode = notes.cut('itemCode', MAX_TEXT);
	const name = notes.cut('itemName', MAX_TEXT);
	if (itemCode === '' && name === '') notes.refuse('itemName', 'name-missing');
	const standardMinutes = readMinutes(notes);
	const partsDueAt = readMoment(notes, 'partsDueAt', { context, dayMeans: context.open });
	const work = readWork(notes, context);
	if (standardMinutes === null || work === null) return null;
	return { itemCode, name: name === '' ? itemCode : name, ...work, standardMinutes, partsDueAt };
}

function readMinutes(notes: RowNotes): number | null {
	const inHours = notes.text('standardMinutes') === '' && notes.has('standardHours');
	const field = inHours ? 'standardHours' : 'standardMinutes';
	const value = numberIn(notes.text(field), inHours ? /(h|小时)$/i : /(min|分钟?)$/i);
	if (value === null) {
		notes.refuse(field, 'not-a-number');
		return null;
	}
	const minutes = Math.round(inHours ? value * 60 : value);
	if (minutes <= 0) notes.refuse(field, 'not-positive');
	if (minutes > MAX_MINUTES) notes.refuse(field, 'too-large', String(MAX_MINUTES));
	return minutes;
}

/** Trade and skill; where only one is given the set-up tells the other, if it tells but one. */
function readWork(
	notes: RowNotes,
	context: ReadContext
): { readonly trade: Trade; readonly skill: SkillCode } | null {
	const tradeText = notes.text('trade');
	const trade = tradeIn(tradeText);
	if (tradeText !== '' && trade === null) notes.refuse('trade', 'trade-unknown');
	const skillText = notes.text('skill');
	if (skillText !== '') return knownSkill(notes, context, trade);
	const able = context.skills.filter((skill) => skill.trade === trade);
	const [only] = able;
	if (only !== undefined && trade !== null && able.length === 1) return { trade, skill: only.code };
	if (tradeText === '' || trade !== null) notes.refuse('skill', 'skill-missing');
	return null;
}

function knownSkill(
	notes: RowNotes,
	context: ReadContext,
	trade: Trade | null
): { readonly trade: Trade; readonly skill: SkillCode } | null {
	const text = notes.text('skill').normalize('NFKC').toUpperCase();
	const skill = context.skills.find(
		({ code, name }) => code.toUpperCase() === text || name.normalize('NFKC').toUpperCase() === text
	);
	if (skill === undefined) {
		notes.refuse('skill', 'skill-unknown');
		return null;
	}
	return { trade: trade ?? skill.trade, skill: skill.code };
}
