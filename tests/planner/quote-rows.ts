import { calendarOf } from '#core/planner/calendar.ts';
import type { PlanningProblem, ProblemJob } from '#core/planner/problem.ts';
import { Random } from '#core/planner/random.ts';
import { dayOf, type Day } from '#core/promise/day.ts';
import { doneBy, groundOf, placesOn, quoteOn } from '#core/promise/quote.ts';
import { cpuSeconds, mean, type Bench, type BenchRow, type CheckedSolution } from './bench.ts';
import { QuoteWorld, type DayOperation } from './quote-world.ts';
import { problemFromDay, readDay, type WorkshopDay } from './workshop-day.ts';

/** Rows F12 and F13: how quick a quote is, and whether it tells the truth. */

/** One car of each kind, as the days' generator makes them. */
const KINDS: Readonly<Record<string, readonly DayOperation[]>> = {
	quick: [work('M1', ['QUICK', 'LIFT'], 50), ...ending(8, 18)],
	major: [work('M1', ['LIFT'], 120), ...ending(10, 20)],
	repair: [work('DIAG', ['DIAG', 'LIFT'], 40), work('M2', ['LIFT'], 130, true), ...ending(15, 15)],
	chassis: [work('M1', ['LIFT', 'QUICK'], 50), work('ALIGN', ['ALIGN'], 40), ...ending(8, 15)],
	recall: [work('M2', ['LIFT'], 70), ...ending(10, 18)],
	panel: [
		work('BODY', ['BODY'], 120, true),
		work('PREP', ['PREP'], 90, true),
		work('PAINT', ['BOOTH'], 75),
		work('BODY', ['BODY'], 65, true),
		...ending(15, 25)
	]
};

function work(
	skill: string,
	bayTypes: readonly string[],
	minutes: number,
	split = false
): DayOperation {
	return { skill, bayTypes, minutes, split };
}

function ending(inspection: number, wash: number): readonly DayOperation[] {
	return [work('QC', ['QC', 'LIFT'], inspection), work('WASH', ['WASH'], wash)];
}

/** When the cars come, in minutes of the day. */
const ARRIVALS = [500, 570, 640, 800, 900];

/** A day with its plan, and what is known of the work in it. */
interface Setting {
	readonly day: WorkshopDay;
	readonly problem: PlanningProblem;
	readonly bays: number;
}

function settingsOf(bench: Bench): readonly Setting[] {
	return bench.instancesOf('workshop-20', 'workshop-60').flatMap(({ file, name }): Setting[] => {
		if (/\.e\d/u.test(name)) return [];
		const day = readDay(bench.text(file));
		const plan = JSON.parse(bench.text(file.replace(/\.json$/u, '.plan.json'))) as CheckedSolution;
		return [{ day, problem: problemFromDay(day, plan), bays: day.bays.length }];
	});
}

/** The day with one car more, which is the last. */
function withCar({ day, problem }: Setting, kind: string, arrival: number) {
	const ops = KINDS[kind] ?? [];
	const car = { id: 'NEW', arrival, promise: arrival, weight: 1, waiting: true, ops };
	const alone = problemFromDay({ ...day, jobs: [car], fixed: [] }).jobs[0];
	const jobs: readonly ProblemJob[] =
		alone === undefined ? problem.jobs : [...problem.jobs, { ...alone, promise: null }];
	const skills = [...day.jobs.map((job) => job.ops), ops].map((list) =>
		list.map(({ skill }) => skill)
	);
	return { problem: { ...problem, jobs }, skills, job: jobs.length - 1 };
}

type Asked = ReturnType<typeof withCar>;

const believedIn =
	(world: QuoteWorld, { problem, skills }: Asked) =>
	({ job, operation, technician }: { job: number; operation: number; technician: number }) =>
		world.believed(skills[job]?.[operation] ?? '', problem.technicians[technician]?.id ?? '');

const percentile = (list: readonly number[], percent: number): number => {
	const sorted = list.slice().sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
};

interface Timed {
	readonly inserted: readonly number[];
	readonly whole: readonly number[];
}

/** An insertion is shorter than the clock's tick. */
const REPEATS = 50;

/** CPU milliseconds of each quote, after a round that warms up and nobody waits for. */
function timed(settings: readonly Setting[], world: QuoteWorld): Timed {
	const inserted: number[] = [];
	const whole: number[] = [];
	for (const [round, arrival] of [ARRIVALS[0] ?? 0, ...ARRIVALS].entries())
		for (const { setting, kind } of pairsOf(settings)) {
			const asked = withCar(setting, kind, arrival);
			const begun = cpuMs();
			const ground = groundOf(asked.problem, asked.job);
			quoteOn(ground, placesOn(ground), { stretchingFor: believedIn(world, asked) });
			const done = cpuMs();
			for (let again = 0; again < REPEATS; again += 1) placesOn(ground);
			if (round === 0) continue;
			whole.push(done - begun);
			inserted.push((cpuMs() - done) / REPEATS);
		}
	return { inserted, whole };
}

const pairsOf = (settings: readonly Setting[]) =>
	settings.flatMap((setting) => Object.keys(KINDS).map((kind) => ({ setting, kind })));

