import { chromium } from '@playwright/test';
import { CHROMIUM_ARGS, findBrowser } from '../e2e/support/browser.ts';
import { answerHere, answersIn } from '../support/same-plan.ts';
import type { Bench, BenchRow } from './bench.ts';
import { problemFromDay, readDay } from './workshop-day.ts';

/** Row F15: whether one question has one answer, in Node and in Chromium. */

const SIZES = ['workshop-20', 'workshop-60'];

async function answersInChromium(
	questions: Parameters<typeof answersIn>[1],
	executablePath: string
): Promise<Readonly<Record<string, string>>> {
	const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
	try {
		return await answersIn(await browser.newPage(), questions);
	} finally {
		await browser.close();
	}
}

/** F15 on the first day of either size; without a browser it only says so. */
export async function sameRows(bench: Bench): Promise<readonly BenchRow[]> {
	const days = SIZES.flatMap((family) => bench.instancesOf(family).slice(0, 1));
	const questions = Object.fromEntries(
		days.map(({ name, file }) => [name, problemFromDay(readDay(bench.text(file)))])
	);
	const browser = findBrowser();
	const there = browser === null ? {} : await answersInChromium(questions, browser);
	const same = Object.entries(questions).filter(
		([name, problem]) => there[name] === answerHere(problem)
	);
	return [
		{
			id: 'F15',
			what: 'the same plan and repairs in Node and Chromium',
			target: 'to the byte',
			figure: `${String(same.length)} of ${String(days.length)} days`,
			met: browser === null ? null : same.length === days.length,
			from: browser === null ? 'no browser found' : days.map(({ name }) => name).join(', ')
		}
	];
}
