import { readFileSync } from 'node:fs';
import type { StaffJob } from '#core/board/rows.ts';
import { bayCode, technicianCode } from '#core/ids.ts';
import type { Workshop } from './workshop.ts';

/** Workshops for walls: as many cars as a story wants, most of them in a bay with somebody at work. */

interface Place {
	readonly bay: string;
	readonly technician: string;
}

interface SampleSetup {
	readonly bays: readonly { readonly code: string; readonly type: string }[];
	readonly skills: readonly { readonly code: string; readonly bayTypes: readonly string[] }[];
	readonly technicians: readonly {
		readonly code: string;
		readonly skills: Readonly<Record<string, number>>;
		readonly absent: string | null;
	}[];
}

/** Takes a place for a piece of work by its skill; null when none is left. */
export type PlaceFor = (skill: string) => Place | null;

/** A bay and a person for each skill in turn, none of them twice. */
export function placesFor(workshop: Workshop): PlaceFor {
	const file = workshop.dayFile.replace('.csv', '.workshop.json');
	const setup = JSON.parse(readFileSync(file, 'utf8')) as SampleSetup;
	const bays = [...setup.bays];
	const people = setup.technicians.filter(({ absent }) => absent === null);
	return (skill) => {
		const types = setup.skills.find(({ code }) => code === skill)?.bayTypes ?? [];
		const bay = bays.findIndex(({ type }) => types.includes(type));
		const person = people.findIndex(({ skills }) => skill in skills);
		if (bay < 0 || person < 0) return null;
		const place = { bay: bays[bay]!.code, technician: people[person]!.code };
		bays.splice(bay, 1);
		people.splice(person, 1);
		return place;
	};
}

async function startWork(workshop: Workshop, job: StaffJob, place: Place): Promise<void> {
	const [operation] = job.operations;
	if (operation === undefined) return;
	await workshop.send({
		type: 'StartOperation',
		job: job.id,
		operation: operation.id,
		seen: operation.version,
		bay: bayCode(place.bay),
		technicians: [technicianCode(place.technician)]
	});
}

/** Puts a car into every bay somebody can work in, of those that have not begun. */
export async function fillBays(workshop: Workshop, placeFor = placesFor(workshop)): Promise<void> {
	for (const job of await workshop.jobs()) {
		const first = job.operations[0];
		const canStart = job.arrivedAt !== null && first?.state === 'open' && first.partsDueAt === null;
		const place = canStart ? placeFor(first.skill) : null;
		if (place !== null) await startWork(workshop, job, place);
	}
}

const ORDER = 0;
const CAME_AT = 11;

/** The first `count` orders of the shipped day that have come by `clock` (`15:00`), as a file to import. */
export function ordersOf(workshop: Workshop, count: number, clock: string): string {
	const [head = '', ...lines] = readFileSync(workshop.dayFile, 'utf8').trim().split('\n');
	const here = lines.filter((line) => (line.split(',')[CAME_AT] ?? '') <= `2026-11-23 ${clock}`);
	const orders = [...new Set(here.map((line) => line.split(',')[ORDER]))].slice(0, count);
	return [head, ...here.filter((line) => orders.includes(line.split(',')[ORDER]))].join('\n');
}

/** The last `count` orders of the shipped day that have come by `clock`, as a file to import. */
export function latestOrders(workshop: Workshop, count: number, clock: string): string {
	const [head = '', ...lines] = readFileSync(workshop.dayFile, 'utf8').trim().split('\n');
	const cameAt = (line: string): string => line.split(',')[CAME_AT] ?? '';
	const here = lines
		.filter((line) => cameAt(line) !== '' && cameAt(line) <= `2026-11-23 ${clock}`)
		.sort((a, b) => cameAt(b).localeCompare(cameAt(a)));
	const orders = [...new Set(here.map((line) => line.split(',')[ORDER]))].slice(0, count);
	return [head, ...here.filter((line) => orders.includes(line.split(',')[ORDER]))].join('\n');
}

/** Imports so many orders; those that are here already stay as they are. */
export async function importOrders(workshop: Workshop, file: string): Promise<void> {
	const path = `/api/v1/import?workshop=${workshop.code}&dryRun=0&name=day.csv`;
	const response = await workshop.ask(path, {
		method: 'POST',
		headers: { 'content-type': 'application/octet-stream' },
		body: file
	});
	if (!response.ok) throw new Error(await response.text());
}
