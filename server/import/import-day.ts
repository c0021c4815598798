import type { Refusal } from '#core/refusals.ts';
import type { WorkshopState } from '#core/state.ts';
import type { ImportOutcome, ImportProblem } from '#protocol/import.ts';
import type { Locale } from '../../src/lib/i18n/catalogue.ts';
import { fileFaultText, problemText } from '../../src/lib/i18n/import.ts';
import { refusalText } from '../../src/lib/i18n/refusals.ts';
import type { HandMapping } from './columns.ts';
import type { ReadOrder } from './gather-orders.ts';
import { plainNames } from './plain-names.ts';
import { ProblemList } from './problem-list.ts';
import { readInWorker, type OpenReading } from './read-in-worker.ts';
import type { ReadContext } from './read-row.ts';
import { problemOfRow, type FoundProblem } from './row-notes.ts';
import { ImportCounter } from './tally.ts';
import { ImportStopped, type OrderTaker, type Taken } from './target.ts';
import { Unreadable } from './unreadable.ts';

/** How one file is to be imported. */
export interface DayImport {
	readonly path: string;
	readonly dryRun: boolean;
	readonly mapping: HandMapping;
	/** Of the reasons in the report. */
	readonly locale: Locale;
}

// Screens are to be served between two slices of an import (reliability row R6 asks for under 50 ms).
const SLICE_MS = 8;

/**
 * Reads a file in another thread and hands its orders to the taker one by one, letting everything
 * else in between. Bad rows are reported, never thrown; the good ones of the same order go in.
 */
export async function importDay(taker: OrderTaker, day: DayImport): Promise<ImportOutcome> {
	const context = contextOf(taker.state());
	try {
		const reading = await readInWorker({ path: day.path, context, mapping: day.mapping });
		try {
			return await takeOrders(taker, reading, day);
		} finally {
			await reading.close();
		}
	} catch (error) {
		if (!(error instanceof Unreadable)) throw error;
		const { code, detail, columns } = error;
		return {
			status: 'unreadable',
			code,
			message: fileFaultText(day.locale, code, detail),
			columns
		};
	}
}

/** What the reading thread must know of the workshop: without a set-up, nothing can be checked. */
function contextOf({ setup, registers }: WorkshopState): Omit<ReadContext, 'serialOffset'> {
	if (setup === null) throw new ImportStopped({ code: 'wire/unknown-workshop', detail: '' });
	const advisors: Record<string, string> = {};
	for (const code of setup.advisors) {
		advisors[code] = code;
		const name = registers.staff.get(code)?.name;
		if (name !== undefined) advisors[name] = code;
	}
	return {
		timeZone: setup.timeZone,
		open: setup.hours.from,
		close: setup.hours.to,
		skills: setup.skills.map(({ code, name, trade }) => ({ code, name, trade })),
		advisors
	};
}

async function takeOrders(
	taker: OrderTaker,
	reading: OpenReading,
	{ dryRun, locale }: DayImport
): Promise<ImportOutcome> {
	const counter = new ImportCounter();
	const refused = new ProblemList();
	let full: Refusal | null = null;
	let sliceStart = performance.now();
	for await (const order of reading.orders()) {
		const { orderNo, draft, incomplete } = order;
		// A full board stays full for the rest of the file; asking again and again would take minutes.
		const taken: Taken =
			full !== null && !taker.state().orders.has(orderNo)
				? { ok: false, refusal: full }
				: await taker.take({ type: 'ImportOrder', orderNo, draft, incomplete });
		if (taken.ok) counter.add(order, taken);
		else {
			if (taken.refusal.code === 'workshop/full') full = taken.refusal;
			refused.add(...refusedRows(order, refusalLine(taken.refusal, taker.state(), locale)));
		}
		if (performance.now() - sliceStart > SLICE_MS) {
			await new Promise((resolve) => setImmediate(resolve));
			sliceStart = performance.now();
		}
	}
	const found = await reading.problems();
	const told = (problems: readonly FoundProblem[]): ImportProblem[] =>
		problems.map(({ row, column, value, code, detail }) => ({
			row,
			column,
			value,
			reason: problemText(locale, code, detail),
			code
		}));
	return {
		status: 'read',
		dryRun,
		columns: reading.columns,
		report: {
			rows: reading.rows,
			jobs: counter.jobs(),
			operations: counter.operations(),
			refused: told([...found.refused, ...refused.entries()].toSorted((a, b) => a.row - b.row)),
			warnings: told(found.warnings)
		}
	};
}

/** An order the rules refuse is refused with all its rows. */
const refusedRows = ({ rows, orderNo }: ReadOrder, detail: string): readonly FoundProblem[] =>
	rows.map((row) => ({ ...problemOfRow(row, 'order-refused', orderNo), detail }));

const refusalLine = (refusal: Refusal, state: WorkshopState, locale: Locale): string =>
	refusalText(locale, refusal, plainNames(state.setup?.timeZone ?? 'UTC', state)).text;
