import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { HOUR_MS, MINUTE_MS } from '#core/time/instant.ts';
import { CHROMIUM_ARGS, findBrowser } from '../e2e/support/browser.ts';
import { Shift } from './shift.ts';
import { SoakPage, type Held } from './soak-page.ts';
import { SoakServer, type Told } from './soak-server.ts';

export interface SoakOptions {
	/** Fake: as quickly as the machine can, until `turns`; real: for `realMs`. */
	readonly time: 'fake' | 'real';
	/** Page turns of each screen. */
	readonly turns: number;
	/** Updates that the workshop makes meanwhile, at the least. */
	readonly updates: number;
	readonly realMs: number;
	readonly say: (line: string) => void;
	/** Ends the run after the turn it is at, with the figures until then; left out: it goes on to its end. */
	readonly stop?: AbortSignal;
	/** Where a picture of each screen is put at the end; left out: nowhere. */
	readonly pictures?: string;
	/** How closely the screens are looked at each morning; left out: sums only. */
	readonly depth?: 'sums' | 'content';
	/** The screens are made to leak, to see that it would be told. */
	readonly leaks?: boolean;
}

export interface SoakReport {
	readonly pages: readonly {
		readonly name: string;
		/** On one morning after the other. */
		readonly held: readonly Held[];
		readonly turns: number;
		readonly calls: number;
	}[];
	/** The server on the same mornings. */
	readonly servers: readonly Told[];
	readonly updates: number;
	readonly refused: number;
	/** Time that passed on the screens, milliseconds. */
	readonly passedMs: number;
	readonly tookMs: number;
	/** Everything that must not be, in sentences. */
	readonly wrong: readonly string[];
}

/** Shorter than any page stays, and than a beacon is waited for. */
const STEP_MS = 4_000;
/** A page stays about ten seconds. */
export const TURN_MS = 10_000;
const STEPS_A_TURN = 3;
/** A page that has not turned by then does not turn at all. */
const TURNS_WITHIN_MS = 2 * MINUTE_MS;
/** From opening to closing. */
const WORKING_DAY_MS = 10 * HOUR_MS;
/** A working day goes by in so many turns, or in fewer where that would leave too few mornings to compare. */
const TURNS_A_DAY = 50;
const FEWEST_DAYS = 8;
/**
 * So many cars stand about each morning, with work left and nobody on it; whoever would be one more gives up.
 * Fewer than there would be anyhow, or a busier day would be taken for growth.
 */
const MOST_CARS = 20;
const ZONE_MS = 8 * HOUR_MS;
const MORNING = 10 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;
/** Turns of the board between two lines of progress. */
const SAY_EVERY = 100;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Which morning has been reached, counted in days; a day begins at ten o'clock of the workshop. */
const morningOf = (at: number): number => Math.floor((at + ZONE_MS - MORNING) / DAY_MS);

class Soak {
	private readonly options: SoakOptions;
	private readonly server: SoakServer;
	private readonly shift: Shift;
	private readonly pages: readonly SoakPage[];
	private readonly held: ReadonlyMap<SoakPage, Held[]>;
	private readonly servers: Told[] = [];
	/** Screens that are still to be measured on this day. */
	private due: Set<SoakPage> = new Set();
	private readonly updatesAStep: number;
	/** How far the workshop's clock goes on with each step. */
	private readonly onMs: number;
	private passedMs = 0;
	private morning: number;

	constructor(
		options: SoakOptions,
		parts: {
			readonly server: SoakServer;
			readonly shift: Shift;
			readonly pages: readonly SoakPage[];
		}
	) {
		this.options = options;
		this.server = parts.server;
		this.shift = parts.shift;
		this.pages = parts.pages;
		this.held = new Map(parts.pages.map((page) => [page, []]));
		this.morning = morningOf(parts.shift.now);
		const turns = options.time === 'real' ? options.realMs / TURN_MS : options.turns;
		const turnsADay = Math.max(1, Math.min(TURNS_A_DAY, Math.floor(turns / FEWEST_DAYS)));
		this.onMs = Math.ceil(WORKING_DAY_MS / (turnsADay * STEPS_A_TURN));
		this.updatesAStep = Math.ceil(options.updates / (turns * STEPS_A_TURN));
	}

	async run(): Promise<SoakReport> {
		const { say, pictures } = this.options;
		const begunAt = performance.now();
		let said = 0;
		while (this.goesOn(begunAt)) {
			await this.turn();
			const turns = this.board.turns;
			if (turns < said + SAY_EVERY) continue;
			said = turns - (turns % SAY_EVERY);
			say(this.progress());
		}
		for (const page of this.pages)
			if (pictures !== undefined) await page.picture(join(pictures, `${page.name}.png`));
		return this.report(performance.now() - begunAt);
	}

	private get board(): SoakPage {
		return this.pages[0]!;
	}

