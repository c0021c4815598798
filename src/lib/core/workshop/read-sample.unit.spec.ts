import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aJob } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at, TODAY } from '../../../../tests/builders/at.ts';
import { jobId, operationId, skillCode } from '../ids.ts';
import { optionsFor } from '../plan/options.ts';
import { readSetup } from './read-setup.ts';

/** The set-ups the demo ships with, as a workshop would write them. */
const sample = (name: string) => {
	const file = new URL(`../../../../server/demo/sample/${name}.workshop.json`, import.meta.url);
	const read = readSetup(JSON.parse(readFileSync(file, 'utf8')), TODAY);
	if (!read.ok) throw new Error(JSON.stringify(read.refusal));
	return read.value;
};

describe('the sample set-ups', () => {
	it.each([
		['day-20', 20, 16, []],
		[
			'day-60',
			60,
			48,
			[
				['T010', at('17:30')],
				['T017', at('12:00')],
				['T037', at('12:00')]
			]
		]
	])('%s is read without problems', (...[name, bays, technicians, absent]) => {
		const { setup, names, absences } = sample(name);
		expect(setup.bays).toHaveLength(bays);
		expect(setup.technicians).toHaveLength(technicians);
		expect(Object.keys(names)).toHaveLength(technicians + setup.advisors.length);
		expect(absences.map(({ technician, to }) => [technician, to])).toEqual(absent);
		expect(absences.every(({ from }) => from === at('08:00'))).toBe(true);
	});

	it.each(['day-20', 'day-60'])('%s has somebody and a place for every skill', (name) => {
		const { setup, absences } = sample(name);
		for (const { code } of setup.skills) {
			const job = aJob({ operations: [{ skill: skillCode(code), standardMinutes: 45 }] });
			const state = aState({
				setup,
				jobs: [job],
				absences: absences.map((absence) => ({ ...absence, version: 1 }))
			});
			const wish = { job: jobId('J1'), operation: operationId(jobId('J1'), 1) };
			expect(optionsFor(state, wish, at('08:00'))[0]?.placement.start, code).toBe(at('08:00'));
		}
	});
});
