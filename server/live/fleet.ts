import type { Namespace, Socket } from 'socket.io';
import type { WorkshopCode } from '#core/ids.ts';
import { SECOND_MS } from '#core/time/instant.ts';
import {
	FLEET_NAMESPACE,
	type DisplayEntry,
	type FleetToClient,
	type FleetToServer,
	type HeartbeatAnswer
} from '#protocol/displays.ts';
import type { WireRefusal } from '#protocol/messages.ts';
import { parseHeartbeat } from '#protocol/schemas/displays.ts';
import { mayAct } from '../auth/may-act.ts';
import type { Session } from '../auth/sessions.ts';
import type { Displays } from '../displays/displays.ts';
import type { Clock } from '../ops/clock.ts';

/**
 * The line beside the rows: it tells displays what they are to show, hears how they are, and shows that to
 * whoever looks after them. It knows displays and nothing of cars.
 */

interface FleetData {
	session: Session;
}
type FleetNamespace = Namespace<FleetToServer, FleetToClient, Record<string, never>, FleetData>;
type FleetSocket = Socket<FleetToServer, FleetToClient, Record<string, never>, FleetData>;

interface FleetParts {
	readonly displays: Displays;
	readonly clock: Clock;
	/** The session of whoever asks for a line. */
	readonly sessionOf: (socket: { readonly handshake: FleetSocket['handshake'] }) => Session | null;
	/** All workshops of the installation. */
	readonly workshops: () => readonly WorkshopCode[];
	/** Whether this line may ask now. */
	readonly mayAsk: (socket: FleetSocket) => boolean;
	/** Cuts the lines on which a session is sent rows; the client comes back as what it is then. */
	readonly cutRows: (session: string) => void;
}

/** Between two looks at what has changed for whoever watches. */
const LOOK_EVERY_MS = SECOND_MS;
/** A heartbeat comes twice a minute, and once more at every change; more often it says nothing new. */
const HEARD_AT_MOST_EVERY_MS = SECOND_MS;

const displayRoom = (id: string): string => `display/${id}`;
const sessionRoom = (id: string): string => `session/${id}`;
const watchers = (workshop: WorkshopCode): string => `watchers/${workshop}`;

/** Serves the line of the fleet until the returned function is called. */
export function serveFleet(
	io: { of(name: string): unknown },
	parts: FleetParts
): { turnAway(session: string, reason: WireRefusal): void; close(): void } {
	const fleet = io.of(FLEET_NAMESPACE) as FleetNamespace;
	const { displays, clock } = parts;
	fleet.use((socket, next) => {
		const session = parts.sessionOf(socket);
		if (session !== null && (isDisplay(session) || workshopsKept(session, parts).length > 0)) {
			socket.data.session = session;
			next();
			return;
		}
		const code = session === null ? 'wire/not-signed-in' : 'wire/not-allowed';
		next(Object.assign(new Error(code), { data: { code, detail: 'fleet' } }));
	});
	const seen = new Map<WorkshopCode, string>();
	fleet.on('connection', (socket) => {
		void socket.join(sessionRoom(socket.data.session.id));
		if (isDisplay(socket.data.session)) welcomeDisplay(socket, parts);
		else welcomeKeeper(socket, parts);
	});
	displays.onOrder((id, order) => {
		fleet.to(displayRoom(id)).emit('order', order);
	});
	displays.onChanged((id, before) => {
		const self = displays.self(id);
		if (self === null) return;
		fleet.to(displayRoom(id)).emit('self', self);
		// Another page is another audience: what it was sent so far it must not be sent any more.
		if (before.page !== self.profile.page) parts.cutRows(id);
	});
	const stop = clock.every(LOOK_EVERY_MS, () => {
		for (const workshop of watchedIn(fleet, parts))
			tellWatchers(fleet, { ...parts, workshop, seen });
	});
	return {
		turnAway: (session, reason) => {
			const room = fleet.in(sessionRoom(session));
			room.emit('turnedAway', reason);
			room.disconnectSockets(true);
		},
		close: () => {
			stop();
			fleet.disconnectSockets(true);
		}
	};
}

const isDisplay = ({ by }: Session): boolean => by === 'display';

/** The workshops whose displays somebody looks after. */
const workshopsKept = (session: Session, { workshops }: FleetParts): readonly WorkshopCode[] =>
	workshops().filter((code) => mayAct(session, code, 'ManageDisplays') === null);

function welcomeDisplay(socket: FleetSocket, parts: FleetParts): void {
	const { displays, clock } = parts;
	const { id } = socket.data.session;
	const self = displays.self(id);
	// Revoked between the handshake and now, when nobody could cut this line yet.
	if (self === null) {
		socket.disconnect(true);
		return;
	}
	displays.lineOf(id, 1);
	socket.on('disconnect', () => {
		displays.lineOf(id, -1);
	});
	void socket.join(displayRoom(id));
	socket.emit('self', self);
	let heardAt = -Infinity;
	socket.on('heartbeat', (input: unknown, answer: unknown) => {
		if (typeof answer !== 'function') return;
		const now = clock.now();
		const isTooSoon = now - heardAt < HEARD_AT_MOST_EVERY_MS || !parts.mayAsk(socket);
		if (!isTooSoon) heardAt = now;
		const told: HeartbeatAnswer = isTooSoon
			? { status: 'refused', reason: { code: 'wire/too-many', detail: '' } }
			: heard(displays, id, input);
		(answer as (told: HeartbeatAnswer) => void)(told);
	});
}

function heard(displays: Displays, id: string, input: unknown): HeartbeatAnswer {
	const heartbeat = parseHeartbeat(input);
	if (!heartbeat.ok) return { status: 'refused', reason: heartbeat.refusal };
	return { status: 'heard', renew: displays.hear(id, heartbeat.value) };
}

function welcomeKeeper(socket: FleetSocket, parts: FleetParts): void {
	for (const workshop of workshopsKept(socket.data.session, parts)) {
		void socket.join(watchers(workshop));
		socket.emit('fleet', workshop, displaysOf(parts.displays, workshop));
	}
}

const displaysOf = (displays: Displays, workshop: WorkshopCode): readonly DisplayEntry[] =>
	displays.list({ workshops: [workshop] });

const watchedIn = (fleet: FleetNamespace, { workshops }: FleetParts): readonly WorkshopCode[] =>
	workshops().filter((code) => (fleet.adapter.rooms.get(watchers(code))?.size ?? 0) > 0);

/** Whoever watches is told when anything is another than when they were told last. */
function tellWatchers(
	fleet: FleetNamespace,
	{
		displays,
		workshop,
		seen
	}: Pick<FleetParts, 'displays'> & {
		readonly workshop: WorkshopCode;
		readonly seen: Map<WorkshopCode, string>;
	}
): void {
	const entries = displaysOf(displays, workshop);
	const now = JSON.stringify(entries);
	if (seen.get(workshop) === now) return;
	seen.set(workshop, now);
	fleet.to(watchers(workshop)).emit('fleet', workshop, entries);
}
