import type { Shop, ShopAlternative, ShopJob } from '#core/planner/shop/shop.ts';

/**
 * Readers of the literature's formats: `.fjs` (flexible job shop), `.fjsw` (with workers) and
 * `jsp-twt/1` (JSON; job shop with due dates). Each throws with what is wrong, because a benchmark on
 * a misread instance is worse than none.
 */

class Numbers {
	readonly #all: readonly number[];
	#next = 0;

	constructor(text: string) {
		this.#all = text.trim().split(/\s+/).map(Number);
	}

	take(): number {
		const number = this.#all[this.#next++];
		if (number === undefined || !Number.isInteger(number))
			throw new Error(`number ${this.#next} of the file is ${String(number)}`);
		return number;
	}

	end(): void {
		if (this.#next !== this.#all.length)
			throw new Error(`${this.#all.length - this.#next} numbers left over`);
	}
}

const times = <Item>(count: number, make: () => Item): Item[] =>
	Array.from({ length: count }, make);

const plainJob = (operations: ShopJob['operations']): ShopJob => ({
	release: 0,
	due: null,
	weight: 1,
	operations
});

/** Some files count machines from 1, told by no machine being 0. */
function machinesFromZero(jobs: readonly ShopJob[]): readonly ShopJob[] {
	const all = jobs.flatMap((job) => job.operations.flat());
	if (all.some(({ machine }) => machine === 0)) return jobs;
	const less = (one: ShopAlternative): ShopAlternative => ({ ...one, machine: one.machine - 1 });
	return jobs.map((job) => ({ ...job, operations: job.operations.map((ways) => ways.map(less)) }));
}

/** `.fjs`: `jobs machines [mean]`, then one line a job; each operation `k` and k pairs `machine duration`. */
export function readFlexibleShop(text: string): Shop {
	const [head = '', ...lines] = text.trim().split('\n');
	const [jobs = 0, machines = 0] = head.trim().split(/\s+/).map(Number);
	const numbers = new Numbers(lines.join(' '));
	const alternative = (): ShopAlternative => ({
		machine: numbers.take(),
		worker: null,
		duration: numbers.take()
	});
	const read = times(jobs, () =>
		plainJob(times(numbers.take(), () => times(numbers.take(), alternative)))
	);
	numbers.end();
	return { machines, workers: 0, jobs: machinesFromZero(read) };
}

/** `.fjsw`: per operation `k`, then k times `machine n` and n pairs `worker duration`, both from 1. */
export function readWorkerShop(text: string): Shop {
	const [head = '', ...lines] = text.trim().split('\n');
	const [jobs = 0, machines = 0, workers = 0] = head.trim().split(/\s+/).map(Number);
	const numbers = new Numbers(lines.join(' '));
	const ofMachine = (): ShopAlternative[] => {
		const machine = numbers.take();
		return times(numbers.take(), () => ({
			machine,
			worker: numbers.take() - 1,
			duration: numbers.take()
		}));
	};
	const read = times(jobs, () =>
		plainJob(times(numbers.take(), () => times(numbers.take(), ofMachine).flat()))
	);
	numbers.end();
	return { machines, workers, jobs: machinesFromZero(read) };
}

interface DueShopFile {
	readonly format: string;
	readonly machines: number;
	readonly jobs: readonly {
		readonly release?: number;
		readonly due: number;
		readonly weight: number;
		readonly ops: readonly (readonly [number, number])[];
	}[];
}

/** `jsp-twt/1`: each operation `[machine, duration]`, machines from 0. */
export function readDueShop(text: string): Shop {
	const file = JSON.parse(text) as DueShopFile;
	if (file.format !== 'jsp-twt/1') throw new Error(`format ${file.format} is not jsp-twt/1`);
	const jobs = file.jobs.map(({ release, due, weight, ops }) => ({
		release: release ?? 0,
		due,
		weight,
		operations: ops.map(([machine, duration]) => [{ machine, worker: null, duration }])
	}));
	return { machines: file.machines, workers: 0, jobs };
}

/** The reader that a file's name and content ask for. */
export function readShop(name: string, text: string): Shop {
	if (text.trimStart().startsWith('{')) return readDueShop(text);
	return name.endsWith('.fjsw') ? readWorkerShop(text) : readFlexibleShop(text);
}
