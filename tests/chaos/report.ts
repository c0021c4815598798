import { NAMES_OF_FAULTS, type Episode } from './weather.ts';
import type { Felt } from './fault-pipe.ts';

/** What came of a run. */
export interface ChaosReport {
	readonly deliveries: number;
	readonly felt: Felt;
	readonly episodes: readonly Episode[];
	/** Milliseconds from listening to live, one per screen and kill. */
	readonly liveAgainMs: readonly number[];
	/** Milliseconds from the loss of an update to its being shown. */
	readonly lostHealedMs: readonly number[];
	/** Milliseconds from a wrong state to a right one. */
	readonly spoiltHealedMs: readonly number[];
	/** How many of those the screens noticed by themselves. */
	readonly noticed: number;
	readonly sights: number;
	readonly commands: number;
	readonly resent: number;
	/** How late this process itself was, 99 of 100, milliseconds: what a busy machine adds to every figure. */
	readonly ownLagMs: number;
	/** Everything that must not be, in sentences. */
	readonly wrong: readonly string[];
}

/** What a figure must not exceed, milliseconds (99 of 100). */
export interface Figure {
	readonly row: string;
	readonly what: string;
	readonly values: readonly number[];
	readonly targetMs: number;
}

/** The value that so many of all (0 to 1) do not exceed; NaN of nothing. */
export function quantile(values: readonly number[], part: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? NaN;
}

/** A line that dies without a word: two beacons missed, then a second until somebody looks, then 2 s as always. */
const DEAD_LINE_MS = 13_000;

/** The board's own changes heal a few before anybody has noticed. */
const MOST_NOTICE = 0.9;

/** The timed rows of a run, with their targets. */
export function figuresOf(report: ChaosReport): readonly Figure[] {
	const { episodes } = report;
	const after = (isOne: (kind: string) => boolean): readonly number[] =>
		episodes.filter(({ kind }) => isOne(kind)).map(({ backMs }) => backMs);
	return [
		{
			row: 'R4',
			what: 'all shown again after a fault ended',
			values: after((kind) => kind !== 'dead'),
			targetMs: 2_000
		},
		...NAMES_OF_FAULTS.filter((kind) => kind !== 'dead').map((kind) => ({
			row: ' · ',
			what: `after ${kind}`,
			values: after((each) => each === kind),
			targetMs: 2_000
		})),
		{
			row: ' · ',
			what: 'shown again after a line died for good',
			values: after((kind) => kind === 'dead'),
			targetMs: DEAD_LINE_MS
		},
		{
			row: 'R5',
			what: 'live again after a killed server listens',
			values: report.liveAgainMs,
			targetMs: 3_000
		},
		{ row: 'R3', what: 'lost update healed', values: report.lostHealedMs, targetMs: 6_000 },
		{ row: 'R3', what: 'wrong state healed', values: report.spoiltHealedMs, targetMs: 6_000 }
	];
}

/** Rows that missed their target, and faults that were never felt. */
export function shortcomingsOf(report: ChaosReport): readonly string[] {
	const slow = figuresOf(report)
		.filter(
			({ row, values, targetMs }) => row.startsWith('R') && !(quantile(values, 0.99) <= targetMs)
		)
		.map(({ row, what }) => `${row} ${what}: too slow`);
	const unfelt = Object.entries(report.felt)
		.filter(([, times]) => times === 0)
		.map(([kind]) => `${kind} was never felt`);
	const healed = report.lostHealedMs.length + report.spoiltHealedMs.length;
	const unnoticed = report.noticed < MOST_NOTICE * healed ? ['R3: too few were noticed'] : [];
	return [...report.wrong, ...slow, ...unfelt, ...unnoticed];
}

/** The whole run in a table. */
export function printChaos(report: ChaosReport, say: (line: string) => void): void {
	const { deliveries, sights, commands, resent, felt } = report;
	const n = (value: number): string => value.toLocaleString('en');
	say(`R2  ${n(deliveries)} deliveries to 50 screens; ${n(sights)} sights held against the log`);
	say(`    ${n(commands)} commands, ${n(resent)} sent again; one linear history`);
	say(
		`    felt: ${Object.entries(felt)
			.map(([kind, times]) => `${kind} ${n(times)}`)
			.join(', ')}`
	);
	say(
		`    the fifty screens themselves were up to ${Math.round(report.ownLagMs)} ms late (99 of 100)`
	);
	for (const { row, what, values, targetMs } of figuresOf(report)) {
		const [p50, p99, most] = [0.5, 0.99, 1].map((part) => Math.round(quantile(values, part)));
		const verdict = p99! <= targetMs ? 'met   ' : 'MISSED';
		say(
			`${row} ${verdict} ${what}: p50 ${p50} ms, p99 ${p99} ms (target ${n(targetMs)}), longest ${most} ms, n ${values.length}`
		);
	}
	for (const wrong of report.wrong.slice(0, 40)) say(`WRONG ${wrong}`);
	say(
		report.wrong.length === 0
			? 'R2  met: no gap, no duplicate, no reorder in effect'
			: `R2  MISSED: ${report.wrong.length} findings`
	);
}
