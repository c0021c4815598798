import { openCalls } from '../andon/called.ts';
import type { Call } from '../andon/call.ts';
import type { BayCode, TechnicianCode } from '../ids.ts';
import type { Job } from '../job/job.ts';
import { stageOf, type Stage } from '../job/stage.ts';
import { outageAt } from '../job/workplace.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { absencesOf } from '../workshop/calendar.ts';
import type { Outage, Setup } from '../workshop/setup.ts';
import { floorCar, type FloorCar } from './floor-car.ts';

/** The workshop as tiles for a tablet on the floor: by bay, by technician or by stage. */

export const FLOOR_VIEWS = ['bay', 'technician', 'stage'] as const;
export type FloorView = (typeof FLOOR_VIEWS)[number];

/** One tile: a place with its car or without one, or a car by itself. */
export interface FloorTile {
	readonly key: string;
	readonly place:
		| { readonly kind: 'bay'; readonly bay: BayCode; readonly outage: Outage | null }
		| {
				readonly kind: 'technician';
				readonly technician: TechnicianCode;
				readonly team: string;
				readonly isAway: boolean;
		  }
		| { readonly kind: 'car' };
	readonly car: FloorCar | null;
	/** Calls for help that have no car: from this bay. */
	readonly calls: readonly Call[];
}

/** Tiles under one head: places with something in them, cars without a bay, the cars of one stage, free places. */
export interface FloorSection {
	readonly key: 'places' | 'no-bay' | 'free' | Stage;
	readonly tiles: readonly FloorTile[];
}

/** What somebody wants to see; `team` null: everybody's. */
export interface FloorWish {
	readonly by: FloorView;
	readonly team: string | null;
}

/** What needs hands first; a car leaves the list when it leaves the house. */
const STAGES: readonly Stage[] = [
	'stopped',
	'paused',
	'in-work',
	'rework',
	'waiting-for-dispatch',
	'planned',
	'inspection',
	'road-test',
	'wash',
	'to-settle',
	'ready'
];

const carsHere = ({ jobs }: WorkshopState): readonly Job[] =>
	[...jobs.values()].filter(({ arrivedAt, end }) => arrivedAt !== null && end === null);

/** The most urgent promise first; cars without one last. */
const byPromise = (a: FloorTile, b: FloorTile): number =>
	(a.car?.lateness.promisedAt ?? Infinity) - (b.car?.lateness.promisedAt ?? Infinity);

const carTile = (state: WorkshopState, job: Job, now: Instant): FloorTile => ({
	key: job.id,
	place: { kind: 'car' },
	car: floorCar(state, job, now),
	calls: []
});

const callsFrom = (state: WorkshopState, bay: BayCode): readonly Call[] =>
	openCalls(state).filter((call) => call.bay === bay);

function bayTiles(state: WorkshopState, setup: Setup, now: Instant): readonly FloorTile[] {
	const cars = new Map(carsHere(state).flatMap((job) => (job.place ? [[job.place.bay, job]] : [])));
	return setup.bays.map(({ code: bay }) => {
		const job = cars.get(bay);
		return {
			key: bay,
			place: { kind: 'bay', bay, outage: outageAt(state, bay, now) },
			car: job === undefined ? null : floorCar(state, job, now),
			calls: job === undefined ? callsFrom(state, bay) : []
		};
	});
}

/** The car somebody is clocked on to, else the one whose turn is next with them. */
function carOf(cars: readonly Job[], technician: TechnicianCode): Job | null {
	const isOn = ({ operations }: Job): boolean =>
		operations.some(({ stints }) =>
			stints.some((stint) => stint.to === null && stint.technician === technician)
		);
	const startOf = ({ operations }: Job): number =>
		operations.reduce(
			(first, { state, plan }) =>
				state !== 'finished' && state !== 'cancelled' && plan?.technicians.includes(technician)
					? Math.min(first, plan.start)
					: first,
			Infinity
		);
	const next = cars.reduce<Job | null>(
		(best, job) => (startOf(job) < (best === null ? Infinity : startOf(best)) ? job : best),
		null
	);
	return cars.find(isOn) ?? next;
}

function technicianTiles(state: WorkshopState, setup: Setup, now: Instant): readonly FloorTile[] {
	const cars = carsHere(state);
	return setup.technicians.map(({ code: technician, team }) => {
		const job = carOf(cars, technician);
		const isAway = absencesOf(state, technician).some(({ from, to }) => from <= now && now < to);
		return {
			key: technician,
			place: { kind: 'technician', technician, team, isAway },
			car: job === null ? null : floorCar(state, job, now),
			calls: []
		};
	});
}

/** Nothing stands there, is wrong with it, or calls from there. */
const isFree = ({ car, place, calls }: FloorTile): boolean =>
	car === null && calls.length === 0 && !(place.kind === 'bay' && place.outage !== null);

/** What is in hand, and apart from it the places that are free: they need less room. */
const apart = (tiles: readonly FloorTile[]): readonly [FloorSection, FloorSection] => [
	{ key: 'places', tiles: tiles.filter((tile) => !isFree(tile)) },
	{ key: 'free', tiles: tiles.filter(isFree) }
];

function isOfTeam({ place, car }: FloorTile, team: string, setup: Setup): boolean {
	if (place.kind === 'technician') return place.team === team;
	const people = car?.people ?? [];
	return setup.technicians.some((one) => one.team === team && people.includes(one.code));
}

function sectionsOf(
	state: WorkshopState,
	setup: Setup,
	{ by, now }: { readonly by: FloorView; readonly now: Instant }
): readonly FloorSection[] {
	switch (by) {
		case 'technician':
			return apart(technicianTiles(state, setup, now));
		case 'bay': {
			const parked = carsHere(state).filter(({ place }) => place === null);
			const [taken, free] = apart(bayTiles(state, setup, now));
			const waiting = parked.map((job) => carTile(state, job, now)).toSorted(byPromise);
			return [taken, { key: 'no-bay', tiles: waiting }, free];
		}
		case 'stage': {
			const cars = carsHere(state);
			return STAGES.map((stage) => ({
				key: stage,
				tiles: cars
					.filter((job) => stageOf(job) === stage)
					.map((job) => carTile(state, job, now))
					.toSorted(byPromise)
			}));
		}
	}
}

/** The sections with something in them; with a team only what its people have in hand. */
export function floorSections(
	state: WorkshopState,
	{ by, team }: FloorWish,
	now: Instant
): readonly FloorSection[] {
	const { setup } = state;
	if (setup === null) return [];
	return sectionsOf(state, setup, { by, now })
		.map(({ key, tiles }) => ({
			key,
			tiles: team === null ? tiles : tiles.filter((tile) => isOfTeam(tile, team, setup))
		}))
		.filter(({ tiles }) => tiles.length > 0);
}
