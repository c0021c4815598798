import { API_ROOT } from '../../server/http/route-table.ts';
import type { Route } from '../../server/http/route.ts';
import { ROUTES } from '../../server/http/routes.ts';
import { setupFileOf } from './setup-file.ts';
import type { Random } from '../support/random.ts';
import type { Asker, World } from './worlds.ts';

/** One request to the HTTP interface, before it is known which workshop it names. */
export interface Asking {
	readonly method: string;
	/** Path and body for a workshop of that code. */
	readonly to: (workshop: string) => { readonly path: string; readonly body: string | null };
}

/** Not the code of any workshop, and as long as one. */
export const UNKNOWN = 'wests';

interface Drawing {
	readonly random: Random;
	readonly asker: Asker;
	readonly newId: () => string;
}

/** Imports start a thread of their own, and a bare number of them is as telling. */
const RARE = new Set(['/import', '/setup']);

const COMMANDS = ROUTES.filter(({ path }) => path === '/commands');

/** Any endpoint there is, with parameters that mostly make sense; new endpoints are among them. */
export function randomAsking(drawing: Drawing): Asking {
	const { random } = drawing;
	const common = ROUTES.filter(({ path }) => !RARE.has(path));
	const among = random.chance(0.4) ? COMMANDS : random.chance(0.01) ? ROUTES : common;
	const route = random.pick(among)!;
	const query = Object.keys(route.describe.query ?? {})
		.filter((name) => name !== 'workshop' && random.chance(0.6))
		.map((name) => `&${name}=${encodeURIComponent(valueFor(name, drawing))}`)
		.join('');
	const path = route.path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(anId(drawing)));
	const bodyFor = bodyOf(route, drawing);
	return {
		method: route.method,
		to: (workshop) => ({
			path: `${API_ROOT}${path}?workshop=${encodeURIComponent(workshop)}${query}`,
			body: route.method === 'GET' ? null : bodyFor(workshop)
		})
	};
}

/** The id of something: mostly of what is not the asker's. */
function anId({ random, asker }: Drawing): string {
	const world: World = random.chance(0.7) ? asker.other : asker.own;
	// One's own tokens are left alone: an asker who was revoked asks nothing more.
	const { jobs, operations } = world;
	return random.pick([...jobs, ...operations, ...asker.other.tokens, 'nothing'])!;
}

function valueFor(name: string, drawing: Drawing): string {
	const { random } = drawing;
	const known: Readonly<Record<string, readonly string[]>> = {
		audience: ['staff', 'wall', 'wall-masked', 'lounge', 'everybody'],
		before: ['1', '1000000', '-1', 'x'],
		dryRun: ['0', '1'],
		mapping: ['{}', '{', '{"a":"plate"}']
	};
	return random.pick(known[name] ?? [anId(drawing), '0', '1', ''])!;
}

function bodyOf(route: Route, drawing: Drawing): (workshop: string) => string {
	switch (route.path) {
		case '/commands': {
			const [id, command] = [drawing.newId(), aCommand(drawing)];
			return (workshop) => JSON.stringify({ id, workshop, command });
		}
		case '/tokens': {
			const wish = { name: 'x', role: 'dispatcher', scopes: ['read'], expiresAt: null };
			return (workshop) => JSON.stringify({ ...wish, workshops: [workshop] });
		}
		case '/setup':
			return (workshop) => JSON.stringify(setupFileOf(workshop, drawing.asker.own.mark));
		case '/import':
			return () => '工单号,车牌号\nRO1,辽B12345\n';
		default: {
			const id = anId(drawing);
			return (workshop) => JSON.stringify({ workshop, id, workshops: [workshop] });
		}
	}
}

const AWAY = { from: 1_795_000_000_000, to: 1_795_003_600_000, reason: 'training' };

/** A wish on something of one's own or of the other workshop. */
export function aCommand({ random, asker, newId }: Drawing): Record<string, unknown> {
	const world = random.chance(0.5) ? asker.other : asker.own;
	const operation = random.pick(world.operations)!;
	const job = operation.split('/')[0]!;
	const on = { job, operation, seen: random.below(60) };
	const bay = random.pick(['A01', 'A02', 'K01', 'Z99'])!;
	return random.pick<Record<string, unknown>>([
		{ type: 'ArriveJob', job },
		{ type: 'SettleJob', job },
		{ type: 'DeliverJob', job },
		{ type: 'MoveCar', job, to: bay },
		{ type: 'ChangePromise', job, promisedAt: 1_795_000_000_000, reason: 'parts', seen: 1 },
		{ type: 'AssignOperation', ...on, bay, technicians: ['T001'], start: 1_795_000_000_000 },
		{ type: 'StartOperation', ...on, bay, technicians: ['T001'] },
		{ type: 'FinishOperation', ...on },
		{ type: 'StopOperation', ...on, reason: 'parts', note: '', expectedUntil: null },
		{ type: 'ExpectParts', ...on, dueAt: 1_795_000_000_000 },
		{ type: 'TakeBayOut', bay, reason: '保养', until: null },
		{ type: 'ReturnBay', bay },
		{ type: 'RecordAbsence', absence: { id: newId(), technician: 'T002', ...AWAY } },
		{ type: 'RecordAbsence', absence: { id: newId(), technician: 'T003', ...AWAY } },
		{ type: 'UndoStep', step: newId() },
		{ type: 'Unheard' }
	])!;
}
