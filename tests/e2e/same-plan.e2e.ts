import type { PlanningProblem } from '#core/planner/problem.ts';
import { randomProblem } from '../support/random-problem.ts';
import { answerHere, answersIn } from '../support/same-plan.ts';
import { expect, test } from './support/test.ts';

const QUESTIONS: Readonly<Record<string, PlanningProblem>> = {
	'a workshop with sixty cars': randomProblem(60, 60),
	...Object.fromEntries(
		Array.from({ length: 6 }, (_, seed) => [`workshop ${String(seed)}`, randomProblem(seed)])
	)
};

test('the same question, seed and steps give the same plan to the byte in Node and in the browser', async ({
	open
}) => {
	const there = await answersIn(await open(), QUESTIONS);
	for (const [name, problem] of Object.entries(QUESTIONS))
		expect(there[name], name).toBe(answerHere(problem));
});
