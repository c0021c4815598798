/** A small seeded generator (mulberry32): the same seed gives the same run on every machine. */
export class Random {
	private state: number;

	constructor(seed: number) {
		this.state = seed >>> 0;
	}

	/** From 0 to below 1. */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** A whole number from 0 to below `limit`. */
	below(limit: number): number {
		return Math.floor(this.next() * limit);
	}

	chance(probability: number): boolean {
		return this.next() < probability;
	}

	/** One of the items, or undefined when there are none. */
	pick<Item>(items: readonly Item[]): Item | undefined {
		return items[this.below(items.length)];
	}

	/** One of the names, each as likely as its weight. */
	weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
		const names = Object.entries(weights) as [Name, number][];
		let left = this.next() * names.reduce((sum, [, weight]) => sum + weight, 0);
		for (const [name, weight] of names) {
			left -= weight;
			if (left < 0) return name;
		}
		return names[0]![0];
	}
}
