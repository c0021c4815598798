import { HOUR_MS, MINUTE_MS } from '#core/time/instant.ts';
import type { ConnectsReport } from './connects.ts';
import { growthOf, type Growth } from './growth.ts';
import { grownMost, type HeapContent } from './heap-content.ts';
import type { SoakReport } from './run.ts';
import type { Held } from './soak-page.ts';
import type { Told } from './soak-server.ts';

/** Display rule B7: growth of anything a page holds stays below this, percent. */
const MOST_PERCENT = 10;
/** Of what is counted by the dozen, so many more are no growth: a call may be on just then. */
const MOST_MORE = 5;
const MB = 1e6;
/**
 * The first of all days, as a share: the engine compiles what runs often, and what is kept up to some number
 * fills up. What grows by itself does so afterwards, too.
 */
const WARM_UP = 0.25;
/** Of what grew, so many kinds are named. */
const MOST_KINDS = 6;
/** What an entry of a register takes with its texts and its places in maps, by a snapshot of the server's heap. */
const BYTES_AN_ENTRY = 300;

const n = (value: number): string => Math.round(value).toLocaleString('en');
const signed = (value: number, digits: number): string =>
	`${value > 0 ? '+' : value < 0 ? '−' : '±'}${Math.abs(value).toFixed(digits)}`;

interface Figure {
	readonly line: string;
	readonly isMet: boolean;
}

/** What grew, and by how much. */
function grown(what: string, growth: Growth, show: (value: number) => string): Figure {
	const { before, after, percent } = growth;
	const isMet = percent < MOST_PERCENT || after - before <= MOST_MORE;
	return { line: `${what} ${show(before)} → ${show(after)} (${signed(percent, 1)} %)`, isMet };
}

/** Row R8: not above 0 is what an interval says that does not lie above 0 as a whole. */
const isLevel = ({ slopeAtLeast }: Growth): boolean => !(slopeAtLeast > 0);

const kB = (bytes: number): string => signed(bytes / 1000, 1);
const slopeOf = ({ slope, slopeAtLeast, slopeAtMost }: Growth): string =>
	`${kB(slope)} kB a working day (95 %: ${kB(slopeAtLeast)} to ${kB(slopeAtMost)})`;

const verdict = (isMet: boolean): string => (isMet ? 'met   ' : 'MISSED');
const megabytes = (bytes: number): string => `${(bytes / MB).toFixed(2)} MB`;
const byDay = (values: readonly number[]): string =>
	values.map((value) => (value / MB).toFixed(2)).join(' ');

const warmUpOf = (days: number): number => Math.max(1, Math.floor(days * WARM_UP));

function rowsOfPage(name: string, all: readonly Held[]): readonly Figure[] {
	const held = all.slice(warmUpOf(all.length));
	const of = (pick: (one: Held) => number): Growth => growthOf(held.map(pick));
	const heap = of((one) => one.heap);
	const parts = [
		grown('heap', heap, megabytes),
		grown(
			'nodes',
			of(({ nodes }) => nodes),
			n
		),
		grown(
			'listeners',
			of(({ listeners }) => listeners),
			n
		),
		grown(
			'timers',
			of(({ timers }) => timers),
			n
		)
	];
	const isMet = parts.every((part) => part.isMet);
	return [
		{
			isMet,
			line: `B7  ${verdict(isMet)} ${name}: ${parts.map(({ line }) => line).join(', ')}`
		},
		...slopesOfPage(name, heap, { all: contentsOf(all), held: contentsOf(held) }),
		{ isMet: true, line: `              heap by day, MB: ${byDay(all.map((one) => one.heap))}` }
	];
}

const contentsOf = (held: readonly Held[]): readonly HeapContent[] =>
	held.flatMap(({ content }) => content ?? []);

