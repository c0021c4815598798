import { runConnects } from '../soak/connects.ts';
import { printConnects, printSoak } from '../soak/report.ts';
import { runSoak } from '../soak/run.ts';
import { expect, test } from './support/test.ts';

const TURNS = 5;
const UPDATES = 40;

/** What `npm run soak` does for long, so that it keeps doing it. Growth is told by the long form only. */
test('screens turn their pages in fake time while the workshop works, and are measured', async () => {
	test.setTimeout(180_000);
	const report = await runSoak({
		...{ time: 'fake', turns: TURNS, updates: UPDATES, realMs: 0 },
		say: () => undefined
	});
	expect(report.wrong).toEqual([]);
	expect(report.updates).toBeGreaterThanOrEqual(UPDATES);
	for (const { name, turns, held } of report.pages) {
		expect(turns, name).toBeGreaterThanOrEqual(TURNS);
		expect(held.length, name).toBeGreaterThan(0);
		for (const { heap, nodes, listeners, timers } of held)
			for (const figure of [heap, nodes, listeners, timers])
				expect(figure, name).toBeGreaterThan(0);
	}
	const lines: string[] = [];
	printSoak(report, (line) => lines.push(line));
	printConnects(await runConnects(20), (line) => lines.push(line));
	expect(lines.join('\n')).toMatch(
		/R8 {2}\w+ +server after 20 connects and disconnects: heap [\d.]+ MB/
	);
});
