import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { decide } from '#core/decide.ts';
import type { WorkshopCode } from '#core/ids.ts';
import type { Setup } from '#core/workshop/setup.ts';
import {
	auditedBackups,
	auditedDemo,
	auditedDisplays,
	auditedPeople,
	auditedTokens
} from './audit/audited.ts';
import { openAuditDesk, type AuditDesk } from './audit/audit-desk.ts';
import { openJournal, type Journal } from './audit/journal.ts';
import { credentialsIn } from './auth/credentials.ts';
import { workshopsFor } from './auth/may-look.ts';
import { openSessions, type Session, type Sessions } from './auth/sessions.ts';
import { openDemoDoor, type Demo } from './auth/demo.ts';
import { openOneTimeCodes, type OneTimeCodes } from './auth/one-time-codes.ts';
import { openPeople, type People } from './auth/people.ts';
import { bearersOf, openTokens, type Tokens } from './auth/tokens.ts';
import { openPeopleRegister, type PeopleRegister } from './commands/people.ts';
import { createCommandRunner, type CommandRunner } from './commands/runner.ts';
import { keepBoard, type Keeper } from './commands/keeper.ts';
import { originCheck, reachedFromHereOnly, type Config } from './config.ts';
import { openCustomerDesk, type CustomerDesk } from './customers/customer-desk.ts';
import { openKnownCars } from './customers/known-cars.ts';
import { openDisplays, type Displays } from './displays/displays.ts';
import { createApi, type Api } from './http/api.ts';
import { trustedProxies } from './http/door/client-address.ts';
import { customerHost } from './http/door/customer-paths.ts';
import { createDoor } from './http/door/door.ts';
import { createOperating, type Operating } from './http/operating.ts';
import { createImporter, type Importer } from './import/importer.ts';
import { createLive, type Live } from './live/socket.ts';
import { AddressRates } from './ops/address-rates.ts';
import { askedBy, askerOf } from './ops/asker.ts';
import type { Clock } from './ops/clock.ts';
import { healthOf, type Health } from './ops/health.ts';
import type { Ids } from './ops/ids.ts';
import type { Log } from './ops/log.ts';
import { createMetrics } from './ops/metrics.ts';
import { tellAnswers } from './ops/tell-answers.ts';
import { timedAppends } from './ops/timed-appends.ts';
import { watchStore } from './ops/store-watch.ts';
import type { Rate } from './ops/token-bucket.ts';
import type { Quotes } from './quotes/quotes.ts';
import { takeRestoredNote } from './restore/restored-note.ts';
import { openBackups, type Backups } from './storage/backups.ts';
import type { Store } from './storage/port.ts';
import { openTrackKey } from './tracking/track-key.ts';
import { openTracking, type Tracking } from './tracking/tracking.ts';
import { openPastDays, type PastDays } from './visits/past-days.ts';
import { openVisits, type Visits } from './visits/visits.ts';

/**
 * The composition root: the one place where the parts of the server are wired together. It reads no
 * environment and opens no port, so that tests build the real thing with a clock and a store of theirs.
 */
export interface App {
	readonly config: Config;
	readonly commands: CommandRunner;
	readonly live: Live;
	readonly sessions: Sessions;
	readonly tokens: Tokens;
	readonly people: People;
	readonly codes: OneTimeCodes;
	readonly displays: Displays;
	/** Where acts of administration are written down. */
	readonly journal: Journal;
	/** Who did what. */
	readonly audit: AuditDesk;
	/** What is kept of a customer, to be handed out or erased. */
	readonly customers: CustomerDesk;
	/** Visits as they can be read again, long ended ones included. */
	readonly visits: Visits;
	/** Days that were closed, to be read only. */
	readonly pastDays: PastDays;
	/** The pages of customers. */
	readonly tracking: Tracking;
	readonly importer: Importer;
	/** In the demo one may sign in as anybody; null everywhere else. */
	readonly demo: Demo | null;
	readonly store: Store;
	readonly backups: Backups;
	readonly clock: Clock;
	readonly log: Log;
	/** Answers requests under `/api/v1/`. */
	readonly api: Api;
	/** Answers whoever watches the server: `/healthz`, `/readyz`, `/metrics`. */
	readonly operating: Operating;
	/** Whether a page from there may send something in a visitor's name. */
	readonly allowsOrigin: (origin: string) => boolean;
	/** A server that lets in through the door whatever `answer` is to answer, and live lines; not listening yet. */
	readonly serve: (answer: Answering) => Server;
	/** The workshops somebody may know of. */
	readonly workshopsFor: (session: Session | null) => readonly WorkshopCode[];
	health(): Health;
	/** Takes no more commands, answers those taken and cuts the screens; reading goes on. */
	drain(): Promise<void>;
	/** Drains, and lets go of the store. */
	close(): Promise<void>;
}

