import { describe, expect, it } from 'vitest';
import { aJob, aPlan } from '../../../../tests/builders/a-job.ts';
import { aSetup, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { additionId, jobId, noteId, operationId, personId, photoId, skillCode } from '../ids.ts';
import type { Addition, Job } from '../job/job.ts';
import { MOST_PHOTOS } from '../photo/photo.ts';
import { additionLines, canReportAddition } from './addition-lines.ts';
import type { Viewer } from '../people/may-on.ts';
import type { Role } from '../people/role.ts';
import { CUSTOMER_ID } from '../track/customer.ts';
import { barsOf } from './timeline-bars.ts';
import { trayOf } from './tray.ts';
import { carShown } from './wall-row.ts';

const NOW = at('10:00');
const anAddition = (overrides: Partial<Addition> = {}): Addition => ({
	id: additionId('A1'),
	reportedAt: at('09:30'),
	reportedBy: personId('p'),
	technician: null,
	trade: 'mechanical',
	skill: skillCode('M1'),
	standardMinutes: 40,
	needsParts: false,
	answer: null,
	becomes: null,
	offered: null,
	acknowledgedAt: null,
	photos: [],
	...overrides
});
const photos = (count: number) =>
	Array.from({ length: count }, (_, nth) => ({
		...{ id: photoId(`P${String(nth)}`), width: 800, height: 600 }
	}));
const FIRST = operationId(jobId('J1'), 1);
const approved = anAddition({
	answer: { kind: 'approved', at: at('09:40'), by: personId('p') },
	becomes: FIRST
});
const running = (job: Partial<Job>) =>
	aJob({
		operations: [
			{
				state: 'running',
				stints: [
					{
						technician: aState().setup!.technicians[0]!.code,
						bay: aState().setup!.bays[0]!.code,
						from: at('09:00'),
						to: null
					}
				]
			}
		],
		...job
	});

/** The technician works on the car; the advisor is somebody else's. */
const viewer = (role: Role): Viewer => ({
	state: aState(),
	who: {
		id: personId('p'),
		role,
		staff: { workshop: aSetup().code, code: TECHNICIAN.mechanic }
	}
});
const planned = (job: Partial<Job> = {}): Job =>
	aJob({ operations: [{ plan: aPlan({ technicians: [TECHNICIAN.mechanic] }) }], ...job });

describe('additional work as people read it', () => {
	it.each([
		['awaiting', anAddition(), 'dispatcher', 'answer'],
		['awaiting', anAddition(), 'technician', null],
		['unseen', approved, 'technician', 'see'],
		['unseen', approved, 'advisor', null],
		['settled', { ...approved, acknowledgedAt: NOW }, 'dispatcher', null],
		[
			'settled',
			anAddition({ answer: { kind: 'declined', at: NOW, by: personId('p') } }),
			'dispatcher',
			null
		]
	] as const)('is %s, and offers what is next to who may', (standing, addition, role, verb) => {
		const job = planned({ additions: [addition] });
		expect(additionLines(viewer(role), job)).toMatchObject([{ standing, verb }]);
	});

	it.each([
		['nobody answered', anAddition(), 'technician', MOST_PHOTOS],
		['one is there', anAddition({ photos: photos(1) }), 'technician', MOST_PHOTOS - 1],
		['all are there', anAddition({ photos: photos(MOST_PHOTOS) }), 'technician', 0],
		['the customer answered', approved, 'technician', 0],
		['they may not', anAddition(), 'parts', 0]
	] as const)('takes more photos while %s', (_when, addition, role, left) => {
		const job = planned({ additions: [addition] });
		expect(additionLines(viewer(role), job)).toMatchObject([{ photosLeft: left }]);
	});

	it('takes no photo once the visit is over', () => {
		const end = { how: 'delivered', at: NOW, reason: '' } as const;
		const job = planned({ additions: [anAddition()], end });
		expect(additionLines(viewer('supervisor'), job)).toMatchObject([{ photosLeft: 0 }]);
	});

	it('can be reported on a car that is here and not settled', () => {
		const can = (role: Role, job: Job) => canReportAddition(viewer(role), job);
		expect(can('technician', planned())).toBe(true);
		expect(can('technician', aJob())).toBe(false);
		expect(can('parts', planned())).toBe(false);
		expect(can('technician', planned({ arrivedAt: null }))).toBe(false);
		expect(can('technician', planned({ settledAt: NOW }))).toBe(false);
	});

	it('marks the bars of the car until it is answered, and the new work until it is seen', () => {
		const marks = (additions: readonly Addition[]) => {
			const job = running({ additions });
			return barsOf({ job, plate: '', level: 'none', now: NOW }, 'bay')[0]?.bar.marks;
		};
		expect(marks([anAddition()])).toEqual(['addition']);
		expect(marks([approved])).toEqual(['added']);
		expect(marks([{ ...approved, acknowledgedAt: NOW }])).toEqual([]);
	});

	it('stands in the tray under approval only where nothing is to be placed', () => {
		const tray = (job: Job) => trayOf(aState({ jobs: [job] }), NOW);
		expect(tray(running({ additions: [anAddition()] })).approval).toHaveLength(1);
		expect(tray(running({ additions: [approved] })).approval).toEqual([]);
		const both = tray(aJob({ additions: [anAddition()] }));
		expect(both.approval).toEqual([]);
		expect(both['to-place']).toMatchObject([{ isAwaitingAnswer: true, work: [{ isNew: false }] }]);
		expect(tray(aJob({ additions: [approved] }))['to-place']).toMatchObject([
			{ isAwaitingAnswer: false, work: [{ isNew: true }] }
		]);
	});

	it('is a sign on the wall while the answer is awaited', () => {
		const shown = (additions: readonly Addition[]) => {
			const job = running({ additions });
			return carShown(aState({ jobs: [job] }), job, NOW).asked;
		};
		expect(shown([anAddition()])).toBe(true);
		expect(shown([approved])).toBe(false);
	});
});

describe('what the customer reads of additional work', () => {
	const words = noteId('c1/offer');
	const offered = { at: at('09:35'), by: personId('p'), words, photos: false };
	const lineOf = (addition: Addition, role: Role = 'dispatcher') => {
		const known = viewer(role);
		const job = planned({ additions: [addition] });
		const note = new Map([
			[words, { kind: 'note', id: words, job: job.id, text: '前刹车片到极限' } as const]
		]);
		const state = { ...known.state, registers: { ...known.state.registers, note } };
		return additionLines({ ...known, state }, job)[0];
	};

	it('is said to the house, and may be put by whoever agrees with customers', () => {
		expect(lineOf(anAddition())).toMatchObject({ offered: null, mayOffer: true });
		expect(lineOf(anAddition({ offered }))).toMatchObject({
			offered: { at: at('09:35'), words: '前刹车片到极限' },
			mayOffer: true
		});
		expect(lineOf(anAddition(), 'technician')?.mayOffer).toBe(false);
		expect(lineOf({ ...approved, offered })?.mayOffer).toBe(false);
	});

	it('is told from an answer that somebody wrote down', () => {
		expect(lineOf(approved)?.isByPage).toBe(false);
		const answer = { kind: 'approved', at: at('09:40'), by: CUSTOMER_ID } as const;
		expect(lineOf(anAddition({ offered, answer }))?.isByPage).toBe(true);
	});
});