/** Of this thread only: what the compiler and the collector do beside it keeps nobody waiting. */
const cpuMs = (): number => {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
};

const ms = (value: number): string => `${value.toFixed(2)} ms`;

function speedRow(settings: readonly Setting[], world: QuoteWorld, bays: 20 | 60): BenchRow {
	const target = bays === 20 ? 15 : 40;
	const { inserted, whole } = timed(
		settings.filter((setting) => setting.bays === bays),
		world
	);
	const p95 = percentile(whole, 95);
	return {
		id: 'F12',
		what: `quote with 500 days, ${String(bays)} bays`,
		target: `p95 <= ${String(target)} ms, insertion <= 1 ms`,
		figure: `p95 ${ms(p95)}, insertion p95 ${ms(percentile(inserted, 95))}`,
		met: p95 <= target && percentile(inserted, 95) <= 1,
		from: `${String(whole.length)} quotes, CPU of the thread`
	};
}

/** Opening minutes from the origin, so that a night is no margin. */
const openMinutes = ({ open }: PlanningProblem, at: number): number =>
	open.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(at, to) - from), 0);

/** What one quote said, and what happened on the held-out days. */
interface Judged {
	readonly kind: string;
	readonly days: number;
	readonly kept: number;
	/** Opening minutes from the planned finish to the stated time, and to the earliest that would have done. */
	readonly margin: number;
	readonly least: number;
}

const STATED = 90;

function judge(
	setting: Setting,
	world: QuoteWorld,
	at: { readonly kind: string; readonly arrival: number; readonly days: number }
): Judged | null {
	const asked = withCar(setting, at.kind, at.arrival);
	const ground = groundOf(asked.problem, asked.job);
	const places = placesOn(ground);
	const quote = quoteOn(ground, places, { stretchingFor: believedIn(world, asked) });
	const stated = doneBy(quote, STATED);
	if (stated === null || quote.finish === null) return null;
	const all = ground.others.map((list, job) => (job === asked.job ? places : list));
	const day = dayOf(asked.problem, calendarOf(asked.problem), all);
	const random = new Random(1_000_003 * at.arrival + setting.bays + at.kind.length);
	const finishes = Array.from({ length: at.days }, () =>
		world.live(day, { job: asked.job, workOf: workOf(asked, day) }, random)
	);
	const planned = openMinutes(asked.problem, quote.finish);
	const margin = (minute: number): number => openMinutes(asked.problem, minute) - planned;
	return {
		kind: at.kind,
		days: at.days,
		kept: finishes.filter((finish) => finish <= stated).length,
		margin: margin(stated),
		least: margin(percentile(finishes, STATED))
	};
}

const workOf =
	({ problem, skills }: Asked, day: Day) =>
	(piece: number) => ({
		skill: skills[day.job[piece] ?? -1]?.[day.operation[piece] ?? -1] ?? '',
		person: problem.technicians[day.lead[piece] ?? -1]?.id ?? ''
	});

const share = (judged: readonly Judged[]): number =>
	(100 * judged.reduce((sum, { kept }) => sum + kept, 0)) /
	judged.reduce((sum, { days }) => sum + days, 0);

/** Ten thousand days that the quote has not seen, over all days of the folder, kinds and hours. */
const HELD_OUT = 10_000;

function honestyRow(settings: readonly Setting[], world: QuoteWorld): BenchRow {
	const questions = pairsOf(settings).flatMap((pair) =>
		ARRIVALS.map((arrival) => ({ ...pair, arrival }))
	);
	const days = Math.ceil(HELD_OUT / questions.length);
	const judged = questions.flatMap(
		({ setting, kind, arrival }) => judge(setting, world, { kind, arrival, days }) ?? []
	);
	const byKind = Object.keys(KINDS).map((kind) => ({
		kind,
		kept: share(judged.filter((one) => one.kind === kind))
	}));
	const worst = byKind.reduce((least, one) => (one.kept < least.kept ? one : least));
	const over = mean(judged.map(({ margin }) => margin)) / mean(judged.map(({ least }) => least));
	const kept = share(judged);
	return {
		id: 'F13',
		what: 'stated 90 % time met',
		target: '88-93 %, each kind >= 85 %, margin <= 1.15 x least',
		figure: `${kept.toFixed(1)} %, ${worst.kind} ${worst.kept.toFixed(1)} %, ${over.toFixed(2)} x`,
		met: kept >= 88 && kept <= 93 && worst.kept >= 85 && over <= 1.15,
		from: `${String(judged.length)} quotes, ${String(days * judged.length)} held-out days`
	};
}

/** How many past days the shop has learnt from when it is asked. */
const PAST_DAYS = 30;

/** F12 and F13 on the days of the folder. */
export function quoteRows(bench: Bench): readonly BenchRow[] {
	const settings = settingsOf(bench);
	const world = new QuoteWorld(7);
	for (const { day } of settings) world.learn(day, PAST_DAYS);
	const begun = cpuSeconds();
	const rows = [
		speedRow(settings, world, 20),
		speedRow(settings, world, 60),
		honestyRow(settings, world)
	];
	if (bench.options.verbose) console.log(`quotes: ${(cpuSeconds() - begun).toFixed(1)} CPU s`);
	return rows;
}
