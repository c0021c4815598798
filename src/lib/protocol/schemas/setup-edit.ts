import * as v from 'valibot';
import type { SetupEdit } from '#core/workshop/setup-edit.ts';
import { advisor, bay, localDate, shortName, skill, technician, text } from './bounds.ts';
import { checkLists } from './inspection.ts';
import {
	andon,
	bayOfWorkshop,
	counter,
	holiday,
	hours,
	noShowMinutes,
	operationType,
	parkingSlots,
	reasons,
	rules,
	skillOfWorkshop,
	technicianOfWorkshop,
	tools
} from './setup.ts';

/** The form of each change of the set-up. A new edit of the core without a row here does not compile. */
type EditSchemas = {
	readonly [Kind in SetupEdit['kind']]: v.GenericSchema<
		unknown,
		Extract<SetupEdit, { kind: Kind }>
	>;
};

const kind = <Kind extends SetupEdit['kind']>(name: Kind) => ({ kind: v.literal(name) });
/** More places than any list has. */
const place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000));

const SCHEMAS = {
	'set-workshop': v.strictObject({
		...kind('set-workshop'),
		name: shortName,
		timeZone: text(40)
	}),
	'set-hours': v.strictObject({ ...kind('set-hours'), hours }),
	'put-bay': v.strictObject({ ...kind('put-bay'), bay: bayOfWorkshop }),
	'move-bay': v.strictObject({ ...kind('move-bay'), code: bay, to: place }),
	'remove-bay': v.strictObject({ ...kind('remove-bay'), code: bay }),
	'put-technician': v.strictObject({
		...kind('put-technician'),
		technician: technicianOfWorkshop
	}),
	'remove-technician': v.strictObject({ ...kind('remove-technician'), code: technician }),
	'rename-team': v.strictObject({ ...kind('rename-team'), from: shortName, to: shortName }),
	'put-advisor': v.strictObject({
		...kind('put-advisor'),
		code: advisor,
		counter: v.optional(v.nullable(counter))
	}),
	'remove-advisor': v.strictObject({ ...kind('remove-advisor'), code: advisor }),
	'put-skill': v.strictObject({ ...kind('put-skill'), skill: skillOfWorkshop }),
	'remove-skill': v.strictObject({ ...kind('remove-skill'), code: skill }),
	'put-holiday': v.strictObject({ ...kind('put-holiday'), holiday }),
	'remove-holiday': v.strictObject({ ...kind('remove-holiday'), date: localDate }),
	'put-operation': v.strictObject({ ...kind('put-operation'), operation: operationType }),
	'remove-operation': v.strictObject({ ...kind('remove-operation'), itemCode: text(40) }),
	'set-rules': v.strictObject({
		...kind('set-rules'),
		rules: v.strictObject({
			finalInspection: v.exactOptional(rules.entries.finalInspection),
			processInspection: v.exactOptional(rules.entries.processInspection),
			wash: v.exactOptional(rules.entries.wash),
			roadTest: v.exactOptional(rules.entries.roadTest),
			sameDay: v.exactOptional(rules.entries.sameDay)
		})
	}),
	'set-reasons': v.strictObject({
		...kind('set-reasons'),
		reasons: v.strictObject({
			lengthening: v.exactOptional(reasons.entries.lengthening),
			lateFinish: v.exactOptional(reasons.entries.lateFinish)
		})
	}),
	'set-andon': v.strictObject({ ...kind('set-andon'), andon }),
	'set-check-lists': v.strictObject({
		...kind('set-check-lists'),
		checkLists: v.strictObject({
			process: v.exactOptional(checkLists.entries.process),
			final: v.exactOptional(checkLists.entries.final)
		})
	}),
	'set-arrivals': v.strictObject({
		...kind('set-arrivals'),
		arrivals: v.strictObject({
			parkingSlots: v.exactOptional(parkingSlots),
			noShowMinutes: v.exactOptional(noShowMinutes)
		})
	}),
	'set-tools': v.strictObject({ ...kind('set-tools'), tools })
} satisfies EditSchemas;

export const setupEdit: v.GenericSchema<unknown, SetupEdit> = v.variant('kind', [
	SCHEMAS['set-workshop'],
	SCHEMAS['set-hours'],
	SCHEMAS['put-bay'],
	SCHEMAS['move-bay'],
	SCHEMAS['remove-bay'],
	SCHEMAS['put-technician'],
	SCHEMAS['remove-technician'],
	SCHEMAS['rename-team'],
	SCHEMAS['put-advisor'],
	SCHEMAS['remove-advisor'],
	SCHEMAS['put-skill'],
	SCHEMAS['remove-skill'],
	SCHEMAS['put-holiday'],
	SCHEMAS['remove-holiday'],
	SCHEMAS['put-operation'],
	SCHEMAS['remove-operation'],
	SCHEMAS['set-rules'],
	SCHEMAS['set-reasons'],
	SCHEMAS['set-andon'],
	SCHEMAS['set-check-lists'],
	SCHEMAS['set-arrivals'],
	SCHEMAS['set-tools']
]);
