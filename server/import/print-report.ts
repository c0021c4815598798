import type { ImportOutcome, ImportProblem, ImportTally, SetupOutcome } from '#protocol/import.ts';
import type { Locale } from '../../src/lib/i18n/catalogue.ts';
import { importText } from '../../src/lib/i18n/import.ts';

/** What the command line prints for people. */

/** A file's outcome, a line each. */
export function printedOutcome(locale: Locale, outcome: ImportOutcome): readonly string[] {
	if (outcome.status === 'unreadable') return [outcome.message];
	const t = importText(locale);
	const { report, dryRun } = outcome;
	const tally = (label: string, counts: ImportTally): string =>
		t['cli.summary']({ label, new: counts.new, changed: counts.changed, same: counts.same });
	return [
		...(dryRun ? [t['cli.dryRun']] : []),
		`${t.rows}: ${report.rows}`,
		tally(t.jobs, report.jobs),
		tally(t.operations, report.operations),
		...listed(locale, t['cli.refusedCount'], report.refused),
		...listed(locale, t['cli.warningCount'], report.warnings)
	];
}

function listed(
	locale: Locale,
	title: (count: number) => string,
	problems: readonly ImportProblem[]
): readonly string[] {
	if (problems.length === 0) return [];
	const t = importText(locale);
	const line = t['cli.problem'];
	const named = (column: string): string => (column === '*' ? t.wholeRow : column);
	return [
		title(problems.length),
		...problems.map(
			({ row, column, value, reason }) => `  ${line({ row, column: named(column), value, reason })}`
		)
	];
}

/** A set-up's outcome, a line each. */
export function printedSetup(locale: Locale, outcome: SetupOutcome): readonly string[] {
	const t = importText(locale);
	if (outcome.status === 'accepted') {
		const { name, bays, technicians, changed } = outcome;
		return [changed ? t.setupDone({ name, bays, technicians }) : t.setupSame({ name })];
	}
	const faults = outcome.problems.map(
		({ path, value, reason }) =>
			`  ${[path, value, reason].filter((part) => part !== '').join('  ')}`
	);
	return [t.setupRefused, ...faults];
}
