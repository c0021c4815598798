import type { JobId, OperationId, SkillCode, TechnicianCode } from '../ids.ts';
import type { CheckAnswer } from './check-item.ts';
import type { SelfCheckKind } from './inspection-facts.ts';

/** A piece of work that has to be done again. */
export interface Redo {
	readonly skill: SkillCode;
	readonly minutes: number;
}

/** What finishing an inspection or road test may say; other work has none of it. */
export interface InspectionWish {
	/** Left out: passed. */
	readonly outcome?: 'passed' | 'failed' | undefined;
	/** Answers to the items of the check list; all of them to pass. */
	readonly checks?: readonly CheckAnswer[] | undefined;
	/** Of road tests, which need it to pass. `note` into the register. */
	readonly roadTest?: { readonly distanceKm: number; readonly note: string } | undefined;
	/** Why it failed; into the register. May be left out where an item says so. */
	readonly finding?: string | undefined;
	/** Whose work failed; asked for with every failure (duty D10). */
	readonly responsible?: TechnicianCode | undefined;
	/** What has to be done again, in that order. Left out: the work before, in `reworkMinutes`. */
	readonly redo?: readonly Redo[] | undefined;
	/** Minutes of rework where `redo` is left out; left out too: a quarter of an hour. */
	readonly reworkMinutes?: number | undefined;
}

export type InspectionCommand =
	/** Work was looked over before it is inspected: by who did it, or by a colleague. */
	{
		readonly type: 'RecordSelfCheck';
		readonly job: JobId;
		readonly operation: OperationId;
		readonly seen: number;
		readonly kind: SelfCheckKind;
		/** Who looked it over. */
		readonly technician: TechnicianCode;
	};