	private goesOn(begunAt: number): boolean {
		const { time, turns, updates, realMs, stop } = this.options;
		if (stop?.aborted === true) return false;
		if (time === 'real') return performance.now() - begunAt < realMs;
		return this.pages.some((page) => page.turns < turns) || this.shift.updates < updates;
	}

	/** Until the board turns its page: time passes for everybody, and work goes on. */
	private async turn(): Promise<void> {
		const { turns, begunAt } = { turns: this.board.turns, begunAt: this.passedMs };
		while (this.board.turns === turns) {
			if (this.passedMs - begunAt > TURNS_WITHIN_MS) throw new Error('the board does not turn');
			this.shift.look();
			await this.shift.work(this.updatesAStep);
			await this.step();
			await this.server.setOn(this.onMs);
		}
		await this.measureInTheMorning();
	}

	private async step(): Promise<void> {
		await this.server.pass(STEP_MS);
		if (this.options.time === 'real') await pause(STEP_MS);
		await Promise.all(this.pages.map((page) => page.pass(STEP_MS)));
		await Promise.all(this.pages.map((page) => page.look()));
		this.passedMs += STEP_MS;
	}

	/**
	 * From ten o'clock on each screen is measured as soon as it shows what it began with: another layout and
	 * another page hold more or less, and would be taken for growth.
	 */
	private async measureInTheMorning(): Promise<void> {
		const morning = morningOf(this.shift.now);
		const isNext = morning !== this.morning;
		this.morning = morning;
		// Where a day is over before everything was shown once, it is measured as it is.
		for (const page of this.pages)
			if (this.due.has(page) && (isNext || page.isAtFirst)) await this.measure(page);
		if (!isNext) return;
		await this.shift.clear(MOST_CARS);
		this.servers.push(await this.server.measure());
		this.due = new Set(this.pages);
	}

	private async measure(page: SoakPage): Promise<void> {
		this.due.delete(page);
		this.held.get(page)?.push(await page.measure(this.options.depth ?? 'sums'));
	}

	private progress(): string {
		const turns = this.pages.map(({ name, turns: count }) => `${name} ${String(count)}`);
		const heaps = [...this.held.values()].map((held) =>
			((held.at(-1)?.heap ?? NaN) / 1e6).toFixed(1)
		);
		return `${turns.join(', ')} turns; ${String(this.shift.updates)} updates; heaps ${heaps.join(' ')} MB`;
	}

	private report(tookMs: number): SoakReport {
		const errors = this.servers.at(-1)?.errors ?? [];
		return {
			pages: this.pages.map((page) => ({
				...{ name: page.name, turns: page.turns, calls: page.calls },
				held: this.held.get(page) ?? []
			})),
			servers: this.servers,
			updates: this.shift.updates,
			refused: this.shift.refused,
			passedMs: this.passedMs,
			tookMs,
			wrong: [
				...this.pages.flatMap(({ name, problems }) => problems.map((one) => `${name}: ${one}`)),
				...errors.map((one) => `server: ${one}`)
			]
		};
	}
}

/** Opens the screens: the board, the lounge, and a paired display that shows every layout in turn. */
async function openPages(
	browser: Browser,
	{ card }: SoakServer,
	{ time, leaks = false }: Pick<SoakOptions, 'time' | 'leaks'>
): Promise<readonly SoakPage[]> {
	const { url, workshop, display } = card;
	const all = { time, leaks };
	const at = (path: string, query: string): string =>
		`${url}${path}?workshop=${workshop}&lang=zh-CN&${query}`;
	return [
		// As from far: few rows on a page, so that there is always a page to turn.
		await SoakPage.open(browser, { ...all, name: 'board', url: at('/board', 'distance=8') }),
		await SoakPage.open(browser, {
			...all,
			name: 'lounge',
			url: at('/lounge', 'diagonal=43&distance=8&volume=30')
		}),
		await SoakPage.open(browser, {
			...all,
			name: 'display',
			url: `${url}/board`,
			secret: display
		})
	];
}

/** The whole run, on data of its own. */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
	const executablePath = findBrowser();
	if (executablePath === null) throw new Error('no Chromium to soak in');
	const dataDir = await mkdtemp(join(tmpdir(), 'workshop-soak-'));
	const server = await SoakServer.start(dataDir, options.time);
	const args = [...CHROMIUM_ARGS, '--autoplay-policy=no-user-gesture-required'];
	// Ctrl-C is the run's own business: it ends with the figures so far.
	const browser = await chromium.launch({ executablePath, args, handleSIGINT: false });
	const shift = new Shift(server.card);
	try {
		await shift.begins();
		const pages = await openPages(browser, server, options);
		return await new Soak(options, { server, shift, pages }).run();
	} finally {
		shift.close();
		await browser.close();
		await server.stop();
		await rm(dataDir, { recursive: true, force: true });
	}
}
