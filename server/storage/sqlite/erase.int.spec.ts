import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandId, customerId, jobId, vehicleId } from '#core/ids.ts';
import { anAppendAt, WORKSHOP } from '../../../tests/contract/store/an-append.ts';
import type { Store } from '../port.ts';
import { createSqliteStore } from './index.ts';

const NAME = '欧阳独一无二';
const PLATE = '辽B7Q7Q7';
const PHONE = '13900007777';
const MANY = 60;

/** The bytes of the file itself and of the log beside it, not what SQLite says is in them. */
describe('the files after an erasure', () => {
	let dataDir: string;
	let store: Store;

	beforeEach(async () => {
		dataDir = mkdtempSync(join(tmpdir(), 'store-erase-'));
		store = await createSqliteStore({ dataDir });
		await store.open(WORKSHOP);
		// Enough rows, each written twice, that pages are split and cells moved about.
		for (let n = 1; n <= MANY; n++)
			await store.append(
				anAppendAt(n, {
					records: [
						{ kind: 'customer', id: customerId(`C-J${n % 20}`), name: `${NAME}${n}`, phone: PHONE },
						{ kind: 'remark', id: jobId(`J${n % 20}`), text: `${NAME} `.repeat(n % 7) },
						{
							...{ kind: 'vehicle', id: vehicleId(`V-J${n % 20}`), plate: PLATE, vin: null },
							...{ model: 'M', colour: '' }
						}
					]
				})
			);
	});
	afterEach(async () => {
		await store.close();
		rmSync(dataDir, { recursive: true });
	});

	const holders = (): readonly string[] =>
		readdirSync(dataDir)
			.filter((name) => name.includes('.sqlite') && existsSync(join(dataDir, name)))
			.filter((name) => {
				const bytes = readFileSync(join(dataDir, name));
				return [NAME, PLATE, PHONE].some((text) => bytes.includes(Buffer.from(text)));
			});
	const erase = () => {
		const jobs = Array.from({ length: 20 }, (_, n) => jobId(`J${n}`));
		return store.append(
			anAppendAt(MANY + 1, {
				command: commandId('erase'),
				events: [{ type: 'PersonErased', jobs }],
				records: jobs.flatMap((job) => [
					{ kind: 'customer', id: customerId(`C-${job}`), name: '', phone: '' } as const,
					{
						...({ kind: 'vehicle', id: vehicleId(`V-${job}`), plate: '', vin: null } as const),
						...{ model: 'M', colour: '' }
					}
				])
			})
		);
	};

	it('hold the person nowhere, the write-ahead log included', async () => {
		expect(holders()).not.toEqual([]);
		await erase();
		await store.scrub();

		expect(holders()).toEqual([]);
		expect((await store.open(WORKSHOP)).head).toBe(MANY + 1);
	});

	it('hold nobody in a backup made after it, even when the server stopped in between', async () => {
		await erase();
		await store.close();
		store = await createSqliteStore({ dataDir });
		const target = join(dataDir, 'after.sqlite');
		await store.backup(target);

		expect(holders()).toEqual([]);
	});
});