export interface AppParts {
	readonly config: Config;
	readonly store: Store;
	readonly clock: Clock;
	readonly ids: Ids;
	readonly log: Log;
	/** Who looks ahead for promises; left out: that is done where commands are decided. */
	readonly quotes?: Quotes;
	/** How much one screen or session may ask; left out: as people and programs do. */
	readonly rate?: Rate;
}

/** A page sends a handful of messages a minute; a program working through the wire, dozens a second. */
const USUAL_RATE: Rate = { burst: 300, perSecond: 150 };

export async function createApp(parts: AppParts): Promise<App> {
	const { config, store, clock, ids, log, quotes, rate = USUAL_RATE } = parts;
	const startedAt = clock.now();
	const health = (): Health =>
		healthOf({ store, backups, commands, live, upMs: clock.now() - startedAt });
	const metrics = createMetrics({ health, audiences: () => live.audiences() });
	const actors = await openPeopleRegister(store, log);
	const setupOf = (code: WorkshopCode): Setup | null => setupIn(commands, code);
	const doors = await openDoors({ store, clock, ids, log, setupOf });
	const { bearers, journal } = doors;
	await takeRestoredNote(config.dataDir, { journal, log });
	const commands = await createCommandRunner({
		...(quotes === undefined ? {} : { quotes }),
		store: timedAppends(store, metrics.committed),
		onAnswered: tellAnswers(metrics, log),
		clock,
		decide,
		people: actors,
		session: () => journal.session(),
		log
	});
	const tracking = await openPages(parts, { commands, journal });
	const guard = guardOf(config, clock, rate);
	const importer = createImporter({ runner: commands, store, clock });
	const own = { commands, importer, store, clock, ids, log };
	const shared = { ...doors, ...own, ...guard, sessions: bearers };
	const storeWatch = watchStore({ store, clock, log });
	const live = createLive({
		...{ ...shared, storeWatch, messageRate: rate },
		// Customers have no line: their name lets in nothing but their pages.
		allowsOrigin: originCheck({ host: config.host, origins: config.origins }),
		onPublished: metrics.published
	});
	const desks = openDesks(parts, { ...doors, commands, actors, tracking });
	const { backups, audit, customers, visits, pastDays } = desks;
	const keeper = keepBoard({ commands, tracking, store, clock, log });
	const { drain, isDraining } = drainOnce({ keeper, commands, quotes, live });
	return {
		...doors,
		...{ config, commands, live, importer, store, backups, audit, customers, clock, log },
		...{ visits, pastDays, tracking, allowsOrigin: guard.allowsOrigin },
		serve: (answer) => createDoor({ ...guard, live, clock, log }, asAsked(answer)),
		workshopsFor: (session) => workshopsFor(session, commands.workshops(), guard.onLoopbackOnly),
		demo: config.demo ? demoOf(doors, commands) : null,
		api: createApi({ ...shared, ...desks, tracking, requestRate: rate }),
		operating: createOperating({
			...{ health, metrics, sessions: bearers },
			isStopping: isDraining,
			isPrivate: guard.onLoopbackOnly
		}),
		health,
		drain,
		close: async () => {
			await drain();
			storeWatch.stop();
			closeDoors(doors);
			await store.close();
		}
	};
}

/** Screens and desks behind one address, each at the limit of a person. */
const AT_ONE_ADDRESS = 10;

/** The backups in the folder of the data. */
const openKept = ({ store, clock, config }: AppParts, journal: Journal): Backups => {
	const folder = join(config.dataDir, 'backups');
	return auditedBackups(openBackups({ store, folder, now: () => clock.now() }), journal);
};

