import { describe, expect, it } from 'vitest';
import { aJob, aStint } from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { callId, personId, workshopCode, type TechnicianCode } from '../ids.ts';
import type { Asker } from '../people/own.ts';
import type { Call } from './call.ts';
import { isCalled, openCalls, peopleAt } from './called.ts';

const by = personId('P1');
const aCall = (overrides: Partial<Call> = {}): Call => ({
	id: callId('H1'),
	version: 1,
	kind: 'help',
	bay: BAY.lift1,
	job: null,
	technician: null,
	called: { at: at('10:00'), by },
	answered: null,
	ended: null,
	...overrides
});
const leader = (code: TechnicianCode): Asker => ({
	id: personId('P2'),
	role: 'leader',
	staff: { workshop: workshopCode('test'), code }
});
const working = aState({
	jobs: [
		aJob({
			place: { bay: BAY.lift1, since: at('09:00') },
			operations: [{ state: 'running', stints: [aStint(), aStint({ to: at('09:30') })] }]
		})
	]
});

describe('whose call it is', () => {
	it('comes from who works in the bay, and who called', () => {
		expect(peopleAt(working, aCall())).toEqual([TECHNICIAN.mechanic]);
		expect(peopleAt(working, aCall({ bay: null, technician: TECHNICIAN.painter }))).toEqual([
			TECHNICIAN.painter
		]);
	});

	it.each([
		['the leader of their team', leader(TECHNICIAN.slow), '10:00', true],
		['not another team’s', leader(TECHNICIAN.painter), '10:00', false],
		['the supervisor not yet', { id: by, role: 'supervisor' }, '10:04', false],
		['the supervisor by then', { id: by, role: 'supervisor' }, '10:05', true],
		['no technician', { id: by, role: 'technician' }, '11:00', false]
	] as const)('is for %s', (_, who, time, called) => {
		expect(isCalled(working, { call: aCall(), who }, at(time))).toBe(called);
	});

	it('from nobody in particular is for every leader', () => {
		const call = aCall({ bay: BAY.wash });
		expect(isCalled(working, { call, who: leader(TECHNICIAN.painter) }, at('10:00'))).toBe(true);
	});

	it('stands in the order of waiting, answered ones last', () => {
		const answered = aCall({ id: callId('H0'), answered: { at: at('10:01'), by } });
		const older = aCall({ id: callId('H2'), called: { at: at('09:00'), by } });
		const ended = aCall({ id: callId('H3'), ended: { at: at('10:01'), by } });
		const calls = new Map([answered, aCall(), older, ended].map((one) => [one.id, one]));
		expect(openCalls({ calls }).map(({ id }) => id)).toEqual(['H2', 'H1', 'H0']);
	});
});
