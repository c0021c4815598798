import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	additionId,
	commandId,
	jobId,
	operationId,
	orderNo,
	personId,
	photoId,
	workshopCode
} from '#core/ids.ts';
import { ERASED } from '#core/customer/words.ts';
import type { Event } from '#core/job/events.ts';
import type {
	AdministrativeAct,
	AuditNote,
	AuditQuery,
	StoredDevice
} from '../../../server/storage/audit-table.ts';
import type { Store, StoredPhoto } from '../../../server/storage/port.ts';
import { anAppend, anAppendAt, anEntity, aStart, JOB, WORKSHOP } from './an-append.ts';
import { NOW, type StoreFactory } from './store-contract.ts';

const LI = personId('p-li');
const WANG = personId('p-wang');

const aNote = (change: Partial<AuditNote> = {}): AuditNote => ({
	...{ at: NOW, kind: 'StartOperation', actor: LI, session: 'S1', words: '' },
	...change
});
const anAct = (change: Partial<AdministrativeAct> = {}): AdministrativeAct => ({
	...{ at: NOW, kind: 'SignedIn', actor: WANG, session: null, workshop: null, about: 'p-wang' },
	...change
});
const asking = (change: Partial<AuditQuery> = {}): AuditQuery => ({
	...{ workshop: null, actor: null, kind: null, jobs: null, words: null },
	...{ from: null, to: null, before: null, limit: 50 },
	...change
});
const aDevice: StoredDevice = {
	...{ session: 'S1', by: 'password', agent: 'Chrome, Windows', address: '192.0.2.7', seenAt: NOW }
};

/** A stoppage with a name in its note. */
const aStop: Event = {
	...{ type: 'OperationStopped', job: JOB, operation: operationId(JOB, 1), reason: 'approval' },
	...{ note: '等周婷回电', expectedUntil: null }
};
const OTHER = jobId('J2');
const aPhoto: StoredPhoto = {
	...{ id: photoId('P1'), job: JOB, mediaType: 'image/jpeg' },
	bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xd9])
};