/** Where the heap was looked into, what scripts hold must not grow; the engine's own part comes and goes. */
function slopesOfPage(
	name: string,
	heap: Growth,
	{ all, held }: Readonly<Record<'all' | 'held', readonly HeapContent[]>>
): readonly Figure[] {
	const [first, last] = [held[0], held.at(-1)];
	if (first === undefined || last === undefined) {
		const isMet = isLevel(heap);
		return [{ isMet, line: `R8  ${verdict(isMet)} ${name}: heap slope ${slopeOf(heap)}` }];
	}
	const data = growthOf(held.map((one) => one.data));
	const code = growthOf(held.map((one) => one.code));
	const isMet = isLevel(data);
	const most = grownMost(first, last, MOST_KINDS).map(
		({ kind, before, after }) =>
			`${kind} ${n(before.count)} → ${n(after.count)} (${kB(after.bytes - before.bytes)} kB)`
	);
	return [
		{
			isMet,
			line:
				`R8  ${verdict(isMet)} ${name}: what scripts hold ${megabytes(data.before)} → ${megabytes(data.after)}, ` +
				`slope ${slopeOf(data)}; what the engine made of them ${megabytes(code.before)} → ${megabytes(code.after)}; ` +
				`heap as a whole ${slopeOf(heap)}`
		},
		{ isMet: true, line: `              grew most: ${most.join(', ')}` },
		{
			isMet: true,
			line: `              held by day, MB: ${byDay(all.map((one) => one.data))}`
		}
	];
}

function rowsOfServer(all: readonly Told[]): readonly Figure[] {
	const told = all.slice(warmUpOf(all.length));
	const of = (pick: (one: Told) => number): Growth => growthOf(told.map(pick));
	const heap = of((one) => one.heap);
	const late = Math.max(...told.map(({ delayP99Ms }) => delayP99Ms));
	const most = Math.max(...told.map(({ delayMaxMs }) => delayMaxMs));
	const part = grown('heap', heap, megabytes);
	const visits = of(({ jobs }) => jobs);
	const registered = of((one) => one.registered);
	const rest = of((one) => one.heap - one.registered * BYTES_AN_ENTRY);
	return [
		{
			isMet: part.isMet,
			line:
				`B7  ${verdict(part.isMet)} server: ${part.line}, ${
					grown(
						'rss',
						of(({ rss }) => rss),
						megabytes
					).line
				}; ` +
				`visits held ${n(visits.before)} → ${n(visits.after)}; ` +
				`event loop late by ${n(late)} ms (99 of 100 of the worst day), ${n(most)} ms at most`
		},
		{
			isMet: isLevel(rest),
			line:
				`R8  ${verdict(isLevel(rest))} server: heap slope ${slopeOf(rest)} without its registers, ${slopeOf(heap)} with them: ` +
				`customers, cars and notes ${n(registered.before)} → ${n(registered.after)}, ${n(registered.slope)} a day`
		},
		{ isMet: true, line: `              heap by day, MB: ${byDay(all.map((one) => one.heap))}` }
	];
}

/** Every figure of a run, and whether all of it is as it should be. */
export function printSoak(report: SoakReport, say: (line: string) => void): boolean {
	const { pages, servers, updates, refused, passedMs, tookMs } = report;
	const calls = pages.find(({ name }) => name === 'lounge')?.calls ?? 0;
	say(
		`${pages.map(({ name, turns }) => `${name} ${n(turns)}`).join(', ')} page turns; ` +
			`${n(calls)} calls in the lounge; ${n(updates)} updates (${n(refused)} refused)`
	);
	say(
		`${(passedMs / HOUR_MS).toFixed(1)} hours on the screens in ${(tookMs / MINUTE_MS).toFixed(1)} minutes; ` +
			`${n(servers.length)} working days, each measured from ten o'clock on, the first ${n(warmUpOf(servers.length))} left out; ` +
			`before and after are the middle of three of them`
	);
	if (servers.length - warmUpOf(servers.length) < 2) {
		say('MISSED too few working days to compare: let it run longer');
		return false;
	}
	const figures = [
		...pages.flatMap(({ name, held }) => rowsOfPage(name, held)),
		...rowsOfServer(servers)
	];
	for (const { line } of figures) say(line);
	for (const wrong of report.wrong.slice(0, 20)) say(`WRONG ${wrong}`);
	return report.wrong.length === 0 && figures.every(({ isMet }) => isMet);
}

/** The second half of row R8. */
export function printConnects(report: ConnectsReport, say: (line: string) => void): boolean {
	const { connects, samples, tookMs } = report;
	const [first, last] = [samples[0]!, samples.at(-1)!];
	const percent = ((last.heap - first.heap) / first.heap) * 100;
	const isMet = percent < MOST_PERCENT;
	say(
		`R8  ${verdict(isMet)} server after ${n(connects)} connects and disconnects: heap ${megabytes(first.heap)} → ${megabytes(last.heap)} ` +
			`(${signed(percent, 1)} %), rss ${megabytes(first.rss)} → ${megabytes(last.rss)}; ${n(connects / (tookMs / 1000))} a second, 100 at once`
	);
	return isMet;
}
