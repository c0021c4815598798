import { describe, expect, it } from 'vitest';
import { barsOf } from '#core/board/timeline-bars.ts';
import type { Operation } from '#core/job/job.ts';
import { aJob, aPlan, aStint, aStoppage } from '../../../tests/builders/a-job.ts';
import { at } from '../../../tests/builders/at.ts';
import type { Scale } from './geometry.ts';
import { hullOf, segmentsOf } from './segments.ts';

const scale: Scale = { from: at('08:00'), to: at('18:00'), pxPerHour: 60 };
const segments = (operation: Partial<Operation>, now = at('10:00')) => {
	const job = aJob({ operations: [operation] });
	const [first] = barsOf({ job, plate: '', level: 'none', now }, 'bay');
	return first === undefined ? [] : segmentsOf(first.bar, scale, now);
};

describe('what is drawn inside a bar', () => {
	it('is the plan, with the work over it that still grows', () => {
		expect(
			segments({ state: 'running', plan: aPlan(), stints: [aStint({ from: at('09:10') })] })
		).toEqual([
			{ kind: 'planned', reason: null, isOpen: false, left: 60, width: 60 },
			{ kind: 'worked', reason: null, isOpen: true, left: 70, width: 50 }
		]);
	});

	it('is a stoppage up to now, with its reason', () => {
		const drawn = segments({
			state: 'stopped',
			stints: [aStint({ to: at('09:30') })],
			stoppages: [aStoppage()]
		});
		expect(drawn.at(-1)).toEqual({
			kind: 'stopped',
			reason: 'parts',
			isOpen: true,
			left: 90,
			width: 30
		});
		expect(hullOf(drawn)).toEqual({ left: 60, width: 60 });
	});

	it('is cut where the day that is shown ends, and nothing beyond it', () => {
		expect(segments({ plan: aPlan({ start: at('17:30') }) })).toMatchObject([
			{ left: 570, width: 30 }
		]);
		expect(segments({ plan: aPlan({ start: at('19:00') }) })).toEqual([]);
		expect(hullOf([])).toBeNull();
	});
});
