import { describe, expect, it } from 'vitest';
import { rowsFor } from '#core/board/project.ts';
import { rowKey, type Row } from '#core/board/rows.ts';
import { jobId, workshopCode } from '#core/ids.ts';
import type { Job } from '#core/job/job.ts';
import type { WorkshopState } from '#core/state.ts';
import { EMPTY_SUM, hashText, withRow } from '#protocol/state-hash.ts';
import { aJob } from '../../tests/builders/a-job.ts';
import { anOutage, aState } from '../../tests/builders/a-state.ts';
import { at } from '../../tests/builders/at.ts';
import { AudienceView } from './audience-view.ts';

const CODE = workshopCode('test');
const EPOCH = 'e1';
const live = (state: WorkshopState, epoch = EPOCH) => ({
	code: CODE,
	epoch,
	state,
	time: { realNow: 0, workshopNow: 0, rate: 1 }
});
const step = (before: WorkshopState, after: WorkshopState, epoch = EPOCH) => ({
	workshop: CODE,
	epoch,
	before,
	after
});
const with_ = (state: WorkshopState, job: Job): WorkshopState => ({
	...state,
	seq: state.seq + 1,
	jobs: new Map(state.jobs).set(job.id, { ...job, version: state.seq + 1 })
});
const ended = (job: Job): Job => ({
	...job,
	end: { how: 'delivered', at: at('12:00'), reason: '' }
});
const hashOf = (rows: readonly Row[]) =>
	hashText(rows.reduce((sum, row) => withRow(sum, rowKey(row), row.version), EMPTY_SUM));

describe('a view', () => {
	const first = aState({ jobs: [aJob({ id: jobId('J1') }), aJob({ id: jobId('J2') })] });
	const second = with_(first, aJob({ id: jobId('J1'), waiting: true }));
	const third = with_(second, ended(aJob({ id: jobId('J2') })));

	it('greets newcomers with everything, and with nothing who lacks nothing', () => {
		const view = new AudienceView('wall', live(first));
		const welcome = view.welcome({ epoch: null, seq: null });
		expect(welcome).toMatchObject({ status: 'snapshot', seq: first.seq });
		expect('rows' in welcome && welcome.rows).toEqual(rowsFor('wall', first));
		expect(view.welcome({ epoch: EPOCH, seq: first.seq })).toEqual({
			status: 'current',
			epoch: EPOCH,
			seq: first.seq
		});
	});

	it('makes each step one change that continues from the last', () => {
		const view = new AudienceView('wall', live(first));
		expect(view.follow(step(first, second))).toMatchObject({ prev: 3, seq: 4, gone: [] });
		const last = view.follow(step(second, third));
		expect(last).toMatchObject({ prev: 4, seq: 5, rows: [] });
		expect(last.gone).toHaveLength(1);
		expect(view.position).toEqual({ epoch: EPOCH, seq: 5, hash: hashOf(rowsFor('wall', third)) });
	});

	it('tells who comes back what changed and what vanished since, and no more', () => {
		const view = new AudienceView('staff', live(first));
		view.follow(step(first, second));
		const [changed] = rowsFor('staff', second).filter(({ id }) => id === 'J1');
		expect(view.welcome({ epoch: EPOCH, seq: first.seq })).toEqual({
			status: 'delta',
			epoch: EPOCH,
			seq: second.seq,
			rows: [changed],
			gone: []
		});
		expect(view.welcome({ epoch: EPOCH, seq: second.seq })).toMatchObject({ status: 'current' });
	});

	it('gives everything to who was away before it began, or in another epoch', () => {
		const view = new AudienceView('wall', live(second));
		view.follow(step(second, third));
		for (const known of [
			{ epoch: EPOCH, seq: first.seq },
			{ epoch: EPOCH, seq: 99 },
			{ epoch: 'e0', seq: second.seq }
		])
			expect(view.welcome(known)).toMatchObject({ status: 'snapshot' });
	});

	it('gives everything where the difference would be long', () => {
		const many = Array.from({ length: 250 }, (_, n) => aJob({ id: jobId(`J${String(n)}`) }));
		const empty = { ...aState(), seq: 1 };
		const full = { ...aState({ jobs: many }), seq: 2 };
		const view = new AudienceView('staff', live(empty));
		view.follow(step(empty, full));
		expect(view.welcome({ epoch: EPOCH, seq: 1 })).toMatchObject({ status: 'snapshot' });
	});

	it('gives everything to who was away longer than it remembers what vanished', () => {
		let state: WorkshopState = { ...aState(), seq: 1 };
		const view = new AudienceView('wall', live(state));
		for (let round = 0; round < 2_001; round += 1) {
			const out = { ...state, seq: state.seq + 1 };
			const bay = anOutage({ bay: `A${String(round)}` as never, version: out.seq });
			const broken = { ...out, outages: new Map([[bay.bay, bay]]) };
			view.follow(step(state, broken));
			state = { ...broken, seq: broken.seq + 1, outages: new Map() };
			view.follow(step(broken, state));
		}
		expect(view.welcome({ epoch: EPOCH, seq: 2 })).toMatchObject({ status: 'snapshot' });
		expect(view.welcome({ epoch: EPOCH, seq: state.seq - 4 })).toMatchObject({
			status: 'delta',
			gone: ['outage:A1999', 'outage:A2000']
		});
	});

	it('starts over with the epoch', () => {
		const view = new AudienceView('wall', live(third));
		const change = view.follow(step(third, first, 'e2'));
		expect(change).toMatchObject({ epoch: 'e2', seq: first.seq });
		expect(view.welcome({ epoch: 'e2', seq: 1 })).toMatchObject({ status: 'snapshot' });
		expect(view.position.hash).toBe(hashOf(rowsFor('wall', first)));
	});
});
