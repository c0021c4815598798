import * as v from 'valibot';
import { CHECK_RESULTS } from '#core/inspection/check-item.ts';
import { MOST_KM } from '#core/inspection/inspect.ts';
import { SELF_CHECK_KINDS } from '#core/inspection/inspection-facts.ts';
import { job, minutes, operation, position, skill, technician, text } from './bounds.ts';

/** The form of what inspectors send, and of the lists they answer. */

const itemName = v.pipe(text(60), v.nonEmpty());
const items = v.pipe(
	v.array(v.strictObject({ name: itemName, nameEn: text(100) })),
	v.maxLength(100)
);
const byName = v.pipe(v.record(text(60), items), v.maxEntries(100));

export const checkLists = v.strictObject({ process: byName, final: byName });

/** What finishing an inspection may say. */
export const inspectionWish = {
	outcome: v.optional(v.picklist(['passed', 'failed'])),
	checks: v.optional(
		v.pipe(
			v.array(v.strictObject({ item: itemName, result: v.picklist(CHECK_RESULTS) })),
			v.maxLength(100)
		)
	),
	roadTest: v.optional(
		v.strictObject({
			distanceKm: v.pipe(v.number(), v.gtValue(0), v.maxValue(MOST_KM)),
			note: text(500)
		})
	),
	finding: v.optional(text(500)),
	responsible: v.optional(technician),
	redo: v.optional(
		v.pipe(v.array(v.strictObject({ skill, minutes })), v.minLength(1), v.maxLength(10))
	),
	reworkMinutes: v.optional(minutes)
};

export const INSPECTION_SCHEMAS = {
	RecordSelfCheck: v.strictObject({
		type: v.literal('RecordSelfCheck'),
		...{ job, operation, seen: position },
		kind: v.picklist(SELF_CHECK_KINDS),
		technician
	})
};
