import { readAccount } from '#core/audit/account-changes.ts';
import { changesOf } from '#core/audit/changes.ts';
import { namedChanges } from '#core/audit/named-changes.ts';
import { carName } from '#core/board/car.ts';
import { visitsOf } from '#core/customer/visits-of.ts';
import { evolve } from '#core/evolve.ts';
import {
	jobId,
	orderNo,
	personId,
	type JobId,
	type PersonId,
	type WorkshopCode
} from '#core/ids.ts';
import { registerIds } from '#core/job/order-facts.ts';
import { emptyState, type WorkshopState } from '#core/state.ts';
import type { PastStep } from '#core/undo/past-step.ts';
import type { Setup } from '#core/workshop/setup.ts';
import type { AdministrativeKind, AuditEntry, AuditPage } from '#protocol/audit.ts';
import { pastStepOf } from '../commands/past-step-of.ts';
import type { PeopleRegister } from '../commands/people.ts';
import type { CommandRunner } from '../commands/runner.ts';
import type { People } from '../auth/people.ts';
import type { StoredAct, StoredDevice } from '../storage/audit-table.ts';
import type { Store } from '../storage/port.ts';

/** Who did what, when and from where, as people look for it. Who may look is asked before. */
export interface AuditDesk {
	search(wish: AuditWish): Promise<AuditPage>;
	/** What became of a person's account, latest first. */
	ofAccount(person: PersonId): Promise<readonly AuditEntry[]>;
	/** Whom one can look for. */
	people(): readonly { readonly id: string; readonly name: string }[];
}

/** Null asks for any; texts are as they were typed. */
export interface AuditWish {
	/** Null: all of the installation, and what concerns the installation itself. */
	readonly workshop: WorkshopCode | null;
	/** Id of a person or program. */
	readonly person: string | null;
	readonly kind: string | null;
	/** Plate, VIN or order number. */
	readonly car: string | null;
	/** A part of what was typed as reason, note, finding or cause. */
	readonly text: string | null;
	readonly from: number | null;
	readonly to: number | null;
	readonly before: number | null;
	readonly limit: number;
}

interface DeskParts {
	readonly store: Store;
	readonly commands: CommandRunner;
	readonly actors: PeopleRegister;
	readonly people: Pick<People, 'list'>;
}

/** Enough to see what a step that touched many cars was about; the cars' own histories tell the rest. */
const MOST_CHANGES = 12;
const MOST_CARS = 3;
/** Changes of a set-up in all its years. */
const MOST_EDITS = 10_000;
/** More visits than one car has; beyond it the latest are looked for. */
const MOST_VISITS = 200;

/** What is done to an account; signing in is done with it. */
const ACCOUNT_ACTS: readonly AdministrativeKind[] = [
	'InstallationSetUp',
	'PersonInvited',
	'PersonChanged',
	'PersonReset',
	'PasswordChosen',
	'PinSet',
	'SessionsEnded'
];
/** Of each kind, for everybody, in all the years of a house. */
const MOST_ACCOUNT_ACTS = 5_000;
const MOST_ACCOUNT_SHOWN = 100;
const ANY = {
	...{ workshop: null, actor: null, jobs: null, words: null },
	...{ from: null, to: null, before: null }
} as const;

