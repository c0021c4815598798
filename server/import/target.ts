import type { Command } from '#core/commands.ts';
import type { Refusal } from '#core/refusals.ts';
import type { WorkshopState } from '#core/state.ts';
import { WIRE_REFUSALS, type WireRefusal } from '#protocol/messages.ts';

/** The command an import consists of: one repair order. */
export type ImportOrder = Extract<Command, { type: 'ImportOrder' }>;

/** What came of one order. `changed` is false when everything in it was known. */
export type Taken =
	| {
			readonly ok: true;
			readonly changed: boolean;
			readonly before: WorkshopState;
			readonly after: WorkshopState;
	  }
	| { readonly ok: false; readonly refusal: Refusal };

/** Something that takes orders one after another. */
export interface OrderTaker {
	/** The state the next order will meet; never changed in place. */
	state(): WorkshopState;
	/** Rejects with `ImportStopped` when nothing more can be taken. */
	take(order: ImportOrder): Promise<Taken>;
	/** Lets go of what it holds. */
	close(): void;
}

/** The server stopped taking commands or its store does not write; what was taken before stays. */
export class ImportStopped extends Error {
	override readonly name = 'ImportStopped';
	readonly refusal: WireRefusal;

	constructor(refusal: WireRefusal) {
		super(refusal.code);
		this.refusal = refusal;
	}
}

const isOfTheWire = (refusal: Refusal | WireRefusal): refusal is WireRefusal =>
	WIRE_REFUSALS.some((code) => code === refusal.code);

/** A refusal by the rules of the workshop as a value; one by the wire stops the import. */
export function ruleRefusal(refusal: Refusal | WireRefusal): Refusal {
	if (isOfTheWire(refusal)) throw new ImportStopped(refusal);
	return refusal;
}
