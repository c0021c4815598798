import type { LineDraft, OrderDraft } from '#core/job/order-draft.ts';
import type { OrderNo } from '#core/ids.ts';
import type { ReadRow } from './read-row.ts';
import type { RowNotes } from './row-notes.ts';

/** One repair order as read from a file: what goes into the command, and which rows it came from. */
export interface ReadOrder {
	readonly orderNo: OrderNo;
	readonly draft: OrderDraft;
	/** One of its rows was refused. */
	readonly incomplete: boolean;
	/** File rows it was read from. */
	readonly rows: readonly number[];
}

interface Gathered {
	order: Omit<OrderDraft, 'lines'>;
	readonly lines: Map<number, LineDraft>;
	readonly rows: number[];
}

const LONGEST_REMARK = 500;

/** Brings the rows of each order together, wherever in the file they stand. */
export class OrderGatherer {
	readonly #orders = new Map<OrderNo, Gathered>();
	readonly #incomplete = new Set<string>();

	/** Adds a row, or notes why it cannot join the others of its order. */
	add(read: ReadRow, notes: RowNotes): void {
		const known = this.#orders.get(read.orderNo);
		if (known === undefined) {
			const lineNo = read.lineNo ?? 1;
			this.#orders.set(read.orderNo, {
				order: read.order,
				lines: new Map([[lineNo, { ...read.line, lineNo }]]),
				rows: [read.row]
			});
			return;
		}
		if (isOtherCar(known.order, read.order)) {
			notes.refuse(differsByPlate(known.order, read.order) ? 'plate' : 'vin', 'other-car');
		} else {
			join(known, read, notes);
		}
		if (notes.isRefused) this.missed(read.orderNo);
	}

	/** A row of this order was refused; the order goes in without it, marked incomplete. */
	missed(orderNo: string): void {
		this.#incomplete.add(orderNo);
	}

	/** All orders, in the order in which the file first names them. */
	orders(): ReadOrder[] {
		return Array.from(this.#orders, ([orderNo, { order, lines, rows }]) => ({
			orderNo,
			draft: { ...order, lines: [...lines.values()].toSorted((a, b) => a.lineNo - b.lineNo) },
			incomplete: this.#incomplete.has(orderNo),
			rows
		}));
	}
}

type Car = Pick<OrderDraft, 'plate' | 'vin'>;
const differsByPlate = (a: Car, b: Car): boolean =>
	a.plate !== '' && b.plate !== '' && a.plate !== b.plate;
const isOtherCar = (a: Car, b: Car): boolean =>
	differsByPlate(a, b) || (a.vin !== null && b.vin !== null && a.vin !== b.vin);

function join(known: Gathered, read: ReadRow, notes: RowNotes): void {
	const lineNo = read.lineNo ?? known.lines.size + 1;
	const line: LineDraft = { ...read.line, lineNo };
	const twin = known.lines.get(lineNo);
	if (twin !== undefined && !isSameLine(twin, line)) {
		notes.refuse('lineNo', 'line-twice');
		return;
	}
	if (twin !== undefined) {
		notes.warnRow('duplicate-line', `${read.orderNo} / ${String(lineNo)}`);
		return;
	}
	for (const field of ['promisedAt', 'arrivedAt'] as const) {
		if (read.order[field] !== known.order[field]) notes.warn(field, 'rows-disagree');
	}
	known.lines.set(lineNo, line);
	known.rows.push(read.row);
	known.order = merged(known.order, read.order);
}

const isSameLine = (a: LineDraft, b: LineDraft): boolean =>
	a.itemCode === b.itemCode &&
	a.name === b.name &&
	a.trade === b.trade &&
	a.skill === b.skill &&
	a.standardMinutes === b.standardMinutes &&
	a.partsDueAt === b.partsDueAt;

type OrderFacts = Omit<OrderDraft, 'lines'>;

/** The first row counts; what it lacks the later ones fill in. Wishes of one row are wishes of the order. */
const merged = (first: OrderFacts, later: OrderFacts): OrderFacts => ({
	...first,
	plate: first.plate || later.plate,
	vin: first.vin ?? later.vin,
	mileage: first.mileage ?? later.mileage,
	waiting: first.waiting || later.waiting,
	washWanted: first.washWanted || later.washWanted,
	oldPartsWanted: first.oldPartsWanted || later.oldPartsWanted,
	remark: joinedRemark(first.remark, later.remark)
});

function joinedRemark(first: string, later: string): string {
	if (later === '' || first.includes(later)) return first;
	const joined = first === '' ? later : `${first}；${later}`;
	return joined.length <= LONGEST_REMARK ? joined : first;
}
