import * as v from 'valibot';
import { text, workshop } from './bounds.ts';

/** The body of `POST /api/v1/cars/search`; it is no address, because it names a plate. */
export const knownCarWish = v.strictObject({ workshop, plate: text(20) });

/** What is answered; null for a car that was never here. */
export const knownCarAnswer = v.strictObject({
	car: v.nullable(
		v.strictObject({
			plate: v.string(),
			vin: v.nullable(v.string()),
			model: v.string(),
			colour: v.string(),
			customerName: v.string(),
			phone: v.string(),
			visits: v.array(
				v.strictObject({
					job: v.string(),
					at: v.number(),
					category: v.string(),
					mileage: v.nullable(v.number()),
					end: v.nullable(v.string()),
					work: v.array(v.string())
				})
			)
		})
	)
});
