import { beforeEach, describe, expect, it } from 'vitest';
import { anImport } from '../../../../tests/builders/an-order.ts';
import { Logbook } from '../../../../tests/support/logbook.ts';
import { theJob } from '../../../../tests/support/scenario.ts';
import { bareJob } from '../board/bare-job.ts';
import type { Command } from '../commands.ts';
import { additionId, jobId, skillCode } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import { MOST_PHOTOS } from './photo.ts';

const PICTURE = { width: 1_600, height: 1_200 };

const report = (state: WorkshopState): Command => ({
	type: 'ReportAdditionalWork',
	job: theJob(state).id,
	text: '前刹车片磨损',
	skill: skillCode('M1'),
	standardMinutes: 40,
	parts: ''
});
const attach =
	(addition = 'first') =>
	(state: WorkshopState): Command => ({
		type: 'AttachPhoto',
		job: theJob(state).id,
		addition: addition === 'first' ? theJob(state).additions[0]!.id : additionId(addition)
	});

let book: Logbook;
beforeEach(() => {
	book = new Logbook();
	book.must(anImport({ washWanted: false }));
	book.must(report);
});
const photos = () => theJob(book.state).additions[0]!.photos;

describe('a photo of additional work', () => {
	it('goes by the id of its command, with its size and not its picture', () => {
		const { id } = book.must(attach(), { picture: PICTURE });
		expect(photos()).toEqual([{ id, ...PICTURE }]);
		expect(book.log.at(-1)?.event).toMatchObject({ type: 'PhotoAttached', photo: { id } });
	});

	it('needs a picture beside its command', () => {
		expect(book.send(attach()).refusal).toMatchObject({ code: 'photo/missing' });
	});

	it('needs additional work on a visit that goes on', () => {
		const around = { picture: PICTURE };
		expect(book.send(attach('none'), around).refusal).toMatchObject({ code: 'addition/unknown' });
		const nowhere = { type: 'AttachPhoto', job: jobId('none'), addition: additionId('x') } as const;
		expect(book.send(() => nowhere, around).refusal).toMatchObject({ code: 'job/unknown' });
	});

	it(`comes at most ${String(MOST_PHOTOS)} times`, () => {
		for (let n = 0; n < MOST_PHOTOS; n += 1) book.must(attach(), { picture: PICTURE });
		expect(book.send(attach(), { picture: PICTURE }).refusal).toMatchObject({
			code: 'photo/too-many',
			limit: MOST_PHOTOS
		});
		expect(photos()).toHaveLength(MOST_PHOTOS);
	});

	it('is told to no wall', () => {
		book.must(attach(), { picture: PICTURE });
		expect(bareJob(theJob(book.state)).additions).toMatchObject([{ photos: [] }]);
	});

	it('can be taken back', () => {
		const { id } = book.must(attach(), { picture: PICTURE });
		book.must(() => ({ type: 'UndoStep', step: id }));
		expect(photos()).toEqual([]);
	});

	it('leaves with its customer', () => {
		book.must(attach(), { picture: PICTURE });
		const job = theJob(book.state).id;
		book.must(() => ({ type: 'CancelJob', job, reason: '不修了' }));
		book.must(() => ({ type: 'ErasePerson', jobs: [job] }));
		expect(photos()).toEqual([]);
	});
});
