import { at } from '../at.ts';
import type { Random } from '../random.ts';
import type { ShopGraph } from './graph.ts';

/**
 * One of the longest ways through the schedule, drawn by chance where there are several: its
 * operations go into `path`, their number is answered. Only moving one of them can make all of it
 * shorter.
 */
export function criticalPath(graph: ShopGraph, random: Random, path: Int32Array): number {
	const { count } = graph.shop;
	let length = 0;
	let v = criticalStart(graph, random);
	while (v !== count) {
		path[length++] = v;
		v = criticalNext(graph, random, v);
	}
	return length;
}

function criticalStart(
	{ shop, head, tail, duration, makespan }: ShopGraph,
	random: Random
): number {
	let chosen = shop.count;
	let seen = 0;
	for (let v = 0; v < shop.count; v++)
		if (
			at(head, v) === at(shop.release, v) &&
			at(head, v) + at(duration, v) + at(tail, v) === makespan &&
			random.below(++seen) === 0
		)
			chosen = v;
	return chosen;
}

function criticalNext(graph: ShopGraph, random: Random, v: number): number {
	const { shop, head, tail, duration, machines, workers } = graph;
	const end = at(head, v) + at(duration, v);
	const rest = at(tail, v);
	const follows = (next: number): boolean =>
		next !== shop.count && at(head, next) === end && at(duration, next) + at(tail, next) === rest;
	const job = at(shop.after, v);
	const machine = at(machines.after, v);
	const worker = at(workers.after, v);
	let chosen = shop.count;
	let seen = 0;
	if (follows(job)) {
		chosen = job;
		seen = 1;
	}
	if (machine !== job && follows(machine) && random.below(++seen) === 0) chosen = machine;
	if (worker !== job && worker !== machine && follows(worker) && random.below(++seen) === 0)
		chosen = worker;
	return chosen;
}
