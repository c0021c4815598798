import * as v from 'valibot';
import {
	additionId,
	advisorCode,
	bayCode,
	callId,
	commandId,
	dutyId,
	jobId,
	noteId,
	operationIdFrom,
	orderNo,
	skillCode,
	technicianCode,
	workshopCode
} from '#core/ids.ts';

/**
 * The bounds of everything that comes in: how long a text may be, how many entries a list. They are
 * far above what a workshop needs and far below what could hurt the server.
 */

/** Unpaired surrogates cannot be stored as UTF-8 and would come back as another text. */
const wellFormed = v.regex(/^\P{Cs}*$/u, 'not well-formed Unicode');

/** A text a person wrote; may be empty. */
export const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest), wellFormed);

// Control characters in an identifier are never meant and make log lines lie.
const WITHOUT_CONTROLS = /^[^\p{Cc}]+$/u;

/** An identifier: not empty, no control characters. */
const identifier = (longest: number) =>
	v.pipe(v.string(), v.maxLength(longest), wellFormed, v.regex(WITHOUT_CONTROLS));

export const workshop = v.pipe(
	v.string(),
	v.maxLength(40),
	// It stands in addresses and file names.
	v.regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u),
	v.transform(workshopCode)
);
export const command = v.pipe(identifier(80), v.transform(commandId));
export const job = v.pipe(identifier(80), v.transform(jobId));
export const operation = v.pipe(identifier(100), v.transform(operationIdFrom));
export const addition = v.pipe(identifier(80), v.transform(additionId));
export const note = v.pipe(identifier(120), v.transform(noteId));
export const call = v.pipe(identifier(80), v.transform(callId));
export const duty = v.pipe(identifier(120), v.transform(dutyId));
export const bay = v.pipe(identifier(20), v.transform(bayCode));
export const technician = v.pipe(identifier(20), v.transform(technicianCode));
export const advisor = v.pipe(identifier(40), v.transform(advisorCode));
export const skill = v.pipe(identifier(20), v.transform(skillCode));
export const order = v.pipe(identifier(60), v.transform(orderNo));
/** A parking slot as it is painted, and a tag as it hangs on a key. */
export const slot = identifier(20);
export const keyTag = identifier(20);
export const plainId = identifier(80);
export const shortName = text(60);

const YEAR_2000 = Date.UTC(2000, 0, 1);
const YEAR_2100 = Date.UTC(2100, 0, 1);

/** A moment, milliseconds since 1970; years outside 2000-2100 are typing errors. */
export const instant = v.pipe(
	v.number(),
	v.integer(),
	v.minValue(YEAR_2000),
	v.maxValue(YEAR_2100)
);

/** A position in the log. */
export const position = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Minutes of work: from one minute to four weeks without a break. */
export const minutes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(40_320));

/** Minutes that a rule may leave out, such as a wash that takes none. */
export const ruleMinutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_440));

export const localTime = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));
export const localDate = v.pipe(
	v.string(),
	v.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/)
);

/** People on one operation. */
export const technicians = v.pipe(v.array(technician), v.minLength(1), v.maxLength(12));
