/** The lists inspectors answer, and their answers, as plain facts; what they mean stands in `check-list.ts`. */

/** One thing to look at, in the workshop's words; `nameEn` may be empty, then the name serves both. */
export interface CheckItem {
	/** Unique in its list. */
	readonly name: string;
	readonly nameEn: string;
}

/** The lists of a workshop. */
export interface CheckLists {
	/** By the trade that worked last: body work before it goes to paint, paint before it leaves. */
	readonly process: Readonly<Record<string, readonly CheckItem[]>>;
	/** By repair category; the list under the empty name serves every category without one. */
	readonly final: Readonly<Record<string, readonly CheckItem[]>>;
}

/** What was found at an item; an item without an answer is open. */
export const CHECK_RESULTS = ['ok', 'defect', 'not-applicable'] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];

/** An item as it stood on the list when it was looked at, with its answer. */
export interface Check extends CheckItem {
	readonly result: CheckResult;
}

/** An answer as a person gives it: the item by its name. */
export interface CheckAnswer {
	readonly item: string;
	readonly result: CheckResult;
}

/** A workshop without lists: its inspections are passed and failed as a whole. */
export const NO_CHECK_LISTS: CheckLists = { process: {}, final: {} };
