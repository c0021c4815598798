import * as v from 'valibot';
import type { ArrivalCommand } from '#core/arrival/commands.ts';
import { CAR_PLACES, DAMAGE_KINDS, FULL_TANK_EIGHTHS } from '#core/arrival/walk-around.ts';
import { job, keyTag, slot, text } from './bounds.ts';

/** The form of what is wished between the gate and the workshop. */

type ArrivalSchemas = {
	readonly [Type in ArrivalCommand['type']]: v.GenericSchema<
		unknown,
		Extract<ArrivalCommand, { type: Type }>
	>;
};

const mark = v.strictObject({ place: v.picklist(CAR_PLACES), kind: v.picklist(DAMAGE_KINDS) });

const found = v.strictObject({
	// Each place with each kind at most once.
	marks: v.pipe(v.array(mark), v.maxLength(CAR_PLACES.length * DAMAGE_KINDS.length)),
	fuelEighths: v.nullable(
		v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(FULL_TANK_EIGHTHS))
	),
	mileage: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000))),
	oldPartsWanted: v.boolean(),
	washWanted: v.boolean(),
	customerPresent: v.boolean(),
	signed: v.boolean()
});

export const ARRIVAL_SCHEMAS = {
	SetKeyTag: v.strictObject({
		type: v.literal('SetKeyTag'),
		job,
		keyTag: v.nullable(keyTag)
	}),
	ParkCar: v.strictObject({ type: v.literal('ParkCar'), job, slot: v.nullable(slot) }),
	HandIn: v.strictObject({ type: v.literal('HandIn'), job }),
	RecordWalkAround: v.strictObject({
		type: v.literal('RecordWalkAround'),
		job,
		found,
		valuables: text(500),
		remarks: text(2_000)
	})
} satisfies ArrivalSchemas;
