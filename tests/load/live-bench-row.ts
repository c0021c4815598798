import { median } from './store-bench-measure.ts';

/** One line of the table: a figure of ours, what it is compared with, and what was asked for. */
export interface BenchRow {
	readonly name: string;
	readonly figure: string;
	/** One per run; the median counts. */
	readonly values: readonly number[];
	/** With its space, where it has one: ` ms`, `×`. */
	readonly unit: string;
	readonly target: { readonly bound: 'at least' | 'at most'; readonly value: number };
}

export function printRow({ name, figure, values, unit, target }: BenchRow): void {
	const value = median(values);
	const isMet = target.bound === 'at most' ? value <= target.value : value >= target.value;
	const runs = values.map((each) => each.toFixed(2)).join(' ');
	console.log(`${isMet ? 'met   ' : 'MISSED'} ${name}`);
	console.log(
		`       ${value.toFixed(2)}${unit}, target ${target.bound} ${target.value}${unit}; ${figure}; runs ${runs}`
	);
}
