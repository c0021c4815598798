import { beforeEach, describe, expect, it } from 'vitest';
import { anImport } from '../../../../tests/builders/an-order.ts';
import { at } from '../../../../tests/builders/at.ts';
import { Logbook } from '../../../../tests/support/logbook.ts';
import { theJob } from '../../../../tests/support/scenario.ts';
import type { Command } from '../commands.ts';
import { advisorCode, jobId, photoId, skillCode } from '../ids.ts';
import type { Job } from '../job/job.ts';
import { wishRefusal } from '../people/may-wish.ts';
import { DAY_MS } from '../time/instant.ts';
import { CUSTOMER_ID, customerOf } from './customer.ts';
import { isTrackAlive } from './stay.ts';
import { isPhotoShown, trackPage, type TrackPage } from './track-page.ts';

const JOB = jobId('J-RO1');
const customer = { actor: customerOf(JOB) };

let book: Logbook;
beforeEach(() => {
	book = new Logbook();
	book.must(anImport({ washWanted: false }));
	book.must({
		type: 'ReportAdditionalWork',
		job: JOB,
		text: '这家伙从不换刹车片',
		skill: skillCode('M1'),
		standardMinutes: 40,
		parts: '刹车片'
	});
});

const addition = () => theJob(book.state, JOB).additions[0]!;
const offer = (more: Partial<Extract<Command, { type: 'OfferAdditionalWork' }>> = {}): Command => ({
	...{ type: 'OfferAdditionalWork', job: JOB, addition: addition().id, words: '前刹车片已到极限' },
	...{ price: '680 元', photos: false },
	...more
});
const answer = (
	more: Partial<Extract<Command, { type: 'AnswerAdditionalWork' }>> = {}
): Command => ({
	...{ type: 'AnswerAdditionalWork', job: JOB, addition: addition().id, answer: 'approved' },
	...{ saidBy: customer.actor.name, price: '680 元' },
	...more
});
const page = (now = at('10:00')): TrackPage | null =>
	trackPage(book.state, { job: JOB, deliveredAt: null }, now);

describe('an offer to the customer', () => {
	it('is what the page shows of additional work, in the words meant for it', () => {
		expect(page()?.offers).toEqual([]);
		book.must(offer());
		expect(page()?.offers).toEqual([
			{
				addition: addition().id,
				offer: addition().offered?.words,
				words: '前刹车片已到极限',
				price: '680 元',
				minutes: 40,
				photos: [],
				answer: null
			}
		]);
		expect(JSON.stringify(page())).not.toContain('家伙');
	});

	it.each([
		[{ words: ' ' }, 'offer'],
		[{ price: '' }, 'price']
	])('takes words and a price: %j', (more, why) => {
		expect(book.send(offer(more)).refusal).toEqual({ code: 'reason/missing', why });
	});

	it('is refused for what is not there, answered, or gone', () => {
		const unknown = { addition: 'none' as ReturnType<typeof addition>['id'] };
		expect(book.send(offer(unknown)).refusal?.code).toBe('addition/unknown');
		book.must(answer());
		expect(book.send(offer()).refusal?.code).toBe('addition/already-answered');
		expect(book.send(offer({ job: jobId('x') })).refusal?.code).toBe('job/unknown');
	});

	it('shows photos only where that was allowed', () => {
		const picture = { width: 10, height: 10 };
		const { id } = book.must(
			{ type: 'AttachPhoto', job: JOB, addition: addition().id },
			{ picture }
		);
		const photo = photoId(id);
		book.must(offer());
		expect(isPhotoShown(page()!, photo)).toBe(false);
		book.must(offer({ photos: true }));
		expect(page()?.offers[0]?.photos).toEqual([photo]);
		expect(isPhotoShown(page()!, photo)).toBe(true);
		expect(isPhotoShown(page()!, photoId('other'))).toBe(false);
	});
});

