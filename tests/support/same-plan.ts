import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { Page } from '@playwright/test';
import { planDay } from '#core/planner/plan-day.ts';
import type { PlanningProblem } from '#core/planner/problem.ts';
import { repairDay } from '#core/planner/repair.ts';

/** What the planner answers here and in a browser, to the byte: its plan of a day and its repairs, for a seed and a number of steps. */

/** The files of the core as they are, without their types: the rules run wherever JavaScript does. */
const CORE = new URL('../../src/lib/core/', import.meta.url);
const HOST = 'http://core.test/';
const FILES = { planner: `${HOST}planner/plan-day.ts`, repairing: `${HOST}planner/repair.ts` };
const PLAN = { seed: 7, steps: 4_000 };
const REPAIR = { seed: 11, steps: 2_000 };

/** The whole answer as text, in this process. */
export function answerHere(problem: PlanningProblem): string {
	const { solution, cost, tried } = planDay(problem, PLAN);
	const { proposals } = repairDay(problem, REPAIR);
	return JSON.stringify({ solution, cost, tried, repaired: proposals.map((one) => one.solution) });
}

/** The same of several questions, by their names, in a page's browser; the page is led away for it. */
export async function answersIn(
	page: Page,
	questions: Readonly<Record<string, PlanningProblem>>
): Promise<Readonly<Record<string, string>>> {
	await page.route(`${HOST}**`, async (route) => {
		const path = new URL(route.request().url()).pathname.slice(1);
		if (path === '') return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
		const body = stripTypeScriptTypes(readFileSync(new URL(path, CORE), 'utf8'));
		return route.fulfill({ contentType: 'text/javascript', body });
	});
	await page.goto(HOST);
	return page.evaluate(
		async ({ asked, plan, repair, files }) => {
			const planner = (await import(files.planner)) as typeof import('#core/planner/plan-day.ts');
			const repairing = (await import(files.repairing)) as typeof import('#core/planner/repair.ts');
			return Object.fromEntries(
				Object.entries(asked).map(([name, problem]) => {
					const { solution, cost, tried } = planner.planDay(problem, plan);
					const { proposals } = repairing.repairDay(problem, repair);
					const repaired = proposals.map((one) => one.solution);
					return [name, JSON.stringify({ solution, cost, tried, repaired })];
				})
			);
		},
		{ asked: questions, plan: PLAN, repair: REPAIR, files: FILES }
	);
}
