import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personId, technicianCode, workshopCode, type WorkshopCode } from '#core/ids.ts';
import type { StoredCredential, StoredPerson } from '../../../server/storage/account-table.ts';
import type { Store } from '../../../server/storage/port.ts';
import { NOW, type StoreFactory } from './store-contract.ts';

const LI = personId('p-li');

const aPerson = (change: Partial<StoredPerson> = {}): StoredPerson => ({
	id: LI,
	userName: 'li',
	name: '李调度',
	role: 'dispatcher',
	workshops: [workshopCode('day-20')],
	staff: { workshop: workshopCode('day-20'), code: technicianCode('T001') },
	isActive: true,
	lastSeenAt: null,
	createdAt: NOW,
	updatedAt: NOW,
	...change
});

const aCredential = (change: Partial<StoredCredential> = {}): StoredCredential => ({
	person: LI,
	kind: 'password',
	hash: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA',
	wrongTries: 0,
	changedAt: NOW,
	...change
});

/** What every store must do with people; each kind's spec calls this with its factory. */
export function describeAccounts(name: string, factory: StoreFactory): void {
	describe(`${name} store, people`, () => {
		let folder: string;
		let store: Store;
		const opened: Store[] = [];
		const track = (made: Store): Store => {
			opened.push(made);
			return made;
		};

		beforeEach(async () => {
			folder = mkdtempSync(join(tmpdir(), 'accounts-contract-'));
			store = track(await factory.create(folder));
		});
		afterEach(async () => {
			for (const made of opened.splice(0)) await made.close();
			rmSync(folder, { recursive: true });
		});

		const put = (person: StoredPerson) => store.accounts.write({ kind: 'person', person });
		const give = (credential: StoredCredential) =>
			store.accounts.write({ kind: 'credential', credential });

		it('are told by user name, as they were last written', async () => {
			await put(aPerson({ id: personId('p-xie'), userName: 'xie', workshops: null, staff: null }));
			await put(aPerson());
			await put(
				aPerson({ name: '李班长', role: 'leader', isActive: false, lastSeenAt: NOW, createdAt: 1 })
			);

			expect(await store.accounts.people()).toEqual([
				aPerson({ name: '李班长', role: 'leader', isActive: false, lastSeenAt: NOW }),
				aPerson({ id: personId('p-xie'), userName: 'xie', workshops: null, staff: null })
			]);
		});

		it('never share a user name', async () => {
			await put(aPerson());
			await expect(put(aPerson({ id: personId('p-other') }))).rejects.toThrow();

			expect(await store.accounts.people()).toEqual([aPerson()]);
		});

		it('have one password and one PIN, told one at a time', async () => {
			await put(aPerson());
			await give(aCredential());
			await give(aCredential({ kind: 'pin', wrongTries: 3 }));
			await give(aCredential({ hash: 'another' }));

			expect(await store.accounts.credential(LI, 'password')).toEqual(
				aCredential({ hash: 'another' })
			);
			expect(await store.accounts.credential(LI, 'pin')).toMatchObject({ wrongTries: 3 });
			await store.accounts.write({ kind: 'no-credential', person: LI, of: 'pin' });
			expect(await store.accounts.credential(LI, 'pin')).toBeNull();
			expect(await store.accounts.credential(LI, 'password')).not.toBeNull();
		});

		it('must be there before their password', async () => {
			await expect(give(aCredential())).rejects.toThrow();

			expect(await store.accounts.credential(LI, 'password')).toBeNull();
		});

		it('are not shared with whoever wrote or read them', async () => {
			const workshops = [workshopCode('day-20')];
			await put(aPerson({ workshops }));
			workshops.push(workshopCode('other'));
			const [read] = await store.accounts.people();
			(read?.workshops as WorkshopCode[]).push(workshopCode('another'));

			expect(await store.accounts.people()).toEqual([aPerson()]);
		});

		it('are in a backup', async () => {
			await put(aPerson());
			await give(aCredential());
			const target = join(folder, 'copy.backup');
			await store.backup(target);
			const copy = track(await factory.restore(target, join(folder, 'restored')));

			expect(await copy.accounts.people()).toEqual([aPerson()]);
			expect(await copy.accounts.credential(LI, 'password')).toEqual(aCredential());
		});
	});
}