describe('the answer from the page', () => {
	it('is the customer’s own, of that visit and of the last offer only', () => {
		expect(book.send(answer(), customer).refusal?.code).toBe('addition/other-offer');
		book.must(offer());
		const first = addition().offered!.words;
		book.must(offer({ price: '980 元' }));
		const old = book.send(answer({ offer: first }), customer);
		expect(old.refusal?.code).toBe('addition/other-offer');
		book.must(answer({ offer: addition().offered!.words }), customer);
		expect(addition().answer).toMatchObject({ kind: 'approved', by: CUSTOMER_ID });
		expect(addition().becomes).not.toBeNull();
		expect(page()?.offers[0]?.answer).toEqual({ kind: 'approved', at: '10:00' });
	});

	it('is nothing a customer may say of another visit, or in place of anybody else', () => {
		const { actor } = customer;
		const no = (command: Command) => wishRefusal(book.state, command, actor)?.code ?? null;
		expect(no(answer())).toBeNull();
		expect(no(answer({ job: jobId('J-RO2') }))).toBe('person/not-allowed');
		expect(no(offer())).toBe('person/not-allowed');
		expect(no({ type: 'CancelJob', job: JOB, reason: 'x' })).toBe('person/not-allowed');
	});
});

describe('the page', () => {
	it('says step, masked plate and the announced window, and nothing beyond', () => {
		book.must({ type: 'AnnounceWindow', job: JOB, from: at('15:00'), to: at('15:30') });
		const { steps, ...rest } = page()!;
		expect(steps.find(({ look }) => look === 'now')?.step).toBe('received');
		expect(rest).toEqual({
			name: book.state.setup?.name,
			plate: expect.stringMatching(/^.{2}·.\*+..$/) as string,
			window: { kind: 'today', from: '15:00', to: '15:30' },
			isReady: false,
			counter: null,
			isDelivered: false,
			offers: []
		});
	});

	it('names the counter once the car can be fetched there, and not before', () => {
		const job = theJob(book.state, JOB);
		const advisor = advisorCode('SA1');
		const at10 = (counters: Readonly<Record<string, number>>, changes: Partial<Job>) => {
			const jobs = new Map([[JOB, { ...job, advisor, ...changes }]]);
			const state = { ...book.state, setup: { ...book.state.setup!, counters }, jobs };
			return trackPage(state, { job: JOB, deliveredAt: null }, at('10:00'));
		};
		const ready = { arrivedAt: at('08:00'), operations: [], additions: [] };
		expect(at10({ SA1: 3 }, {})).toMatchObject({ isReady: false, counter: null });
		expect(at10({ SA1: 3 }, ready)).toMatchObject({ isReady: true, counter: 3 });
		expect(at10({ SA2: 3 }, ready)).toMatchObject({ isReady: true, counter: null });
		expect(at10({ SA1: 3 }, { ...ready, advisor: null })?.counter).toBeNull();
		const end = { how: 'delivered', at: at('09:30') } as Job['end'];
		expect(at10({ SA1: 3 }, { ...ready, end })).toMatchObject({ isDelivered: true, counter: null });
	});

	it('is dead at once where the visit came to nothing or is not known', () => {
		expect(trackPage(book.state, { job: jobId('x'), deliveredAt: null }, at('10:00'))).toBeNull();
		book.must({ type: 'CancelJob', job: JOB, reason: '客户不修' });
		expect(page()).toBeNull();
	});

	it('lives a day beyond hand-over, also once the board keeps nothing of the visit', () => {
		const gone = { job: jobId('gone'), deliveredAt: at('10:00') };
		expect(trackPage(book.state, gone, at('10:00') + DAY_MS - 1)).toMatchObject({
			...{ plate: '', isDelivered: true, window: null, offers: [] }
		});
		expect(trackPage(book.state, gone, at('10:00') + DAY_MS)).toBeNull();
	});

	it('has nothing to answer where the words were erased', () => {
		book.must(offer());
		const { registers } = book.state;
		book.state = { ...book.state, registers: { ...registers, note: new Map() } };
		expect(page()?.offers).toEqual([]);
	});
});

describe('the life of a page', () => {
	it.each([
		[null, 0, true],
		[at('10:00'), DAY_MS - 1, true],
		[at('10:00'), DAY_MS, false]
	])('handed over at %s, %i ms later: %s', (deliveredAt, after, alive) => {
		expect(isTrackAlive(deliveredAt, at('10:00') + after)).toBe(alive);
	});
});
