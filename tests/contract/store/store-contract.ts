import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	bayCode,
	commandId,
	additionId,
	customerId,
	jobId,
	noteId,
	orderNo,
	photoId,
	vehicleId,
	workshopCode
} from '#core/ids.ts';
import type { ArchivedOrder } from '#core/commands.ts';
import type { Event } from '#core/job/events.ts';
import type { Append, EntityRow, Store } from '../../../server/storage/port.ts';
import { StoreUnavailable } from '../../../server/storage/port.ts';
import { anAppend, anAppendAt, anEntity, aStart, JOB, WORKSHOP } from './an-append.ts';

/** How a kind of store is made for the suite. */
export interface StoreFactory {
	/** A new, empty store that keeps what it needs below `folder`. */
	create(folder: string): Promise<Store>;
	/** A store that begins with a backup. */
	restore(backup: string, folder: string): Promise<Store>;
	/** The data of a closed store again; null for a kind that forgets them. */
	reopen: ((folder: string) => Promise<Store>) | null;
}

const NEW_YEAR = Date.UTC(2027, 0, 1);

/** What every store must do; each kind's spec calls this with its factory. */
export function describeStore(name: string, factory: StoreFactory): void {
	describe(`${name} store`, () => {
		let folder: string;
		let store: Store;
		const opened: Store[] = [];
		const track = (made: Store): Store => {
			opened.push(made);
			return made;
		};

		beforeEach(async () => {
			folder = mkdtempSync(join(tmpdir(), 'store-contract-'));
			store = track(await factory.create(folder));
			await store.open(WORKSHOP);
		});
		afterEach(async () => {
			for (const made of opened.splice(0)) await made.close();
			rmSync(folder, { recursive: true });
		});

		const appendAll = async (...appends: readonly Append[]): Promise<void> => {
			for (const append of appends) {
				expect(await store.append(append)).toMatchObject({ status: 'committed' });
			}
		};

		describe('opening', () => {
			it('makes a workshop that is not there', async () => {
				const made = await store.open(workshopCode('day-60'));

				expect(made).toMatchObject({ workshop: 'day-60', head: 0, entities: [], records: [] });
				expect(await store.workshops()).toEqual(['day-20', 'day-60']);
			});

			it('keeps the epoch of a workshop that is there', async () => {
				const first = await store.open(WORKSHOP);
				await appendAll(anAppend());

				expect(await store.open(WORKSHOP)).toMatchObject({ epoch: first.epoch, head: 1 });
				expect(first.epoch).not.toBe('');
			});

			it('gives the entities as of their last change', async () => {
				const before = anEntity({ body: { waiting: true } });
				const after = anEntity({ seq: 2, body: { waiting: false } });
				const clock = anEntity({ kind: 'clock', id: 'clock', seq: 1 });
				await appendAll(
					anAppend({ entities: [before, clock] }),
					anAppendAt(2, { entities: [after] })
				);

				const { entities } = await store.open(WORKSHOP);

				expect(byKind(entities)).toEqual([clock, after]);
			});

			it('leaves gone entities out and takes them back when they return', async () => {
				const gone = anEntity({ seq: 2, gone: true });
				const back = anEntity({ seq: 3, gone: false });
				await appendAll(
					anAppendAt(1, { entities: [anEntity()] }),
					anAppendAt(2, { entities: [gone] })
				);
				expect((await store.open(WORKSHOP)).entities).toEqual([]);

				await appendAll(anAppendAt(3, { entities: [back] }));
				expect((await store.open(WORKSHOP)).entities).toEqual([back]);
			});

			it('gives whole registers, and remarks, additions and notes of the visits on the board', async () => {
				const vehicle = {
					kind: 'vehicle',
					id: vehicleId('V1'),
					plate: '辽B12345',
					vin: null,
					model: '卡罗拉',
					colour: '白'
				} as const;
				const customer = {
					kind: 'customer',
					id: customerId('K1'),
					name: "O'Brien",
					phone: ''
				} as const;
				const staff = { kind: 'staff', id: 'T001', name: '张伟' } as const;
				const remark = { kind: 'remark', id: JOB, text: '客户说"有异响"' } as const;
				const said = { text: '刹车片', parts: '前刹车片', saidBy: '', price: '' };
				const addition = { kind: 'addition', id: additionId('A1'), job: JOB, ...said } as const;
				const note = { kind: 'note', id: noteId('N1'), job: JOB, text: '油漆流挂' } as const;
				const oldNote = { ...note, id: noteId('N0'), job: jobId('J0') };
				const called = { ...note, id: noteId('N2'), job: jobId('J9') };
				const oldAddition = { ...addition, id: additionId('A0'), job: jobId('J0') };
				const old = { kind: 'remark', id: jobId('J0'), text: 'gone' } as const;
				await appendAll(
					anAppend({
						entities: [
							anEntity(),
							anEntity({ id: 'J0', gone: true }),
							// Delivered, and still followed up.
							anEntity({ id: 'J9', gone: true }),
							anEntity({ kind: 'follow-up', id: 'J9' })
						],
						records: [
							...[vehicle, customer, staff, remark, addition, called, note],
							...[old, oldAddition, oldNote]
						]
					})
				);

				const { records } = await store.open(WORKSHOP);

				expect(byKind(records)).toEqual(
					byKind([vehicle, customer, staff, remark, addition, called, note])
				);
			});

			it('replaces a record under the same kind and id', async () => {
				const wrong = { kind: 'staff', id: 'T001', name: '张伟' } as const;
				const right = { ...wrong, name: '章伟' };
				await appendAll(anAppendAt(1, { records: [wrong] }), anAppendAt(2, { records: [right] }));

				expect((await store.open(WORKSHOP)).records).toEqual([right]);
			});
		});

		describe('appending', () => {
			it('moves the head by the number of events', async () => {
				const append = anAppend({ events: [aStart(), aStart(jobId('J2'))] });

				expect(await store.append(append)).toEqual({ status: 'committed', head: 2 });
				expect((await store.open(WORKSHOP)).head).toBe(2);
			});

			it('remembers a command without events', async () => {
				const append = anAppend({ events: [], answer: { changed: false } });

				expect(await store.append(append)).toEqual({ status: 'committed', head: 0 });
				expect(await store.answerOf(WORKSHOP, append.command)).toEqual({
					answer: { changed: false }
				});
			});

			it('answers the same command the same way and writes nothing', async () => {
				const answer = { status: 'accepted', seq: 1, note: '第一次' };
				await appendAll(anAppend({ answer }));

				const again = anAppend({ expectedHead: 1, answer: 'another', entities: [anEntity()] });

				expect(await store.append(again)).toEqual({ status: 'duplicate', answer });
				expect(await store.open(WORKSHOP)).toMatchObject({ head: 1, entities: [] });
			});

			it('keeps the commands of two workshops apart', async () => {
				const other = workshopCode('day-60');
				await store.open(other);
				await appendAll(anAppend(), anAppend({ workshop: other }));

				expect(await store.eventsSince(other, 0, 10)).toHaveLength(1);
			});

			it('says behind when the head has moved, and writes nothing', async () => {
				await appendAll(anAppend());

				const late = anAppend({ command: commandId('C2'), entities: [anEntity()] });

				expect(await store.append(late)).toEqual({ status: 'behind', head: 1 });
				expect(await store.answerOf(WORKSHOP, late.command)).toBeNull();
				expect((await store.open(WORKSHOP)).entities).toEqual([]);
			});

			it('refuses events whose positions do not follow the head', async () => {
				const { events } = anAppend({ expectedHead: 1 });

				await expect(store.append({ ...anAppend(), events })).rejects.toThrow('position 2');
			});

			it('refuses a workshop nobody opened', async () => {
				const append = anAppend({ workshop: workshopCode('nowhere') });

				await expect(store.append(append)).rejects.toThrow('never opened');
				expect(await store.workshops()).toEqual(['day-20']);
			});

			it('refuses an answer that is not JSON', async () => {
				await expect(store.append(anAppend({ answer: undefined }))).rejects.toThrow('JSON');
			});

			it('writes all or nothing of each in a group when one in the middle fails', async () => {
				const sound = anAppendAt(1, { entities: [anEntity()] });
				const broken = anAppend({ workshop: workshopCode('nowhere'), entities: [anEntity()] });
				const onTop = anAppendAt(2);

				const results = await Promise.allSettled(
					[sound, broken, onTop].map((a) => store.append(a))
				);

				expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
				expect(await store.open(WORKSHOP)).toMatchObject({ head: 2, entities: [anEntity()] });
			});

			it('keeps fifty appends at once in order and without gaps', async () => {
				const appends = Array.from({ length: 50 }, (_, index) => anAppendAt(index + 1));

				const results = await Promise.all(appends.map((append) => store.append(append)));

				expect(results.map((result) => 'head' in result && result.head)).toEqual(
					appends.map((_, index) => index + 1)
				);
				const events = await store.eventsSince(WORKSHOP, 0, 100);
				expect(events.map(({ seq, command }) => [seq, command])).toEqual(
					appends.map(({ command }, index) => [index + 1, command])
				);
			});

			it('lets exactly one of two appends on the same head through', async () => {
				const results = await Promise.all([
					store.append(anAppend({ command: commandId('left') })),
					store.append(anAppend({ command: commandId('right') }))
				]);

				expect(results).toEqual([
					{ status: 'committed', head: 1 },
					{ status: 'behind', head: 1 }
				]);
			});

			it('shares no changeable object with its callers', async () => {
				const body = { waiting: true };
				const answer = { seq: 1 };
				const pending = store.append(anAppend({ answer, entities: [anEntity({ body })] }));
				body.waiting = false;
				answer.seq = 99;
				await pending;

				const given = (await store.open(WORKSHOP)).entities[0]!.body as typeof body;
				expect(given.waiting).toBe(true);
				given.waiting = false;
				expect((await store.open(WORKSHOP)).entities[0]!.body).toEqual({ waiting: true });
				expect(await store.answerOf(WORKSHOP, commandId('C1'))).toEqual({ answer: { seq: 1 } });
			});

			it('brings every kind of JSON back as it was', async () => {
				const body = {
					text: `更换机油 "A'B" \\ \u0000 \u2028 😀 ; DROP TABLE event; --`,
					numbers: [0, -1, 1.5, 1e300, NEW_YEAR],
					nothing: null,
					nested: { list: [[], {}], yes: true }
				};
				await appendAll(anAppend({ answer: body, entities: [anEntity({ body })] }));

				expect((await store.open(WORKSHOP)).entities[0]!.body).toEqual(body);
				expect(await store.answerOf(WORKSHOP, commandId('C1'))).toEqual({ answer: body });
			});

			it('keeps times that are not whole milliseconds', async () => {
				const append = anAppend();
				const events = append.events.map((event) => ({ ...event, at: NEW_YEAR + 0.25 }));
				await appendAll({ ...append, events });

				expect(await store.eventsSince(WORKSHOP, 0, 1)).toEqual(events);
			});
		});

		describe('the log', () => {
			it('gives events after a position, oldest first, up to the limit', async () => {
				const appends = [1, 2, 3, 4].map((n) => anAppendAt(n));
				await appendAll(...appends);

				expect(await store.eventsSince(WORKSHOP, 1, 2)).toEqual(
					appends.slice(1, 3).flatMap(({ events }) => events)
				);
				expect(await store.eventsSince(WORKSHOP, 4, 10)).toEqual([]);
			});

			it('gives the facts of one command, and none of its neighbours', async () => {
				const together = anAppendAt(2, { events: [aStart(), aStart(jobId('J2'))] });
				const after = anAppend({ expectedHead: 3, command: commandId('C3') });
				const silent = anAppend({ expectedHead: 4, command: commandId('C4'), events: [] });
				await appendAll(anAppendAt(1), together, after, silent);

				expect(await store.eventsOf(WORKSHOP, commandId('C2'))).toEqual(together.events);
				expect(await store.eventsOf(WORKSHOP, commandId('C3'))).toEqual(after.events);
				expect(await store.eventsOf(WORKSHOP, commandId('C4'))).toEqual([]);
				expect(await store.eventsOf(WORKSHOP, commandId('never'))).toEqual([]);
			});

			it('gives the history of one job', async () => {
				const [one, two] = [jobId('J1'), jobId('J2')];
				await appendAll(
					anAppendAt(1, { events: [aStart(one)] }),
					anAppendAt(2, { events: [aStart(two)] }),
					anAppendAt(3, { events: [{ type: 'DayClosed' }] }),
					anAppendAt(4, { events: [{ type: 'JobDelivered', job: one }] })
				);

				const history = await store.historyOf(WORKSHOP, one);

				expect(history.map(({ seq, event }) => [seq, event.type])).toEqual([
					[1, 'OperationStarted'],
					[4, 'JobDelivered']
				]);
			});

			it('gives facts about the workshop itself by type, latest first', async () => {
				const closed: Event = { type: 'DayClosed' };
				const back: Event = { type: 'BayReturned', bay: bayCode('A01') };
				await appendAll(
					anAppendAt(1, { events: [closed] }),
					anAppendAt(2, { events: [aStart()] }),
					anAppendAt(3, { events: [back] }),
					anAppendAt(4, { events: [{ type: 'AbsenceWithdrawn', absence: 'A1' }] }),
					anAppendAt(5, { events: [closed] })
				);
				const seqs = async (before: number, limit: number) => {
					const page = { before, limit };
					const events = await store.shopEvents(WORKSHOP, ['DayClosed', 'BayReturned'], page);
					return events.map(({ seq, event }) => [seq, event.type]);
				};

				expect(await seqs(100, 10)).toEqual([
					[5, 'DayClosed'],
					[3, 'BayReturned'],
					[1, 'DayClosed']
				]);
				expect(await seqs(5, 1)).toEqual([[3, 'BayReturned']]);
				expect(await seqs(1, 10)).toEqual([]);
			});

			it('knows nothing of commands and workshops it never saw', async () => {
				expect(await store.answerOf(WORKSHOP, commandId('never'))).toBeNull();
				expect(await store.historyOf(WORKSHOP, jobId('never'))).toEqual([]);
				expect(await store.eventsSince(workshopCode('nowhere'), 0, 10)).toEqual([]);
				const page = { before: 10, limit: 10 };
				expect(await store.shopEvents(workshopCode('nowhere'), ['DayClosed'], page)).toEqual([]);
			});
		});

		describe('beside the log', () => {
			it('keeps the picture of an append, by its visit, shared with nobody', async () => {
				const bytes = new Uint8Array([0xff, 0xd8, 1, 2]);
				const photo = { id: photoId('P1'), job: JOB, mediaType: 'image/jpeg', bytes } as const;
				await appendAll(anAppend({ photo }));
				bytes[0] = 0;
				const kept = { ...photo, bytes: new Uint8Array([0xff, 0xd8, 1, 2]) };

				expect(await store.photoOf(WORKSHOP, JOB, photo.id)).toEqual(kept);
				expect(await store.photosOf(WORKSHOP, JOB)).toEqual([kept]);
				expect(await store.photoOf(WORKSHOP, jobId('J2'), photo.id)).toBeNull();
				expect(await store.photoOf(WORKSHOP, JOB, photoId('P2'))).toBeNull();
				expect(await store.photosOf(workshopCode('other'), JOB)).toEqual([]);
			});

			it('finds archived orders by number', async () => {
				const order = anArchivedOrder('RO1');
				const again = { ...anArchivedOrder('RO2'), lineNos: [1, 2, 3] };
				await appendAll(
					anAppendAt(1, { archived: [order, anArchivedOrder('RO2')] }),
					anAppendAt(2, { archived: [again] })
				);

				const found = await store.archivedOrders(
					WORKSHOP,
					['RO2', 'RO9', 'RO1'].map((text) => orderNo(text))
				);

				expect(found).toEqual([again, order]);
			});

			it('remembers, replaces and forgets small things', async () => {
				await store.remember('mapping', 'a', { 车牌: 'plate' });
				await store.remember('mapping', 'b', 1);
				await store.remember('mapping', 'b', [2]);
				await store.remember('session', 'b', 'other area');

				expect(await store.recall('mapping', 'a')).toEqual({ 车牌: 'plate' });
				expect([...(await store.recallAll('mapping'))]).toEqual([
					['a', { 车牌: 'plate' }],
					['b', [2]]
				]);

				await store.remember('mapping', 'a', null);
				expect(await store.recall('mapping', 'a')).toBeNull();
				expect([...(await store.recallAll('mapping')).keys()]).toEqual(['b']);
			});
		});

		describe('backup', () => {
			it('is a complete store of its own with a new epoch', async () => {
				const { epoch } = await store.open(WORKSHOP);
				const append = anAppend({
					entities: [anEntity()],
					records: [{ kind: 'staff', id: 'T001', name: '张伟' }],
					archived: [anArchivedOrder('RO1')]
				});
				await appendAll(append);
				await store.remember('mapping', 'a', 1);
				const target = join(folder, 'copy.backup');

				await store.backup(target);
				await appendAll(anAppendAt(2));
				const copy = track(await factory.restore(target, join(folder, randomUUID())));

				expect(await copy.workshops()).toEqual(['day-20']);
				const opened = await copy.open(WORKSHOP);
				expect(opened).toMatchObject({
					head: 1,
					entities: append.entities,
					records: append.records
				});
				expect(opened.epoch).not.toBe(epoch);
				expect((await copy.open(WORKSHOP)).epoch).toBe(opened.epoch);
				expect(await copy.eventsSince(WORKSHOP, 0, 10)).toEqual(append.events);
				expect(await copy.archivedOrders(WORKSHOP, [orderNo('RO1')])).toHaveLength(1);
				expect(await copy.recall('mapping', 'a')).toBe(1);
				expect(await copy.append(append)).toEqual({
					status: 'duplicate',
					answer: append.answer
				});
			});

			it('never replaces a file, and leaves its time in the health', async () => {
				const target = join(folder, 'copy.backup');
				expect(store.health().lastBackupAt).toBeNull();
				await store.backup(target);

				expect(store.health().lastBackupAt).toBe(NOW);
				await expect(store.backup(target)).rejects.toThrow('exists');
			});
		});

		describe('closing', () => {
			it('writes what is queued first', async () => {
				const pending = [1, 2, 3].map((n) => store.append(anAppendAt(n)));
				await store.close();

				expect(await Promise.all(pending)).toHaveLength(3);
			});

			it('answers nothing afterwards', async () => {
				await store.close();

				await expect(store.append(anAppend())).rejects.toThrow(StoreUnavailable);
				await expect(store.recall('mapping', 'a')).rejects.toThrow(StoreUnavailable);
				expect(store.health().writable).toBe(false);
			});

			it.skipIf(factory.reopen === null)('gives the same when opened again', async () => {
				const append = anAppend({ entities: [anEntity()] });
				await appendAll(append);
				const before = await store.open(WORKSHOP);
				await store.close();

				const again = track(await factory.reopen!(folder));

				expect(await again.open(WORKSHOP)).toEqual(before);
				expect(await again.eventsSince(WORKSHOP, 0, 10)).toEqual(append.events);
				expect(await again.append(append)).toMatchObject({ status: 'duplicate' });
				expect(await again.append(anAppendAt(2))).toEqual({ status: 'committed', head: 2 });
			});
		});
	});
}

/** The time the stores under test believe in. */
export const NOW = Date.UTC(2026, 10, 23, 1, 30);

const byKind = <T extends Pick<EntityRow, 'id'> & { readonly kind: string }>(rows: readonly T[]) =>
	[...rows].sort((a, b) => (a.kind < b.kind ? -1 : 1));

const anArchivedOrder = (number: string): ArchivedOrder => ({
	orderNo: orderNo(number),
	job: JOB,
	lineNos: [1],
	vin: null,
	plate: '辽B12345'
});
