import { HOUR_MS, MINUTE_MS } from '#core/time/instant.ts';
import type { ConnectsReport } from './connects.ts';
import { growthOf, type Growth } from './growth.ts';
import type { SoakReport } from './run.ts';
import type { Held } from './soak-page.ts';
import type { Told } from './soak-server.ts';

/** Display rule B7: growth of anything a page holds stays below this, percent. */
const MOST_PERCENT = 10;
/** Of what is counted by the dozen, so many more are no growth: a call may be on just then. */
const MOST_MORE = 5;
const MB = 1e6;

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
function sloped(who: string, growth: Growth): Figure {
	const kB = (bytes: number): string => signed(bytes / 1000, 1);
	const { slope, slopeAtLeast, slopeAtMost } = growth;
	const isMet = !(slopeAtLeast > 0);
	return {
		isMet,
		line: `R8  ${verdict(isMet)} ${who}: heap slope ${kB(slope)} kB a working day (95 %: ${kB(slopeAtLeast)} to ${kB(slopeAtMost)})`
	};
}

const verdict = (isMet: boolean): string => (isMet ? 'met   ' : 'MISSED');
const megabytes = (bytes: number): string => `${(bytes / MB).toFixed(2)} MB`;

function rowsOfPage(name: string, held: readonly Held[]): readonly Figure[] {
	const of = (pick: (one: Held) => number): Growth => growthOf(held.map(pick));
	const heap = of(({ heap: bytes }) => bytes);
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
		sloped(name, heap)
	];
}

function rowsOfServer(servers: readonly Told[]): readonly Figure[] {
	const heap = growthOf(servers.map((told) => told.heap));
	const rss = growthOf(servers.map((told) => told.rss));
	const late = Math.max(...servers.map(({ delayP99Ms }) => delayP99Ms));
	const most = Math.max(...servers.map(({ delayMaxMs }) => delayMaxMs));
	const part = grown('heap', heap, megabytes);
	const visits = growthOf(servers.map(({ jobs }) => jobs));
	return [
		{
			isMet: part.isMet,
			line:
				`B7  ${verdict(part.isMet)} server: ${part.line}, ${grown('rss', rss, megabytes).line}; ` +
				`visits held ${n(visits.before)} → ${n(visits.after)}; ` +
				`event loop late by ${n(late)} ms (99 of 100 of the worst day), ${n(most)} ms at most`
		},
		sloped('server', heap)
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
			`${n(servers.length)} working days, each measured from ten o'clock on; ` +
			`before and after are the middle of three of them`
	);
	if (servers.length < 2) {
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
