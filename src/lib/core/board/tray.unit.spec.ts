import { describe, expect, it } from 'vitest';
import { jobId } from '#core/ids.ts';
import {
	aJob,
	aPlan,
	aPromise,
	aStint,
	aStoppage,
	aWash,
	anInspection
} from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { trayOf } from './tray.ts';

const now = at('10:00');
const tray = (...jobs: ReturnType<typeof aJob>[]) => trayOf(aState({ jobs }), now);

describe('what has no place yet', () => {
	it('names plate, model, work, skill, standard minutes and promise', () => {
		const job = aJob({
			waiting: true,
			promises: [aPromise(at('15:00'))],
			operations: [{ standardMinutes: 45 }, aWash()]
		});
		expect(tray(job)['to-place']).toEqual([
			{
				job: job.id,
				plate: '辽B·A0001',
				model: '日产轩逸 1.6L',
				isWaiting: true,
				isCarriedOver: false,
				promisedAt: at('15:00'),
				level: 'on-track',
				at: at('08:00'),
				standardMinutes: 60,
				advisor: '谢明',
				needs: [
					{ trade: 'mechanical', skill: 'M1' },
					{ trade: 'wash', skill: 'WASH' }
				],
				isPartsNews: false,
				isAwaitingAnswer: false,
				hindrance: null,
				hold: null,
				work: [
					expect.objectContaining({ name: '更换机油机滤', skill: 'M1', standardMinutes: 45 }),
					expect.objectContaining({ kind: 'wash', skill: 'WASH' })
				]
			}
		]);
	});

	it('is sorted by promise, then customers who wait, then who came first', () => {
		const of = (id: string, promise: string | null, more = {}) =>
			aJob({
				id: jobId(id),
				promises: promise === null ? [] : [aPromise(at(promise))],
				...more
			});
		const sorted = tray(
			of('none', null),
			of('late', '16:00'),
			of('early', '11:00', { arrivedAt: at('08:30') }),
			of('first', '11:00'),
			of('waits', '11:00', { waiting: true, arrivedAt: at('09:00') })
		)['to-place'].map(({ job }) => job);
		expect(sorted).toEqual(['waits', 'first', 'early', 'late', 'none']);
	});

	it('leaves out a car whose ordered work is placed while its wash is far off', () => {
		const placed = aJob({ operations: [{ plan: aPlan() }, anInspection(), aWash()] });
		expect(tray(placed)['to-place']).toEqual([]);
	});

	it('brings the car back once its inspection or wash is next', () => {
		const next = aJob({
			operations: [{ state: 'finished', finishedAt: at('09:50'), plan: aPlan() }, anInspection()]
		});
		expect(tray(next)['to-place'].map(({ work }) => work.map(({ kind }) => kind))).toEqual([
			['final-inspection']
		]);
	});

	it('stands under parts while all its ordered work waits for them', () => {
		const waits = (partsArrivedAt: number | null, ...more: object[]) =>
			tray(aJob({ operations: [{ partsDueAt: at('14:00'), partsArrivedAt }, ...more, aWash()] }));
		expect(waits(null).parts[0]?.work[0]?.isWaitingForParts).toBe(true);
		expect(waits(null)['to-place']).toEqual([]);
		expect(waits(at('09:00'))['to-place'][0]?.work[0]?.isWaitingForParts).toBe(false);
		expect(waits(null, {})['to-place'][0]?.work[0]?.isWaitingForParts).toBe(true);
	});

	it('leaves out what has ended', () => {
		const ended = aJob({ end: { how: 'cancelled', at: at('09:00'), reason: '' } });
		expect(Object.values(tray(ended)).flat()).toEqual([]);
	});
});

describe('the other parts of the tray', () => {
	const stopped = (more: Parameters<typeof aStoppage>[0]) =>
		aJob({
			operations: [
				{
					state: 'stopped',
					plan: aPlan(),
					stints: [aStint({ to: at('09:30') })],
					stoppages: [aStoppage(more)]
				},
				{}
			]
		});

	it.each([
		['parts', 'parts'],
		['approval', 'approval'],
		['equipment', 'on-hold'],
		['sublet', 'on-hold']
	] as const)('puts a car stopped for %s under %s, and nowhere else', (reason, part) => {
		const parts = tray(stopped({ reason }));
		expect(Object.entries(parts).flatMap(([name, cars]) => cars.map(() => name))).toEqual([part]);
	});

	it('says why it is on hold, and what it stands at', () => {
		const [car] = tray(stopped({ note: '等前轮轴承', expectedUntil: at('15:00') })).parts;
		expect(car?.hold).toEqual({
			reason: 'parts',
			note: '等前轮轴承',
			since: at('09:30'),
			expectedUntil: at('15:00')
		});
		expect(car?.needs).toEqual([{ trade: 'mechanical', skill: 'M1' }]);
	});

	it('holds booked cars with the time they are due', () => {
		const booked = aJob({ arrivedAt: null, expectedAt: at('13:00') });
		expect(tray(booked).booked.map(({ at: due }) => due)).toEqual([at('13:00')]);
		expect(tray(booked)['to-place']).toEqual([]);
	});
});
