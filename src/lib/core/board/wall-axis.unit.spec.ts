import { describe, expect, it } from 'vitest';
import { aJob, aPlan, aPromise, aStint, aStoppage } from '../../../../tests/builders/a-job.ts';
import { TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { anAbsence, aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { jobId } from '../ids.ts';
import { emptyState } from '../state.ts';
import { technicianAxis, type AxisRow } from './wall-axis.ts';

const NOW = at('10:00');
/** The default workshop is open from 08:00 to 17:30. */
const share = (time: string): number => (at(time) - at('08:00')) / (at('17:30') - at('08:00'));

const rowOf = (rows: readonly AxisRow[], technician: string): AxisRow =>
	rows.find(({ key }) => key === technician)!;

describe('the axis of a technician', () => {
	const job = aJob({
		id: jobId('J1'),
		promises: [aPromise(at('16:00'))],
		operations: [
			{
				plan: aPlan({ start: at('08:30'), minutes: 60 }),
				state: 'running',
				stints: [aStint({ from: at('08:45') })]
			}
		]
	});
	const axis = technicianAxis(aState({ jobs: [job] }), NOW, null);

	it('holds everybody in the order of the set-up, the hours, and now', () => {
		expect(axis.rows).toHaveLength(7);
		expect(axis.hours[0]).toEqual({ at: 0, text: '08:00' });
		expect(axis.hours).toHaveLength(10);
		expect(axis.nowAt).toBeCloseTo(share('10:00'));
	});

	it('lays plan and truth on one row, and what runs over the plan', () => {
		const [bar] = rowOf(axis.rows, TECHNICIAN.mechanic).bars;
		expect(bar!.planned!.from).toBeCloseTo(share('08:30'));
		expect(bar!.planned!.width).toBeCloseTo(share('09:30') - share('08:30'));
		expect(bar!.worked[0]!.from).toBeCloseTo(share('08:45'));
		expect(bar!.worked[0]!.width).toBeCloseTo(share('10:00') - share('08:45'));
		expect(bar!.over!.width).toBeCloseTo(share('10:00') - share('09:30'));
		expect(bar!.promiseAt).toBeCloseTo(share('16:00'));
		expect(bar!.label).toBe('A0001');
	});

	it('marks a stoppage, an absence and lunch', () => {
		const stopped = aJob({
			operations: [
				{
					plan: aPlan(),
					state: 'stopped',
					stints: [aStint({ to: at('09:30') })],
					stoppages: [aStoppage()]
				}
			]
		});
		const absence = anAbsence({ technician: TECHNICIAN.slow });
		const { rows } = technicianAxis(aState({ jobs: [stopped], absences: [absence] }), NOW, null);
		const [bar] = rowOf(rows, TECHNICIAN.mechanic).bars;
		expect(bar!.stopped[0]!.from).toBeCloseTo(share('09:30'));
		expect(rowOf(rows, TECHNICIAN.slow).isAway).toBe(true);
		expect(rowOf(rows, TECHNICIAN.mechanic).isAway).toBe(false);
		expect(rowOf(rows, TECHNICIAN.mechanic).shades).toHaveLength(1);
	});

	it('goes on after closing while somebody looks', () => {
		const { hours, nowAt } = technicianAxis(aState(), at('18:20'), null);
		expect(hours.at(-1)!.text).toBe('18:00');
		expect(nowAt).toBeLessThan(1);
	});

	it('keeps to the scope', () => {
		const team = technicianAxis(aState(), NOW, { kind: 'team', team: '钣喷组' });
		expect(team.rows.map(({ key }) => key)).toEqual([TECHNICIAN.body, TECHNICIAN.painter]);
		const bays = { kind: 'bays', from: 'A01', to: 'A01' } as const;
		const here = technicianAxis(aState({ jobs: [job] }), NOW, bays);
		expect(here.rows.map(({ key }) => key)).toEqual([TECHNICIAN.mechanic]);
		const trade = technicianAxis(aState(), NOW, { kind: 'trade', trade: 'paint' });
		expect(trade.rows.map(({ key }) => key)).toEqual([TECHNICIAN.painter]);
	});

	it('is empty before the workshop is set up', () => {
		expect(technicianAxis(emptyState, NOW, null)).toEqual({ hours: [], nowAt: null, rows: [] });
	});
});
