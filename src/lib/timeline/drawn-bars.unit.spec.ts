import { describe, expect, it } from 'vitest';
import { timelineOf } from '#core/board/timeline.ts';
import { jobId } from '#core/ids.ts';
import { aJob, aPlan, aStint } from '../../../tests/builders/a-job.ts';
import { BAY } from '../../../tests/builders/a-setup.ts';
import { aState } from '../../../tests/builders/a-state.ts';
import { at } from '../../../tests/builders/at.ts';
import { DESK_DENSITY } from './density.ts';
import { DrawnBars } from './drawn-bars.ts';
import { LiveRows } from './live-rows.svelte.ts';
import type { Scene } from './scene.ts';

const shown = { from: at('08:00'), to: at('18:00') };
const planned = (id: string, start: string) =>
	aJob({ id: jobId(id), operations: [{ plan: aPlan({ bay: BAY.lift1, start: at(start) }) }] });
const running = (id: string) =>
	aJob({
		id: jobId(id),
		operations: [
			{
				plan: aPlan({ bay: BAY.lift1, start: at('09:00') }),
				state: 'running',
				stints: [aStint({ from: at('09:00') })]
			}
		]
	});
const pictureOf = (...jobs: ReturnType<typeof planned>[]) =>
	timelineOf(aState({ jobs }), { by: 'bay', shown }, at('09:30'));

function drawing(...jobs: ReturnType<typeof planned>[]) {
	const rows = new LiveRows();
	const world = { now: at('09:30'), selected: '', reachable: '', heard: 0, named: 0 };
	const scale = { ...shown, pxPerHour: 100 };
	const canvas = { scale, window: shown, seenFrom: null, now: () => world.now };
	const scene: Scene = {
		get standing() {
			return {
				bar: world.selected,
				job: null,
				selected: new Map(),
				carry: null,
				isPending: () => false,
				heldBy: () => null,
				isHandled: false
			};
		},
		get reachable() {
			return world.reachable;
		},
		get heard() {
			return world.heard;
		},
		...{ scale, canvas, density: DESK_DENSITY, still: false, onmenu: undefined, clock: String },
		verbs: {
			select: () => undefined,
			open: () => undefined,
			name: ({ plate }) => `${plate} ${String((world.named += 1))}`,
			level: () => '',
			promise: () => ''
		}
	};
	const bars = new DrawnBars(scene);
	const take = (...next: ReturnType<typeof planned>[]): void => {
		rows.take(pictureOf(...next));
	};
	take(...jobs);
	return { draw: () => bars.of(rows.rows[0]?.bars ?? [], () => 4), take, world };
}

describe('the bars of a row', () => {
	it('stay the objects they were where nothing about them changed', () => {
		const { draw, take } = drawing(planned('J1', '09:00'), planned('J2', '12:00'));
		const before = draw();
		take(planned('J1', '09:00'), planned('J2', '12:30'));
		const [first, second] = draw();
		expect(first).toBe(before[0]);
		expect(second).not.toBe(before[1]);
		expect(second?.style).toContain('left:450px');
	});

	it('grow with the time where work goes on, and only there', () => {
		const { draw, world } = drawing(running('J1'), planned('J2', '12:00'));
		const before = draw();
		world.now = at('11:30');
		const [first, second] = draw();
		expect(first?.look.width).toBeGreaterThan(before[0]?.look.width ?? NaN);
		expect(second).toBe(before[1]);
	});

	it('say beside them whose they are, where they are too narrow to say it themselves', () => {
		const short = (id: string, start: string) =>
			aJob({
				id: jobId(id),
				operations: [{ plan: aPlan({ bay: BAY.lift1, start: at(start), minutes: 10 }) }]
			});
		// At 100 px an hour: 17 px of a bar; then 33 px, or 150 px, up to the next one.
		const { draw } = drawing(short('J1', '09:00'), short('J2', '09:30'), planned('J3', '11:10'));
		const [first, second, wide] = draw();
		expect(first?.look.plate).toBe('');
		expect(first?.beside).toBe(first?.bar.plate.slice(-2));
		expect(second?.beside).toBe(second?.bar.plate.split('·').at(-1)?.slice(-6));
		expect(wide?.beside).toBe('');
	});

	it('are named anew when they change and when somebody listens, not for each look of them', () => {
		const { draw, world } = drawing(planned('J1', '09:00'));
		const [first] = draw();
		world.selected = first?.id ?? '';
		const [selected] = draw();
		expect(selected).toMatchObject({ isSelected: true, label: first?.label });
		world.reachable = first?.id ?? '';
		world.heard = 1;
		const [heard] = draw();
		expect(heard?.isReached).toBe(true);
		expect(heard?.label).not.toBe(first?.label);
	});
});
