import { describe, expect, it } from 'vitest';
import { additionId, commandId, jobId } from '#core/ids.ts';
import {
	isUnsent,
	PhotoOutbox,
	type PhotoOutcome,
	type ReadyPhoto,
	type WaitingPhoto
} from './photo-outbox.ts';

const JOB = jobId('J1');
const FOUND = additionId('A1');

/** An outbox whose way out ends as the spec says, one after another; then everything is kept. */
function anOutbox(...ends: readonly PhotoOutcome[]) {
	const sent: ReadyPhoto[] = [];
	const told: { waiting: readonly WaitingPhoto[] } = { waiting: [] };
	const left = [...ends];
	let made = 0;
	const outbox = new PhotoOutbox({
		newId: () => commandId(`p${String((made += 1))}`),
		send: (photo) => {
			sent.push(photo);
			return Promise.resolve(left.shift() ?? { status: 'kept' });
		},
		onChange: (waiting) => {
			told.waiting = waiting;
		}
	});
	return { outbox, sent, told };
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const aPhoto = (): Blob => new Blob(['x']);

describe('photos that are to be sent', () => {
	it('wait for their words, then go to what those became', async () => {
		const { outbox, sent, told } = anOutbox();
		const held = outbox.hold(JOB, [aPhoto(), aPhoto()]);
		outbox.sendAll();
		outbox.lineIsBack();
		expect(sent).toEqual([]);
		expect(told.waiting).toHaveLength(2);

		held.release(FOUND);
		await settled();
		expect(sent.map(({ id, addition }) => [id, addition])).toEqual([
			['p1', FOUND],
			['p2', FOUND]
		]);
		expect(told.waiting).toEqual([]);
	});

	it('are dropped where nothing came of the words', () => {
		const { outbox, sent, told } = anOutbox();
		outbox.hold(JOB, [aPhoto()]).drop();
		expect([sent, told.waiting]).toEqual([[], []]);
	});

	it('go again under the same id once the line is back', async () => {
		const { outbox, sent, told } = anOutbox({ status: 'no-line' });
		outbox.hold(JOB, [aPhoto()]).release(FOUND);
		await settled();
		expect(told.waiting).toMatchObject([{ isOnItsWay: false, why: '' }]);

		outbox.lineIsBack();
		await settled();
		expect(sent.map(({ id }) => id)).toEqual(['p1', 'p1']);
		expect(told.waiting).toEqual([]);
	});

	it('that were stopped are told of until they have arrived, also while they are tried again', async () => {
		const { outbox, told } = anOutbox({ status: 'no-line' });
		const unsent = (isLive: boolean): number =>
			told.waiting.filter((photo) => isUnsent(photo, isLive)).length;
		outbox.hold(JOB, [aPhoto()]).release(FOUND);
		expect([unsent(true), unsent(false)]).toEqual([0, 1]);
		await settled();
		expect(unsent(true)).toBe(1);

		outbox.lineIsBack();
		expect(told.waiting).toMatchObject([{ isOnItsWay: true }]);
		expect(unsent(true)).toBe(1);
		await settled();
		expect(unsent(true)).toBe(0);
	});

	it('are not sent twice while one is on its way', () => {
		const { outbox, sent } = anOutbox();
		outbox.hold(JOB, [aPhoto()]).release(FOUND);
		outbox.sendAll();
		outbox.lineIsBack();
		expect(sent).toHaveLength(1);
	});

	it('that were refused wait until somebody decides', async () => {
		const { outbox, sent, told } = anOutbox(
			{ status: 'refused', why: 'four are enough' },
			{ status: 'refused', why: 'four are enough' }
		);
		outbox.hold(JOB, [aPhoto()]).release(FOUND);
		await settled();
		outbox.lineIsBack();
		expect(sent).toHaveLength(1);
		expect(told.waiting).toMatchObject([{ why: 'four are enough' }]);

		outbox.sendAll();
		await settled();
		expect(sent).toHaveLength(2);
		outbox.discard(commandId('p1'));
		expect(told.waiting).toEqual([]);
	});
});
