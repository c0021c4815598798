import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { planDay } from '#core/planner/plan-day.ts';
import type { PlanningProblem } from '#core/planner/problem.ts';
import { repairDay } from '#core/planner/repair.ts';
import { randomProblem } from '../support/random-problem.ts';
import { expect, test } from './support/test.ts';

/** The files of the core as they are, without their types: the rules run wherever JavaScript does. */
const CORE = new URL('../../src/lib/core/', import.meta.url);
const HOST = 'http://core.test/';

const QUESTIONS: Readonly<Record<string, PlanningProblem>> = {
	'a workshop with sixty cars': randomProblem(60, 60),
	...Object.fromEntries(
		Array.from({ length: 6 }, (_, seed) => [`workshop ${String(seed)}`, randomProblem(seed)])
	)
};
const FILES = { planner: `${HOST}planner/plan-day.ts`, repairing: `${HOST}planner/repair.ts` };
const PLAN = { seed: 7, steps: 4_000 };
const REPAIR = { seed: 11, steps: 2_000 };

const answersOf = (problem: PlanningProblem): string => {
	const { solution, cost, tried } = planDay(problem, PLAN);
	const { proposals } = repairDay(problem, REPAIR);
	return JSON.stringify({ solution, cost, tried, repaired: proposals.map((one) => one.solution) });
};

test('the same question, seed and steps give the same plan to the byte in Node and in the browser', async ({
	open
}) => {
	const page = await open();
	await page.route(`${HOST}**`, async (route) => {
		const path = new URL(route.request().url()).pathname.slice(1);
		if (path === '') return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
		const body = stripTypeScriptTypes(readFileSync(new URL(path, CORE), 'utf8'));
		return route.fulfill({ contentType: 'text/javascript', body });
	});
	await page.goto(HOST);
	const there = await page.evaluate(
		async ({ questions, plan, repair, files }) => {
			const planner = (await import(files.planner)) as typeof import('#core/planner/plan-day.ts');
			const repairing = (await import(files.repairing)) as typeof import('#core/planner/repair.ts');
			return Object.fromEntries(
				Object.entries(questions).map(([name, problem]) => {
					const { solution, cost, tried } = planner.planDay(problem, plan);
					const { proposals } = repairing.repairDay(problem, repair);
					const repaired = proposals.map((one) => one.solution);
					return [name, JSON.stringify({ solution, cost, tried, repaired })];
				})
			);
		},
		{ questions: QUESTIONS, plan: PLAN, repair: REPAIR, files: FILES }
	);
	for (const [name, problem] of Object.entries(QUESTIONS))
		expect(there[name], name).toBe(answersOf(problem));
});