/** What every store must do with the audit and with what is erased; each kind's spec calls this. */
export function describeAudit(name: string, factory: StoreFactory): void {
	describe(`${name} store, audit`, () => {
		let folder: string;
		let store: Store;
		const opened: Store[] = [];
		const track = (made: Store): Store => {
			opened.push(made);
			return made;
		};
		const kinds = async (change: Partial<AuditQuery> = {}): Promise<readonly string[]> =>
			(await store.audit.acts(asking(change))).map(({ kind }) => kind);

		beforeEach(async () => {
			folder = mkdtempSync(join(tmpdir(), 'audit-contract-'));
			store = track(await factory.create(folder));
			await store.open(WORKSHOP);
		});
		afterEach(async () => {
			for (const made of opened.splice(0)) await made.close();
			rmSync(folder, { recursive: true });
		});

		it('keeps one row for each command with the rest of it, and tells the latest first', async () => {
			await store.append(anAppend({ events: [aStart(), aStop], audit: aNote() }));
			await store.append(anAppendAt(3, { audit: aNote({ kind: 'MoveCar', session: null }) }));
			// Sent again, it is nothing new.
			await store.append(anAppendAt(3, { audit: aNote({ kind: 'MoveCar' }) }));
			await store.audit.write({ kind: 'act', act: anAct() });

			const acts = await store.audit.acts(asking());
			expect(acts).toEqual([
				{ ...anAct(), id: expect.any(Number) as number, command: null },
				expect.objectContaining({ kind: 'MoveCar', session: null, workshop: WORKSHOP }),
				{
					...{
						id: expect.any(Number) as number,
						at: NOW,
						workshop: WORKSHOP,
						actor: LI,
						about: ''
					},
					...{ kind: 'StartOperation', command: commandId('C1'), session: 'S1' }
				}
			]);
			expect(new Set(acts.map(({ id }) => id)).size).toBe(3);
		});

		it('finds by workshop, person, kind, visit and what was typed, all at once', async () => {
			await store.open(workshopCode('other'));
			await store.append(anAppend({ audit: aNote({ words: '缺 100% 机油' }) }));
			await store.append(
				anAppend({
					workshop: workshopCode('other'),
					events: [aStart(OTHER)],
					audit: aNote({ kind: 'StopOperation', actor: WANG })
				})
			);
			await store.audit.write({ kind: 'act', act: anAct() });

			expect(await kinds({ workshop: WORKSHOP })).toEqual(['StartOperation']);
			expect(await kinds({ actor: WANG })).toEqual(['SignedIn', 'StopOperation']);
			expect(await kinds({ kind: 'SignedIn' })).toEqual(['SignedIn']);
			expect(await kinds({ jobs: [JOB, OTHER] })).toEqual(['StopOperation', 'StartOperation']);
			expect(await kinds({ jobs: [OTHER], workshop: WORKSHOP })).toEqual([]);
			expect(await kinds({ words: '100%' })).toEqual(['StartOperation']);
			expect(await kinds({ words: '1_0' })).toEqual([]);
			expect(await kinds({ words: '机油', actor: WANG })).toEqual([]);
		});

		it('finds by time and reads on from where a page ended', async () => {
			for (const minute of [0, 1, 2, 3])
				await store.audit.write({
					kind: 'act',
					act: anAct({ at: NOW + minute * 60_000, about: String(minute) })
				});
			const told = async (change: Partial<AuditQuery>): Promise<string> =>
				(await store.audit.acts(asking(change))).map(({ about }) => about).join('');

			expect(await told({ from: NOW + 60_000, to: NOW + 180_000 })).toBe('21');
			expect(await told({ limit: 3 })).toBe('321');
			const [, , third] = await store.audit.acts(asking({ limit: 3 }));
			expect(await told({ before: third!.id })).toBe('0');
		});

		it('gives no id twice, also when the clock is put back', async () => {
			for (const at of [NOW, NOW, NOW - 5])
				await store.audit.write({ kind: 'act', act: anAct({ at }) });

			const ids = (await store.audit.acts(asking())).map(({ id }) => id);
			expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
			expect(ids).toHaveLength(3);
		});

		it('knows devices, and forgets their addresses', async () => {
			await store.audit.write({ kind: 'device', device: { ...aDevice, agent: '' } });
			await store.audit.write({ kind: 'device', device: aDevice });
			expect(await store.audit.devices(['S1', 'S2'])).toEqual(new Map([['S1', aDevice]]));

			await store.audit.write({ kind: 'forget-addresses', before: NOW });
			expect((await store.audit.devices(['S1'])).get('S1')?.address).toBe('192.0.2.7');
			await store.audit.write({ kind: 'forget-addresses', before: NOW + 1 });
			expect((await store.audit.devices(['S1'])).get('S1')).toEqual({ ...aDevice, address: '' });
		});

		it('is in a backup', async () => {
			await store.append(anAppend({ audit: aNote() }));
			await store.audit.write({ kind: 'device', device: aDevice });
			const target = join(folder, 'copy.backup');
			await store.backup(target);
			store = track(await factory.restore(target, join(folder, 'restored')));

			expect(await kinds({ jobs: [JOB] })).toEqual(['StartOperation']);
			expect((await store.audit.devices(['S1'])).get('S1')).toEqual(aDevice);
		});

		it('loses what was typed about visits whose customer is erased, and keeps every fact', async () => {
			const order = { orderNo: orderNo('RO1'), job: JOB, lineNos: [1], vin: 'VIN1', plate: '辽B1' };
			const said = { text: '周婷要的', parts: '轮胎', saidBy: '周婷', price: '300' };
			const body = { id: JOB, orders: [{ orderNo: 'RO1' }], cause: '周婷迟到' };
			await store.append(
				anAppend({
					events: [aStart(), aStop],
					entities: [anEntity({ body }), anEntity({ id: OTHER, body: { cause: '别的' } })],
					records: [
						{ kind: 'remark', id: JOB, text: '周婷说有异响' },
						{ kind: 'addition', id: additionId('A1'), job: JOB, ...said }
					],
					archived: [order],
					photo: aPhoto,
					audit: aNote({ words: '等周婷回电' })
				})
			);
			await store.append(
				anAppend({
					expectedHead: 2,
					command: commandId('C2'),
					events: [{ type: 'PersonErased', jobs: [JOB] }],
					audit: aNote({ kind: 'ErasePerson' })
				})
			);
			await store.scrub();

			const events = (await store.eventsSince(WORKSHOP, 0, 10)).map(({ event }) => event);
			expect(events).toEqual([
				aStart(),
				{ ...aStop, note: ERASED },
				{ type: 'PersonErased', jobs: [JOB] }
			]);
			const { entities, records } = await store.open(WORKSHOP);
			expect(JSON.stringify([entities, records])).not.toContain('周婷');
			expect(entities.find(({ id }) => id === OTHER)?.body).toEqual({ cause: '别的' });
			expect(await store.archivedOrders(WORKSHOP, [order.orderNo])).toEqual([
				{ ...order, plate: '', vin: null }
			]);
			expect(await store.textsOf(WORKSHOP, JOB)).toEqual([
				{ kind: 'remark', id: JOB, text: '' },
				{ kind: 'addition', id: 'A1', job: JOB, text: '', parts: '', saidBy: '', price: '' }
			]);
			expect(await store.photosOf(WORKSHOP, JOB)).toEqual([]);
			expect(await kinds({ words: '周婷' })).toEqual([]);
			expect(await kinds({ jobs: [JOB] })).toEqual(['ErasePerson', 'StartOperation']);
		});
	});
}
