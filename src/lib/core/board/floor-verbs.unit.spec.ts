import { describe, expect, it } from 'vitest';
import { aJob, anInspection, aPlan, aStint, aStoppage } from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { additionId, operationId, jobId, personId, skillCode, workshopCode } from '../ids.ts';
import type { Job, Operation } from '../job/job.ts';
import type { Asker } from '../people/own.ts';
import type { Role } from '../people/role.ts';
import { floorCarVerbs, floorVerbs } from './floor-verbs.ts';

const as = (role: Role, code: string = TECHNICIAN.mechanic): Asker => ({
	id: personId('P1'),
	role,
	staff: { workshop: workshopCode('test'), code: code as typeof TECHNICIAN.mechanic }
});
const carWith = (operation: Partial<Operation>, overrides: Partial<Job> = {}): Job =>
	aJob({
		place: { bay: BAY.lift1, since: at('09:00') },
		...overrides,
		operations: [{ plan: aPlan(), ...operation }, anInspection()]
	});
const verbs = (job: Job, who: Asker = as('supervisor'), index = 0) =>
	floorVerbs({ state: aState({ jobs: [job] }), who }, { job, operation: job.operations[index]! });
const carVerbs = (job: Job, who: Asker = as('supervisor')) =>
	floorCarVerbs({ state: aState({ jobs: [job] }), who }, job);

const running = { state: 'running', stints: [aStint()] } as const;

describe('what can be done with work on the floor', () => {
	it.each<[string, Partial<Operation>, readonly string[]]>([
		['open', {}, ['start', 'stop']],
		['running', running, ['finish', 'pause', 'stop', 'delay', 'join', 'self-check', 'clock-off']],
		[
			'paused',
			{ state: 'paused', stints: [aStint({ to: at('09:30') })] },
			['resume', 'finish', 'stop', 'delay', 'self-check', 'clock-off']
		],
		[
			'stopped',
			{ state: 'stopped', stints: [aStint({ to: at('09:30') })], stoppages: [aStoppage()] },
			['resume', 'delay', 'self-check', 'clock-off']
		],
		['stopped before anybody began', { state: 'stopped', stoppages: [aStoppage()] }, ['resume']],
		[
			'finished',
			{ state: 'finished', stints: [aStint({ to: at('09:30') })], finishedAt: at('09:30') },
			['self-check', 'clock-off']
		]
	])('%s', (_, operation, expected) => {
		expect(verbs(carWith(operation))).toEqual(expected);
	});

	it('waits for its turn, and is passed or failed where it is an inspection', () => {
		expect(verbs(carWith(running), as('supervisor'), 1)).toEqual(['stop']);
		const job = aJob({ operations: [anInspection({ ...running })] });
		expect(verbs(job)).toContain('inspect');
		expect(verbs(job)).not.toContain('finish');
	});

	it('is one’s own for a technician, and nothing for an advisor', () => {
		const own = ['finish', 'pause', 'stop', 'delay', 'join', 'self-check'];
		expect(verbs(carWith(running), as('technician'))).toEqual(own);
		expect(verbs(carWith(running), as('technician', TECHNICIAN.painter))).toEqual([]);
		expect(verbs(carWith(running), as('advisor', '谢明'))).toEqual([]);
	});

	it('is nothing with a car that is not here', () => {
		expect(verbs(carWith({}, { arrivedAt: null }))).toEqual([]);
	});
});

describe('what can be done with a car on the floor', () => {
	it('is moved while nobody works on it', () => {
		expect(carVerbs(carWith({}))).toEqual(['addition', 'move', 'key-tag', 'call']);
		expect(carVerbs(carWith(running))).toEqual(['addition', 'key-tag', 'call']);
		expect(carVerbs(carWith({}, { arrivedAt: null }))).toEqual([]);
	});

	it('is changed until somebody has seen it', () => {
		const addition = {
			id: additionId('A1'),
			reportedAt: at('09:00'),
			reportedBy: personId('P1'),
			technician: null,
			trade: 'mechanical',
			skill: skillCode('M1'),
			standardMinutes: 30,
			needsParts: false,
			answer: { kind: 'approved', at: at('09:30'), by: personId('P2') },
			becomes: operationId(jobId('J1'), 1),
			offered: null,
			acknowledgedAt: null,
			photos: []
		} as const;
		const seen = { ...addition, acknowledgedAt: at('09:40') };
		expect(carVerbs(carWith({}, { additions: [{ ...aJob().additions[0], ...addition }] }))[0]).toBe(
			'see'
		);
		expect(
			carVerbs(carWith({}, { additions: [{ ...aJob().additions[0], ...seen }] }))
		).not.toContain('see');
	});
});
