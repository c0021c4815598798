import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { AUDIENCES, type Audience } from '#core/board/rows.ts';
import type { Command } from '#core/commands.ts';
import { workshopCode } from '#core/ids.ts';
import { aSetup } from '../builders/a-setup.ts';
import { violationsOf } from '../property/histories/linear-history.ts';
import { anActor } from '../support/app.ts';
import { Random } from '../support/random.ts';
import { post, startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { CallBook } from './call-book.ts';
import { FaultLink, nothingFelt } from './fault-link.ts';
import { Feeder } from './feeder.ts';
import type { ChaosReport } from './report.ts';
import { falseSights, leftIn } from './truth.ts';
import { WatchedScreen, type Watch } from './watched-screen.ts';
import { pause, weatherOver, type Episode } from './weather.ts';

export interface ChaosOptions {
	/** Changes that reach a screen before the weather clears. */
	readonly deliveries: number;
	/** When the weather clears in any case, milliseconds; left out: it does not. What follows is shortened in proportion. */
	readonly withinMs?: number;
	readonly seed: number;
	/** Times the server is killed under all screens. */
	readonly kills: number;
	/** Rounds in which each screen loses an update or is made wrong. */
	readonly spoilings: number;
	/** Commands a second. */
	readonly pace: number;
	/** Part of the silences that outlast a screen's patience. */
	readonly longSilences: number;
	/** Told what is going on; a long run is silent otherwise. */
	readonly say: (line: string) => void;
}

const SCREENS = 50;
const SAY_EVERY_MS = 60_000;
const SET_UP: Command = {
	type: 'SetUpWorkshop',
	draft: { setup: aSetup(), names: { 谢明: '谢明' }, absences: [] }
};
const WORKSHOP = workshopCode('test');
/** Screens of all kinds; those of the staff send through their bad links. */
const audienceOf = (n: number): Audience => AUDIENCES[n % AUDIENCES.length] ?? 'wall';

/** A real server process, fifty real screens behind bad links, and everything that can happen to both. */
class Chaos {
	private readonly options: ChaosOptions;
	private readonly random: Random;
	private readonly felt = nothingFelt();
	private readonly watch: Watch = { sights: [], wrong: [], deliveries: 0 };
	private readonly book = new CallBook(anActor('administrator'));
	private readonly screens: WatchedScreen[] = [];
	/** Next to the server, one per audience; what the others are compared with. */
	private readonly witnesses = new Map<Audience, WatchedScreen>();
	private readonly feeders: Feeder[] = [];
	private readonly dataDir: string;
	private noticed = 0;
	private readonly lag = monitorEventLoopDelay({ resolution: 10 });
	private server: ServerProcess;
	private readonly port: number;

	constructor(options: ChaosOptions, dataDir: string, server: ServerProcess) {
		this.options = options;
		this.random = new Random(options.seed);
		this.dataDir = dataDir;
		this.server = server;
		this.port = Number(new URL(server.url).port);
	}

	async run(): Promise<ChaosReport> {
		const { say } = this.options;
		this.lag.enable();
		await this.open();
		say('fifty screens are live; the weather gets rough');
		const episodes = await this.weather();
		say(`fair weather after ${episodes.length} faults; the server is killed`);
		const liveAgainMs = await this.killings();
		say('the server stays up; updates are lost and screens made wrong');
		const { lost, spoilt } = await this.spoilings();
		await this.compareAll();
		this.lag.disable();
		await this.stop();
		say('everything is compared with the log');
		const left = await leftIn(this.dataDir, WORKSHOP);
		const { log } = left;
		const { calls, resent } = this.book;
		this.watch.wrong.push(
			...falseSights(left, this.watch.sights),
			...violationsOf({ calls, log, inRealTime: true })
		);
		return {
			...{ episodes, liveAgainMs, felt: this.felt, resent, wrong: this.watch.wrong },
			...{ lostHealedMs: lost, spoiltHealedMs: spoilt, noticed: this.noticed },
			deliveries: this.watch.deliveries,
			sights: this.watch.sights.length,
			ownLagMs: this.lag.percentile(99) / 1e6,
			commands: calls.length
		};
	}

	async stop(): Promise<void> {
		for (const feeder of this.feeders) feeder.stop();
		for (const screen of this.everybody) screen.close();
		await Promise.all(this.screens.flatMap(({ link }) => (link === null ? [] : [link.close()])));
		await this.server.stop();
	}

	private get everybody(): readonly WatchedScreen[] {
		return [...this.screens, ...this.witnesses.values()];
	}

	/** Opens the workshop, the screens and the desks. */
	private async open(): Promise<void> {
		const { random } = this;
		// Over HTTP: a screen has nothing to look at before there is a workshop.
		await post(this.server, { id: 'set-up', workshop: WORKSHOP, command: SET_UP });
		for (const audience of AUDIENCES)
			this.witnesses.set(audience, this.opened(`witness-${audience}`, audience, this.server.url));
		for (let n = 0; n < SCREENS; n++) {
			const link = new FaultLink(() => this.port, this.felt, new Random(random.below(2 ** 31)));
			const url = await link.open();
			this.screens.push(this.opened(`screen-${n}`, audienceOf(n), url, link));
		}
		await Promise.all(
			this.everybody.map((screen) => screen.when(() => screen.view.link === 'live'))
		);
		this.feeders.push(
			new Feeder(this.witness('staff'), new Random(random.below(2 ** 31)), this.options.pace)
		);
		for (const screen of this.screens.filter(({ audience }) => audience === 'staff'))
			this.feeders.push(new Feeder(screen, new Random(random.below(2 ** 31)), 0.5));
	}

	private opened(
		name: string,
		audience: Audience,
		url: string,
		link: FaultLink | null = null
	): WatchedScreen {
		const { book, watch } = this;
		const random = new Random(this.random.below(2 ** 31));
		const { secret } = this.server;
		return new WatchedScreen({ name, audience, url, link, secret, random, book, watch });
	}

	private witness(audience: Audience): WatchedScreen {
		const witness = this.witnesses.get(audience);
		if (witness === undefined) throw new Error(`nobody looks as ${audience}`);
		return witness;
	}

	/** Faults come and go over every link while commands flow. */
	private async weather(): Promise<readonly Episode[]> {
		const { deliveries, withinMs = Infinity, say } = this.options;
		const until = performance.now() + withinMs;
		const telling = setInterval(() => {
			say(`${this.watch.deliveries.toLocaleString('en')} deliveries`);
		}, SAY_EVERY_MS);
		const parts = {
			random: this.random,
			head: () => this.witness('staff').view.seq,
			goesOn: () => this.watch.deliveries < deliveries && performance.now() < until,
			longSilences: this.options.longSilences
		};
		const all = await Promise.all(this.screens.map((screen, n) => weatherOver(screen, n, parts)));
		clearInterval(telling);
		this.watch.wrong.push(...all.flatMap(({ wrong }) => wrong));
		return all.flatMap(({ episodes }) => episodes);
	}

	/** As many of so many rounds as belong to the deliveries that were reached. */
	private inProportion(rounds: number): number {
		const part = Math.min(1, this.watch.deliveries / this.options.deliveries);
		return Math.max(1, Math.round(rounds * part));
	}

	/** The server dies under load and comes back; each screen tells how long it took to be live again. */
	private async killings(): Promise<readonly number[]> {
		const times: number[] = [];
		for (let kill = 0; kill < this.inProportion(this.options.kills); kill++) {
			await this.server.kill();
			await Promise.all(
				this.screens.map((screen) =>
					this.told(screen, 'not live', () => screen.view.link !== 'live')
				)
			);
			// How long a server is away decides how far the screens have backed off.
			await pause(this.random.below(3_000));
			this.server = await startServerProcess(this.dataDir, this.port);
			const since = performance.now();
			const live = this.screens.map((screen) =>
				this.told(screen, 'live', () => screen.view.link === 'live')
			);
			for (const at of await Promise.all(live)) times.push(at - since);
		}
		return times;
	}

	/** In silence, so that only the beacon can tell: half of the screens lose an update, half are made wrong. */
	private async spoilings(): Promise<{ lost: readonly number[]; spoilt: readonly number[] }> {
		const [lost, spoilt]: [number[], number[]] = [[], []];
		const [first] = this.feeders;
		const rounds = this.inProportion(this.options.spoilings);
		for (let round = 0; round < rounds && first !== undefined; round++) {
			await this.quiet();
			await pause(this.random.below(5_000));
			const losing = this.screens.filter((_, n) => n % 2 === round % 2);
			const healedAfterLoss = losing.map((screen) => this.loss(screen));
			await first.changeOne();
			lost.push(...(await Promise.all(healedAfterLoss)));
			await this.quiet();
			const wrong = this.screens.filter((screen) => !losing.includes(screen));
			spoilt.push(...(await Promise.all(wrong.map((screen) => this.spoiling(screen)))));
		}
		return { lost, spoilt };
	}

	private async loss(screen: WatchedScreen): Promise<number> {
		const lostAt = await screen.loseNext();
		return this.healing(screen, lostAt);
	}

	private async spoiling(screen: WatchedScreen): Promise<number> {
		await pause(this.random.below(5_000));
		screen.spoil(this.random.pick(['missing', 'old', 'foreign'])!);
		return this.healing(screen, performance.now());
	}

	private async healing(screen: WatchedScreen, since: number): Promise<number> {
		const { incidents } = screen.view;
		const witness = this.witness(screen.audience);
		const at = await this.told(screen, 'healed', () => screen.isLike(witness));
		screen.healed();
		// The board itself may change the very row just then: that heals it as well, unnoticed.
		if (screen.view.incidents > incidents) this.noticed += 1;
		return at - since;
	}

	/** Nothing is sent any more and everybody shows the same. */
	private async quiet(): Promise<void> {
		await Promise.all(this.feeders.map((feeder) => feeder.rest()));
		const head = (): number => this.witness('staff').view.seq;
		const all = this.everybody.map((screen) =>
			this.told(screen, 'up to date', () => screen.view.seq === head())
		);
		await Promise.all(all);
	}

	/** Every row of every screen against a screen that was opened just now. */
	private async compareAll(): Promise<void> {
		await this.quiet();
		for (const audience of AUDIENCES) {
			const fresh = this.opened(`fresh-${audience}`, audience, this.server.url);
			await this.told(fresh, 'live', () => fresh.view.link === 'live');
			const expected = inOrder(fresh);
			for (const screen of this.everybody)
				if (screen.audience === audience && inOrder(screen) !== expected)
					this.watch.wrong.push(`${screen.name} differs from a fresh screen at the end`);
			fresh.close();
		}
		for (const screen of this.everybody) screen.see();
		if (this.book.unanswered > 0)
			this.watch.wrong.push(`${this.book.unanswered} commands were never answered`);
	}

	private async told(screen: WatchedScreen, what: string, isTrue: () => boolean): Promise<number> {
		const at = await screen.when(isTrue);
		if (at === null) this.watch.wrong.push(`${screen.name} was never ${what}`);
		return at ?? Infinity;
	}
}

const inOrder = ({ view }: WatchedScreen): string =>
	JSON.stringify([...view.rows].sort(([a], [b]) => (a < b ? -1 : 1)));

/** A whole run on a folder of its own. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
	const dataDir = await mkdtemp(join(tmpdir(), 'workshop-chaos-'));
	try {
		const chaos = new Chaos(options, dataDir, await startServerProcess(dataDir, 0));
		return await chaos.run();
	} finally {
		await rm(dataDir, { recursive: true, force: true });
	}
}