/** What is looked up, taken out and kept of the data beside the board itself. */
const openDesks = (
	parts: AppParts,
	{
		commands,
		actors,
		people,
		journal,
		tracking
	}: Pick<Doors, 'people' | 'journal'> & {
		readonly tracking: Tracking;
		readonly commands: CommandRunner;
		readonly actors: PeopleRegister;
	}
) => ({
	backups: openKept(parts, journal),
	audit: openAuditDesk({ store: parts.store, commands, actors, people }),
	customers: openCustomerDesk({ commands, store: parts.store, journal, tracking, log: parts.log }),
	knownCars: openKnownCars({ commands, store: parts.store }),
	visits: openVisits({ commands, store: parts.store }),
	pastDays: openPastDays({ commands, store: parts.store, actors })
});

/** The pages of customers, by a key in the folder of the data. */
const openPages = (
	{ config, ...parts }: AppParts,
	made: { readonly commands: CommandRunner; readonly journal: Journal }
): Promise<Tracking> =>
	openTracking({
		...{ ...parts, ...made, key: openTrackKey(config.dataDir) },
		customerOrigin: config.customerOrigin ?? null
	});

/** Stops what the server does on its own, answers what was taken, cuts the screens; once, however often asked. */
function drainOnce({
	keeper,
	commands,
	quotes,
	live
}: {
	readonly keeper: Keeper;
	readonly commands: CommandRunner;
	readonly quotes: Quotes | undefined;
	readonly live: Live;
}) {
	let draining: Promise<void> | null = null;
	return {
		isDraining: () => draining !== null,
		drain: (): Promise<void> =>
			(draining ??= keeper
				.stop()
				.then(() => commands.close())
				.then(() => quotes?.close())
				.then(() => live.close()))
	};
}

/** Who may come at all, before anybody asks who they are. */
const guardOf = (config: Config, clock: Clock, { burst, perSecond }: Rate) => ({
	onLoopbackOnly: reachedFromHereOnly(config),
	allowsOrigin: originCheck(config),
	customerHost: customerHost(config),
	proxies: trustedProxies(config.trustedProxies),
	addresses: new AddressRates(
		{ burst: burst * AT_ONE_ADDRESS, perSecond: perSecond * AT_ONE_ADDRESS },
		clock
	)
});

interface DoorParts extends Pick<AppParts, 'store' | 'clock' | 'ids' | 'log'> {
	readonly setupOf: (workshop: WorkshopCode) => Setup | null;
}

/** The ways in: sessions of people and displays, and tokens of programs; what is done there is written down. */
async function openDoors({ log, ...parts }: DoorParts) {
	const sessions = await openSessions(parts);
	const opened = await openTokens(parts);
	const displays = await openDisplays(parts);
	const bearers = bearersOf(sessions, opened, displays);
	const find = (secret: string | null): Session | null => bearers.find(secret);
	const journal = openJournal({ ...parts, log, find });
	const codes = await openOneTimeCodes(parts);
	return {
		...{ sessions, bearers, codes, journal },
		tokens: auditedTokens(opened, journal),
		people: auditedPeople(await openPeople({ ...parts, sessions, codes }), journal, find),
		displays: auditedDisplays(displays, journal)
	};
}

type Doors = Awaited<ReturnType<typeof openDoors>>;

function closeDoors({ sessions, tokens, journal }: Doors): void {
	sessions.close();
	tokens.close();
	journal.close();
}

/** The set-up of a workshop as it is now. */
const setupIn = (commands: CommandRunner, workshop: WorkshopCode): Setup | null =>
	commands.workshop(workshop)?.state.setup ?? null;

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** Whatever is done about a request is done as asked by whoever sent it. */
const asAsked =
	(answer: Answering): Answering =>
	(request, response) => {
		askedBy(askerOf(request, secretOf(request)), () => {
			answer(request, response);
		});
	};

const secretOf = ({ headers: { authorization, cookie, ...headers } }: IncomingMessage) =>
	credentialsIn({ authorization, cookie, protocol: String(headers['x-forwarded-proto'] ?? 'http') })
		.secret;

/** The demo's sign-ins into its one workshop, written down like any other. */
const demoOf = (
	{ sessions, bearers, journal }: Pick<Doors, 'sessions' | 'bearers' | 'journal'>,
	commands: CommandRunner
): Demo => {
	const setup = (): Setup | null => {
		const [sample] = commands.workshops();
		return sample === undefined ? null : setupIn(commands, sample);
	};
	return auditedDemo(openDemoDoor(sessions, setup), journal, (secret) => bearers.find(secret));
};
