import { describe, expect, it } from 'vitest';
import { aJob, aStint } from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import type { Call } from '../andon/call.ts';
import { callId, jobId, personId } from '../ids.ts';
import { axisPlan } from './axis-calls.ts';
import { technicianAxis, type Axis } from './wall-axis.ts';

const NOW = at('10:00');
const by = personId('');
const aCall = (overrides: Partial<Call> = {}): Call => ({
	...{ id: callId('H1'), version: 1, kind: 'help', bay: BAY.lift1, job: null, technician: null },
	...{ called: { at: at('09:48'), by }, answered: null, ended: null },
	...overrides
});
const MECHANIC_AT_WORK = aJob({
	id: jobId('J1'),
	place: { bay: BAY.lift1, since: at('09:00') },
	operations: [{ state: 'running', stints: [aStint({ bay: BAY.lift1 })] }]
});
const axisWith = (calls: readonly Call[], jobs = [MECHANIC_AT_WORK], scope: string | null = null) =>
	technicianAxis(
		aState({ jobs, calls: new Map(calls.map((call) => [call.id, call])) }),
		NOW,
		scope === null ? null : { kind: 'bays', from: scope, to: scope }
	);
const callsOn = ({ rows }: Axis) =>
	rows.flatMap(({ key, call }) => (call === null ? [] : [[key, call.value]]));

describe('a call for help on the wall of technicians', () => {
	it('stands with whoever works there, by bay or by car, until somebody answers', () => {
		expect(callsOn(axisWith([aCall()]))).toEqual([[TECHNICIAN.mechanic, 12]]);
		expect(callsOn(axisWith([aCall({ bay: null, job: jobId('J1') })]))).toEqual([
			[TECHNICIAN.mechanic, 12]
		]);
		expect(callsOn(axisWith([aCall({ answered: { at: NOW, by } })]))).toEqual([]);
		expect(callsOn(axisWith([aCall({ ended: { at: NOW, by } })]))).toEqual([]);
	});

	it('tells the age of the oldest', () => {
		const older = aCall({ id: callId('H2'), called: { at: at('09:30'), by } });
		expect(callsOn(axisWith([aCall(), older]))).toEqual([[TECHNICIAN.mechanic, 30]]);
	});

	it('has a row of its own, above all, where nobody works', () => {
		const axis = axisWith([aCall({ bay: BAY.lift2 })]);
		expect(axis.rows).toHaveLength(8);
		expect(axis.rows[0]).toMatchObject({ name: BAY.lift2, bars: [], call: { value: 12 } });
		const parked = aJob({ id: jobId('J2'), operations: [{}] });
		const ofCar = axisWith([aCall({ bay: null, job: jobId('J2') })], [parked]);
		expect(ofCar.rows[0]).toMatchObject({ name: 'A0001', call: { value: 12 } });
	});

	it('has a row of its own, without a name, where it names no place', () => {
		const nowhere = aCall({ bay: null });
		for (const scope of [null, BAY.lift2]) {
			const [first] = axisWith([nowhere], [MECHANIC_AT_WORK], scope).rows;
			expect(first).toMatchObject({ name: '', call: { value: 12 } });
		}
	});

	it('keeps to the scope of the screen', () => {
		expect(callsOn(axisWith([aCall({ bay: BAY.lift2 })], [], BAY.lift1))).toEqual([]);
		expect(callsOn(axisWith([aCall({ bay: BAY.lift2 })], [], BAY.lift2))).toHaveLength(1);
	});
});

describe('the pages of the wall of technicians', () => {
	const call = { value: 5, unit: 'minutes' } as const;
	const calm = { call: null, bars: [], changedAt: null };
	const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => ({
		...calm,
		key,
		call: 'bdef'.includes(key) ? call : null
	}));

	it('leave everybody in their place where one page holds them', () => {
		expect(axisPlan(rows, 6)).toEqual({ pinned: [], pages: [['a', 'b', 'c', 'd', 'e', 'f']] });
		expect(axisPlan([], 6)).toEqual({ pinned: [], pages: [[]] });
	});

	it('keep three calls on every page, and leave room for the others', () => {
		const five = axisPlan(rows, 5);
		expect(five).toEqual({ pinned: ['b', 'd'], pages: [['a', 'c', 'e'], ['f']] });
		const many = [...rows, ...['g', 'h', 'i'].map((key) => ({ ...calm, key }))];
		expect(axisPlan(many, 8).pinned).toEqual(['b', 'd', 'e']);
		expect(axisPlan(many, 1)).toMatchObject({ pinned: ['b'], pages: { length: 8 } });
	});

	it('keep a late car and whoever has just begun or ended work on every page', () => {
		const day = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => ({
			...calm,
			key,
			bars: [{ look: 'gh'.includes(key) ? ('late' as const) : ('done' as const) }],
			changedAt: { d: NOW - 2, f: NOW - 1 }[key] ?? null
		}));
		expect(axisPlan(day, 6)).toEqual({
			pinned: ['g', 'h', 'f'],
			pages: [
				['a', 'b', 'c'],
				['d', 'e']
			]
		});
		expect(axisPlan(day, 8).pinned).toEqual([]);
	});
});
