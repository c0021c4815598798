import type { LineDraft, OrderDraft } from './order-draft.ts';
import { digestOf } from '../digest.ts';
import { customerId, vehicleId, type JobId, type OrderNo } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import type { PersonalRecord } from '../workshop/registers.ts';
import type { JobFacts, OperationFacts } from './events.ts';
import type { Job, JobOrder, OrderLine } from './job.ts';
import type { WorkDraft } from './route.ts';

/** What an order says, sorted into the facts of the visit, the lines, and the registers. */

/** When the car comes or came: the time given, else the appointment ahead, else now. */
export function arrivalOf(
	{ arrivedAt, appointmentAt }: OrderDraft,
	now: Instant
): { readonly arrivedAt: Instant | null; readonly expectedAt: Instant | null } {
	const at = arrivedAt ?? (appointmentAt !== null && appointmentAt > now ? appointmentAt : now);
	return at > now ? { arrivedAt: null, expectedAt: at } : { arrivedAt: at, expectedAt: null };
}

/** The facts of the visit the order speaks of; ids of car and customer are those of the job. */
export const factsOf = (
	draft: OrderDraft,
	job: Pick<Job, 'vehicle' | 'customer'>,
	expectedAt: Instant | null
): JobFacts => ({
	vehicle: job.vehicle,
	customer: job.customer,
	advisor: draft.advisor,
	category: draft.category,
	carriedOver: draft.carriedOver,
	source: draft.source,
	appointmentAt: draft.appointmentAt,
	expectedAt,
	waiting: draft.waiting,
	washWanted: draft.washWanted,
	oldPartsWanted: draft.oldPartsWanted,
	mileage: draft.mileage
});

/** Ids in the registers for a visit that is being opened. */
export const registerIds = (job: JobId): Pick<Job, 'vehicle' | 'customer'> => ({
	vehicle: vehicleId(`V-${job}`),
	customer: customerId(`C-${job}`)
});

/** The order as the visit keeps it, with a digest of everything it says of the visit. */
export const orderOf = (orderNo: OrderNo, draft: OrderDraft, incomplete: boolean): JobOrder => ({
	orderNo,
	category: draft.category,
	incomplete,
	digest: digestOf([
		draft.arrivedAt,
		draft.appointmentAt,
		draft.promisedAt,
		draft.advisor,
		draft.category,
		draft.carriedOver,
		draft.source,
		draft.waiting,
		draft.washWanted,
		draft.oldPartsWanted,
		draft.mileage
	])
});

/** A line's key with a digest of what it says. */
export const lineOf = (orderNo: OrderNo, line: LineDraft): OrderLine => ({
	orderNo,
	lineNo: line.lineNo,
	digest: digestOf([
		line.itemCode,
		line.name,
		line.trade,
		line.skill,
		line.standardMinutes,
		line.partsDueAt
	])
});

/** What a line says of its piece of work. */
export const lineFactsOf = (draft: LineDraft): Omit<OperationFacts, 'line'> => ({
	itemCode: draft.itemCode,
	name: draft.name,
	trade: draft.trade,
	skill: draft.skill,
	standardMinutes: draft.standardMinutes,
	partsDueAt: draft.partsDueAt
});

/** A line as work to be put on the route; `line` null for work typed in by hand. */
export const workOf = (draft: LineDraft, line: OrderLine | null): WorkDraft => ({
	line,
	...lineFactsOf(draft),
	...(draft.tools === undefined ? {} : { tools: draft.tools })
});

/**
 * Car, customer, advisor and remark for the registers. An advisor's name is taken only where nobody knows
 * one: whom the set-up lists is named there, and its rows reach screens with its own changes only.
 */
export function recordsOf(
	draft: OrderDraft,
	job: Pick<Job, 'id' | 'vehicle' | 'customer'>,
	{ setup, registers }: WorkshopState
): PersonalRecord[] {
	const { plate, vin, model, colour, customerName: name, phone, remark: text } = draft;
	const records: PersonalRecord[] = [
		{ kind: 'vehicle', id: job.vehicle, plate, vin, model, colour },
		{ kind: 'customer', id: job.customer, name, phone }
	];
	if (text !== '') records.push({ kind: 'remark', id: job.id, text });
	const { advisor, advisorName } = draft;
	const isNew =
		advisor !== null && setup?.advisors.includes(advisor) !== true && !registers.staff.has(advisor);
	if (isNew && advisorName !== '') records.push({ kind: 'staff', id: advisor, name: advisorName });
	return records;
}