export function openAuditDesk(parts: DeskParts): AuditDesk {
	const nameOf = (id: string): string =>
		parts.people.list().find((one) => one.id === id)?.name ?? parts.actors.nameOf(personId(id));
	const entriesOf = async (acts: readonly StoredAct[]): Promise<readonly AuditEntry[]> => {
		const sessions = [...new Set(acts.flatMap(({ session }) => session ?? []))];
		const devices = await parts.store.audit.devices(sessions);
		const entries: AuditEntry[] = [];
		for (const act of acts)
			entries.push(await entryOf(parts, act, { nameOf, device: deviceOf(devices, act) }));
		return entries;
	};
	return {
		people: () => {
			const known = [...parts.actors.everybody(), ...parts.people.list()];
			return [...new Map(known.map(({ id, name }) => [id, { id, name }])).values()];
		},

		async ofAccount(person) {
			const found: StoredAct[] = [];
			for (const kind of ACCOUNT_ACTS) {
				const acts = await parts.store.audit.acts({ ...ANY, kind, limit: MOST_ACCOUNT_ACTS });
				found.push(...acts.filter((act) => rightsIn(act).id === person));
			}
			const latest = found.sort((a, b) => b.id - a.id).slice(0, MOST_ACCOUNT_SHOWN);
			return entriesOf(latest);
		},

		async search({ person, car, text, ...wish }) {
			const jobs = car === null ? null : jobsOf(parts, wish.workshop, car);
			if (jobs?.length === 0) return { entries: [], next: null };
			const actor = person === null ? null : personId(person);
			const acts = await parts.store.audit.acts({ ...wish, actor, jobs, words: text });
			const entries = await entriesOf(acts);
			return { entries, next: acts.length < wish.limit ? null : (acts.at(-1)?.id ?? null) };
		}
	};
}

/** Visits of this car, or of this order, in the workshop or (null) in all. */
function jobsOf(
	{ commands }: DeskParts,
	workshop: WorkshopCode | null,
	car: string
): readonly JobId[] {
	const typed = car.trim();
	const codes = workshop === null ? commands.workshops() : [workshop];
	const found = codes.flatMap((code) => {
		const state = commands.workshop(code)?.state;
		if (state === undefined) return [];
		const ofOrder = state.orders.get(orderNo(typed));
		const byCar = visitsOf(state.registers, typed).map(({ job }) => job);
		return ofOrder === undefined ? byCar : [ofOrder, ...byCar];
	});
	// A visit that an order opened bears its number, also when it has long left the board.
	return [...new Set([jobId(`J-${typed}`), ...found])].slice(-MOST_VISITS);
}

function deviceOf(
	devices: ReadonlyMap<string, StoredDevice>,
	{ session }: StoredAct
): AuditEntry['device'] {
	const device = session === null ? undefined : devices.get(session);
	if (device === undefined) return null;
	const { by, agent, address } = device;
	return { by, agent, address };
}

interface Known {
	readonly nameOf: (id: string) => string;
	readonly device: AuditEntry['device'];
}

async function entryOf(
	parts: DeskParts,
	{ session: _, ...act }: StoredAct,
	{ nameOf, device }: Known
): Promise<AuditEntry> {
	const entry = { ...act, by: nameOf(act.actor), device };
	const { workshop, command } = act;
	if (command === null || workshop === null) {
		const { id, changes } = rightsIn(act);
		return { ...entry, about: nameOf(id), changes };
	}
	const step = await pastStepOf(parts.store, workshop, command);
	const setup = await setupBefore(parts.store, workshop, step);
	const state = parts.commands.workshop(workshop)?.state ?? emptyState;
	return {
		...entry,
		about: carsText(state, [...step.histories.keys()]),
		changes: namedChanges(changesOf(step, setup).slice(0, MOST_CHANGES), state)
	};
}

/** Whom an act of administration was about, and what became of their rights. */
const rightsIn = ({ kind, about }: Pick<StoredAct, 'kind' | 'about'>) =>
	kind === 'PersonChanged' ? readAccount(about) : { id: about, changes: [] };

/** The set-up an edit was made on; null for every other step. */
async function setupBefore(
	store: Pick<Store, 'shopEvents'>,
	workshop: WorkshopCode,
	{ events: [first] }: PastStep
): Promise<Setup | null> {
	if (first?.event.type !== 'SetupEdited') return null;
	const edits = await store.shopEvents(workshop, ['WorkshopSetUp', 'SetupEdited'], {
		before: first.seq,
		limit: MOST_EDITS
	});
	return evolve(emptyState, edits.toReversed()).setup;
}

/** As the registers know them now: an erased car has no plate any more. */
const carsText = (state: WorkshopState, jobs: readonly JobId[]): string =>
	[
		...jobs.slice(0, MOST_CARS).map((job) => carName(state, registerIds(job)).plate || job),
		...(jobs.length > MOST_CARS ? [`+${String(jobs.length - MOST_CARS)}`] : [])
	].join(' ');
