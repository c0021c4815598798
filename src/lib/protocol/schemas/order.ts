import * as v from 'valibot';
import { advisor, instant, job, minutes, shortName, skill, text } from './bounds.ts';
import { tools, trade } from './setup.ts';

/** The form of a car with its order. */

const line = v.strictObject({
	lineNo: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
	itemCode: text(60),
	name: text(200),
	trade,
	skill,
	standardMinutes: minutes,
	partsDueAt: v.nullable(instant),
	tools: v.optional(tools)
});

export const orderDraft = v.strictObject({
	plate: text(20),
	vin: v.nullable(text(40)),
	model: text(120),
	colour: text(40),
	mileage: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000))),
	customerName: text(100),
	phone: text(60),
	waiting: v.boolean(),
	source: v.picklist(['appointment', 'walk-in']),
	appointmentAt: v.nullable(instant),
	arrivedAt: v.nullable(instant),
	promisedAt: v.nullable(instant),
	advisor: v.nullable(advisor),
	advisorName: text(60),
	category: shortName,
	carriedOver: v.boolean(),
	washWanted: v.boolean(),
	oldPartsWanted: v.boolean(),
	remark: text(2_000),
	lines: v.pipe(v.array(line), v.maxLength(200)),
	comebackOf: v.optional(job)
});
