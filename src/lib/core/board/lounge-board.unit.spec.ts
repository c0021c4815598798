import { describe, expect, it } from 'vitest';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import { loungeBoard } from './lounge-board.ts';
import { rowKey, type LoungeJob, type Row } from './rows.ts';

const NOW = at('10:00');

const rows = (...jobs: readonly (Partial<LoungeJob> & { id: string })[]): Map<string, Row> => {
	const all: Row[] = [
		{
			kind: 'setup',
			id: 'setup',
			version: 1,
			body: { name: '测试服务站', timeZone: 'Asia/Shanghai' }
		},
		...jobs.map(({ id, ...body }): Row => ({
			kind: 'job',
			id,
			version: 1,
			body: {
				...{ plate: '辽B·A**23', customer: null, advisor: '谢', counter: null, step: 'in-work' },
				...{ readyAt: null, deliveredAt: null, window: null },
				...body
			}
		}))
	];
	return new Map(all.map((row) => [rowKey(row), row]));
};

describe('the lounge', () => {
	it('shows plate, advisor, step and window, and nothing else', () => {
		const window = { from: at('14:30'), to: at('15:00') };
		const { name, cars } = loungeBoard(rows({ id: 'a', window }), NOW);
		expect(name).toBe('测试服务站');
		expect(cars).toEqual([
			{
				key: 'a',
				plate: { head: '辽B', tail: 'A**23' },
				customer: null,
				advisor: '谢',
				counter: null,
				step: 'in-work',
				steps: [
					{ step: 'received', look: 'done' },
					{ step: 'in-work', look: 'now' },
					{ step: 'on-hold', look: 'open' },
					{ step: 'inspection', look: 'open' },
					{ step: 'wash', look: 'open' },
					{ step: 'ready', look: 'open' }
				],
				window: { kind: 'today', from: '14:30', to: '15:00' },
				readyAt: null,
				isDelivered: false
			}
		]);
	});

	it('does not count waiting as a step behind a car that goes on', () => {
		const [car] = loungeBoard(rows({ id: 'a', step: 'wash' }), NOW).cars;
		expect(car!.steps.map(({ look }) => look)).toEqual([
			'done',
			'done',
			'open',
			'done',
			'now',
			'open'
		]);
	});

	it('lists ready cars first, then by window, those without one last', () => {
		const early = { from: at('11:00'), to: at('11:30') };
		const late = { from: at('16:00'), to: at('16:30') };
		const board = loungeBoard(
			rows(
				{ id: 'none' },
				{ id: 'late', window: late },
				{ id: 'ready', step: 'ready' },
				{ id: 'early', window: early }
			),
			NOW
		);
		expect(board.cars.map(({ key }) => key)).toEqual(['ready', 'early', 'late', 'none']);
	});

	it('names the weekday of a window on another day', () => {
		const window = { from: at('10:00', TOMORROW), to: at('11:00', TOMORROW) };
		const [car] = loungeBoard(rows({ id: 'a', window }), NOW).cars;
		expect(car!.window).toEqual({ kind: 'weekday', day: 2 });
	});

	it('shows a car that was handed over at the end, for a quarter of an hour', () => {
		const all = rows(
			{ id: 'gone', step: 'ready', readyAt: at('09:00'), deliveredAt: at('09:50') },
			{ id: 'here' }
		);
		const { cars } = loungeBoard(all, at('10:04'));
		expect(cars.map(({ key, readyAt, isDelivered }) => [key, readyAt, isDelivered])).toEqual([
			['here', null, false],
			['gone', null, true]
		]);
		expect(loungeBoard(all, at('10:05')).cars.map(({ key }) => key)).toEqual(['here']);
	});

	it('is empty before anything came', () => {
		expect(loungeBoard(new Map(), NOW)).toEqual({ name: '', timeZone: 'UTC', cars: [] });
	});
});
