import type { Fault, Fields } from './fields.ts';

const sameIn = (keys: readonly string[], one: Fields, other: Fields): boolean =>
	keys.every((key) => (one[key] ?? '') === (other[key] ?? ''));

/** A row somebody is editing: what it was when they began, and what they have typed. */
export class RowDraft {
	values = $state<Record<string, string>>({});
	fault = $state.raw<Fault | null>(null);
	isBusy = $state(false);
	private base = $state.raw<Fields>({});
	private readonly keys: readonly string[];

	/** `keys`: the fields a person can change; others may change beneath the draft without harm. */
	constructor(fields: Fields, keys: readonly string[]) {
		this.values = { ...fields };
		this.base = fields;
		this.keys = keys;
	}

	/** Whether anything is typed that would be lost. */
	get isChanged(): boolean {
		return !sameIn(this.keys, this.values, this.base);
	}

	/** Whether somebody else changed the entry since, to something else than is typed here. */
	isOvertaken(current: Fields): boolean {
		return !sameIn(this.keys, current, this.base) && !sameIn(this.keys, current, this.values);
	}

	/** What others changed since the person began. */
	changedBeneath(current: Fields): readonly string[] {
		return this.keys.filter((key) => !sameIn([key], current, this.base));
	}

	/** The person has seen the others' change and keeps their own; what they left alone follows the others. */
	keepOver(current: Fields): void {
		for (const key of this.keys) {
			if (sameIn([key], this.values, this.base)) this.values[key] = current[key] ?? '';
		}
		this.base = current;
		this.fault = null;
	}

	/** Takes the entry as it now is. */
	takeFrom(current: Fields): void {
		this.values = { ...current };
		this.base = current;
		this.fault = null;
	}
}
