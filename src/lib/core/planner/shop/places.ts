import { at } from '../at.ts';
import { FAR } from './compiled.ts';
import type { ShopGraph } from './graph.ts';
import type { Sequences } from './sequences.ts';

/** What stands fixed for an operation that is to be placed anew. */
export interface Wanted {
	v: number;
	/** When its own job lets it start, and how much follows it within its own job. */
	ready: number;
	rest: number;
	/** When its job's operation before starts (-1: none) and its job's operation after ends (`FAR`: none). */
	beforeStarts: number;
	afterEnds: number;
}

/** Of which sequences the places are, and what else may hold an operation. */
export interface Surroundings {
	readonly graph: ShopGraph;
	readonly own: Sequences;
	readonly other: Sequences;
	/** `pairs[a * count + b]`: a before b is taboo up to that step. */
	readonly pairs: Int32Array;
}

interface Between {
	readonly x: number;
	readonly y: number;
	readonly ready: number;
	readonly rest: number;
	readonly taboo: number;
}

/**
 * The places where one operation could be put into the sequence of one machine or worker, with what
 * each would cost: when the operation could start behind what precedes it there, and how much would
 * follow. Only places are listed between which a best one lies (Mastrolilli and Gambardella 2000):
 * earlier ones delay what follows more and let nothing start sooner, and likewise later ones.
 *
 * No place closes a circle: whoever starts at or after the end of the job's next operation may hang on
 * it, so the operation is never put behind; the other way round likewise. That forbids a few places
 * that would be fine and none of those that matter.
 */
export class Places {
	count = 0;
	/** Whom the operation would follow (nobody: first), and who would follow it (-1: nobody). */
	readonly behind: Int32Array;
	readonly ahead: Int32Array;
	/** When the one before ends; how much follows from the one after on, that one included. */
	readonly ready: Int32Array;
	readonly rest: Int32Array;
	/** When the one before starts (-1: none) and the one after ends (`FAR`: none). */
	readonly beforeStarts: Int32Array;
	readonly afterEnds: Int32Array;
	/** Taboo up to this step. */
	readonly taboo: Int32Array;

	constructor(operations: number) {
		const list = (): Int32Array => new Int32Array(operations + 1);
		this.behind = list();
		this.ahead = list();
		this.ready = list();
		this.rest = list();
		this.beforeStarts = list();
		this.afterEnds = list();
		this.taboo = list();
	}

	/** The one place on a resource that is not needed. */
	static nowhere(nobody: number): Places {
		const places = new Places(0);
		places.behind[0] = nobody;
		places.ahead[0] = -1;
		places.beforeStarts[0] = -1;
		places.afterEnds[0] = FAR;
		places.count = 1;
		return places;
	}

	/** Lists the places on a resource. */
	list(around: Surroundings, wanted: Wanted, resource: number): void {
		if (at(around.own.on, wanted.v) === resource) this.#here(around, wanted);
		else this.#elsewhere(around, wanted, resource);
	}

	/** The places on a resource that the operation is not on. */
	#elsewhere({ graph, own }: Surroundings, wanted: Wanted, resource: number): void {
		const { head, tail, duration, shop } = graph;
		const { first, after } = own;
		const nobody = shop.count;
		const jobBefore = at(shop.before, wanted.v);
		const jobAfter = at(shop.after, wanted.v);
		this.count = 0;
		let x = nobody;
		let y = at(first, resource);
		for (;;) {
			const ready = at(head, x) + at(duration, x);
			if (x !== nobody && (x === jobAfter || at(head, x) >= wanted.afterEnds)) break;
			const rest = at(tail, y) + at(duration, y);
			if (
				y === nobody ||
				(y !== jobBefore && at(head, y) + at(duration, y) > wanted.beforeStarts)
			) {
				// Where nothing is lost by coming later, the earlier places are needless.
				if (ready <= wanted.ready) this.count = 0;
				this.#note(graph, { x, y, ready, rest, taboo: 0 });
				if (rest <= wanted.rest) break;
			}
			if (y === nobody) break;
			x = y;
			y = at(after, y);
		}
	}

	/** The places on the resource it is on, its present one first, as if the operation were taken out. */
	#here(around: Surroundings, wanted: Wanted): void {
		const { head, tail, duration } = around.graph;
		const x = at(around.own.before, wanted.v);
		const y = at(around.own.after, wanted.v);
		this.count = 0;
		const ready = at(head, x) + at(duration, x);
		const rest = at(tail, y) + at(duration, y);
		this.#note(around.graph, { x, y, ready, rest, taboo: 0 });
		this.#later(around, wanted);
		this.#earlier(around, wanted);
	}

	/** Further on: what is passed moves forward, as far as its job and its other resource let it. */
	#later({ graph, own, other, pairs }: Surroundings, wanted: Wanted): void {
		const { head, tail, duration, shop } = graph;
		const nobody = shop.count;
		const { v } = wanted;
		const jobAfter = at(shop.after, v);
		const behind = at(own.before, v);
		let free = at(head, behind) + at(duration, behind);
		let taboo = 0;
		let x = at(own.after, v);
		while (x !== nobody && x !== jobAfter && at(head, x) < wanted.afterEnds) {
			const job = at(shop.before, x);
			const held = at(other.before, x);
			free =
				at(duration, x) +
				Math.max(
					free,
					at(shop.release, x),
					at(head, job) + at(duration, job),
					at(head, held) + at(duration, held)
				);
			taboo = Math.max(taboo, at(pairs, x * nobody + v));
			const y = at(own.after, x);
			const rest = at(tail, y) + at(duration, y);
			this.#note(graph, { x, y, ready: free, rest, taboo });
			if (rest <= wanted.rest) return;
			x = y;
		}
	}

	/** Further back: what is passed moves back, and less follows it. */
	#earlier({ graph, own, other, pairs }: Surroundings, wanted: Wanted): void {
		const { head, tail, duration, shop } = graph;
		const nobody = shop.count;
		const { v } = wanted;
		const jobBefore = at(shop.before, v);
		const ahead = at(own.after, v);
		let rest = at(tail, ahead) + at(duration, ahead);
		let taboo = 0;
		let y = at(own.before, v);
		while (y !== nobody && y !== jobBefore && at(head, y) + at(duration, y) > wanted.beforeStarts) {
			const job = at(shop.after, y);
			const held = at(other.after, y);
			rest =
				at(duration, y) +
				Math.max(rest, at(tail, job) + at(duration, job), at(tail, held) + at(duration, held));
			taboo = Math.max(taboo, at(pairs, v * nobody + y));
			const x = at(own.before, y);
			const ready = at(head, x) + at(duration, x);
			this.#note(graph, { x, y, ready, rest, taboo });
			if (ready <= wanted.ready) return;
			y = x;
		}
	}

	/** Notes the place between x and y, given when x ends and what follows from y on. */
	#note({ head, duration, shop }: ShopGraph, between: Between): void {
		const { x, y } = between;
		const index = this.count++;
		this.behind[index] = x;
		this.ahead[index] = y === shop.count ? -1 : y;
		this.ready[index] = between.ready;
		this.rest[index] = between.rest;
		this.beforeStarts[index] = x === shop.count ? -1 : at(head, x);
		this.afterEnds[index] = y === shop.count ? FAR : at(head, y) + at(duration, y);
		this.taboo[index] = between.taboo;
	}
}
