import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * What every measurement of `npm run bench:planner` shares: the folder of instances with its best
 * known values, its checker (imported from there at run time, nothing of it is kept here), and the
 * clock of CPU seconds.
 */

/** One row of the printed table. */
export interface BenchRow {
	/** Its name among the targets, F1 to F18. */
	readonly id: string;
	readonly what: string;
	readonly target: string;
	readonly figure: string;
	/** Whether the target is met; null for a row that only informs. */
	readonly met: boolean | null;
	/** How it was measured: instances, runs, spread. */
	readonly from: string;
}

/** One instance of the folder's best.json; `best` is its best known value. */
export interface BenchInstance {
	readonly name: string;
	readonly family: string;
	/** Where it lies, below the folder. */
	readonly file: string;
	readonly best: number;
	/** The whole entry, for what only one family has (rules, plan, event). */
	readonly entry: Readonly<Record<string, unknown>>;
}

/** A solution in the checker's form: `[job, operation, machine or bay, worker or technician, start, end]`. */
export interface CheckedSolution {
	readonly instance: string;
	readonly ops: readonly (readonly [
		number | string,
		number,
		number | string,
		number | string | null,
		number,
		number
	])[];
}

/** What the checker answers; a workshop day's answer has more, see the folder's README. */
export interface Verdict {
	readonly feasible: boolean;
	readonly errors: readonly string[];
	readonly value: number;
	readonly late?: number;
	readonly waitingMinutes?: number;
	readonly onTime?: number;
	readonly moves?: {
		readonly jobs: number;
		readonly time: number;
		readonly technician: number;
		readonly bay: number;
		readonly kept: number;
	};
}

interface Checker {
	parseInstance(text: string, name: string): unknown;
	check(instance: unknown, solution: CheckedSolution, options?: Record<string, unknown>): Verdict;
}

export interface BenchOptions {
	readonly folder: string;
	readonly seconds: number;
	readonly seeds: number;
	/** Groups to measure; null for all. */
	readonly only: readonly string[] | null;
	/** Names of instances to measure; null for all. */
	readonly instances: RegExp | null;
	/** Where solutions are written; null for nowhere. */
	readonly out: string | null;
	/** Prints each run as it ends. */
	readonly verbose: boolean;
}

/** The folder opened: its instances, its checker, and where solutions go. */
export class Bench {
	readonly options: BenchOptions;
	readonly #checker: Checker;
	readonly #instances: readonly BenchInstance[];
	readonly #kept = new Map<string, number>();

	private constructor(
		options: BenchOptions,
		checker: Checker,
		instances: readonly BenchInstance[]
	) {
		this.options = options;
		this.#checker = checker;
		this.#instances = instances;
	}

	static async open(options: BenchOptions): Promise<Bench> {
		const checker = (await import(
			pathToFileURL(join(options.folder, 'check.mjs')).href
		)) as Checker;
		const text = readFileSync(join(options.folder, 'best.json'), 'utf8');
		const { instances } = JSON.parse(text) as {
			instances: Record<string, { file: string; family: string; ub: number }>;
		};
		const all = Object.entries(instances).map(([name, entry]) => ({
			name,
			family: entry.family,
			file: entry.file,
			best: entry.ub,
			entry
		}));
		return new Bench(options, checker, all);
	}

	/** The instances of these families that the options let through. */
	instancesOf(...families: readonly string[]): readonly BenchInstance[] {
		const { instances } = this.options;
		return this.#instances.filter(
			({ name, family }) => families.includes(family) && (instances?.test(name) ?? true)
		);
	}

	/** The text of a file below the folder. */
	text(file: string): string {
		return readFileSync(join(this.options.folder, file), 'utf8');
	}

	/**
	 * Puts a solution before the folder's checker and throws when it is refused: a figure from a plan
	 * that cannot be is worth nothing. The best of each instance is written to `--out`.
	 */
	judge(
		instance: BenchInstance,
		solution: CheckedSolution,
		options: Record<string, unknown> = {}
	): Verdict {
		const parsed = this.#checker.parseInstance(this.text(instance.file), instance.file);
		const verdict = this.#checker.check(parsed, solution, options);
		if (!verdict.feasible)
			throw new Error(`${instance.name}: ${verdict.errors.slice(0, 5).join('; ')}`);
		this.#keep(solution, verdict.value);
		return verdict;
	}

	#keep(solution: CheckedSolution, value: number): void {
		const { out } = this.options;
		if (out === null || value >= (this.#kept.get(solution.instance) ?? Infinity)) return;
		this.#kept.set(solution.instance, value);
		mkdirSync(out, { recursive: true });
		writeFileSync(join(out, `${solution.instance}.json`), JSON.stringify(solution));
	}

	/** A line about one run, when runs are asked for. */
	say(line: string): void {
		if (this.options.verbose) console.log(`  ${line}`);
	}
}

/** CPU seconds of this process so far: wall time misleads on a shared machine. */
export function cpuSeconds(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1e6;
}

/** A reading of the CPU clock takes some 20 µs, a fifteenth of what is searched between two questions: too dear to ask each time. */
const READ_EVERY_MS = 1;

/**
 * CPU seconds from now on, for whoever asks all the time: read anew once a millisecond of wall time, in
 * which a thread cannot use more than one of CPU time.
 */
export function cpuClock(): () => number {
	const began = cpuSeconds();
	let readAt = performance.now();
	let seconds = 0;
	return () => {
		const now = performance.now();
		if (now - readAt < READ_EVERY_MS) return seconds;
		readAt = now;
		seconds = cpuSeconds() - began;
		return seconds;
	};
}

/** Says true once `seconds` of CPU time have gone by since the call. */
export function cpuBudget(seconds: number): () => boolean {
	const clock = cpuClock();
	return () => clock() >= seconds;
}

/** The mean; 0 of nothing. */
export const mean = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** A ratio as a percentage with two places, `1.03` → `+3.00 %`. */
export function percentOver(ratio: number): string {
	const over = (ratio - 1) * 100;
	return `${over < 0 ? '−' : '+'}${Math.abs(over).toFixed(2)} %`;
}
