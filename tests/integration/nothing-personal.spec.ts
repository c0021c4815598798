import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { jobId } from '#core/ids.ts';
import { ROUTES } from '../../server/http/routes.ts';
import { createMemoryStore } from '../../server/storage/memory/index.ts';
import { startTestApp } from '../support/app.ts';
import { faulty } from '../support/faulty-store.ts';
import { sample } from '../support/import-desk.ts';

/** Whose car it is stands neither in the log, which is kept and sent around, nor in any address, which proxies log. */

const SRC = join(import.meta.dirname, '../../src');

/** Of every row of the sample day: what names somebody. */
const personal = (csv: string): Set<string> => {
	const [heading = '', ...rows] = csv.replace('\uFEFF', '').trim().split('\r\n');
	const columns = heading.split(',');
	const places = ['车牌号', '车架号', '客户姓名', '联系电话'].map((name) => columns.indexOf(name));
	expect(places).not.toContain(-1);
	const cells = rows.map((row) => row.split(','));
	return new Set(cells.flatMap((row) => places.map((place) => row[place] ?? '')));
};

describe('the log of a day', () => {
	it('names no customer, plate or phone, whatever happens', { timeout: 120_000 }, async () => {
		const disk = faulty(createMemoryStore());
		const test = await startTestApp({ store: disk.store });
		try {
			const headers = await test.headersOf('administrator');
			const post = (path: string, body: string | Buffer): Promise<Response> =>
				fetch(`${test.url}/api/v1${path}`, { method: 'POST', headers, body: String(body) });
			const workshop = 'day-20';
			expect((await post('/setup', sample('day-20.workshop.json'))).status).toBe(200);
			const day = sample('day-20.csv').toString();
			expect((await post(`/import?workshop=${workshop}`, day)).status).toBe(200);
			const names = [...personal(day)].filter((text) => text !== '');
			expect(names.length).toBeGreaterThan(100);

			let sent = 0;
			const jobs = [...(test.app.commands.workshop(workshop as never)?.state.jobs.keys() ?? [])];
			const send = (command: object): Promise<Response> =>
				post('/commands', JSON.stringify({ id: `c${String(sent++)}`, workshop, command }));
			for (const job of jobs) {
				await send({ type: 'ArriveJob', job });
				await send({ type: 'ArriveJob', job });
				await send({ type: 'DeliverJob', job });
			}
			// Names where an id, a file or a command should be, and what breaks while they are at hand.
			for (const name of names.slice(0, 60)) {
				await send({ type: 'ArriveJob', job: jobId(name) });
				await send({ type: name, customerName: name });
				await post(
					`/import?workshop=${encodeURIComponent(name)}`,
					`工单号,车牌号\r\n${name},${name}`
				);
				await fetch(
					`${test.url}/api/v1/jobs/${encodeURIComponent(name)}/history?workshop=${workshop}`,
					{
						headers
					}
				);
			}
			disk.failNext(Infinity);
			await post(`/import?workshop=${workshop}`, day.replaceAll('RO2026', 'RO2027'));
			for (const job of jobs.slice(0, 5)) await send({ type: 'CancelJob', job, reason: names[0] });
			disk.failNext(0);
			vi.spyOn(test.app.store, 'historyOf').mockRejectedValue(new Error('broken'));
			await fetch(`${test.url}/api/v1/jobs/x/history?workshop=${workshop}&q=${names[1] ?? ''}`, {
				headers
			});

			expect(test.logged.length).toBeGreaterThan(jobs.length);
			const log = test.logged.join('');
			const told = names.filter((name) =>
				[name, encodeURIComponent(name)].some((text) => log.includes(text))
			);
			expect(told).toEqual([]);
		} finally {
			await test.close();
		}
	});
});

describe('an address', () => {
	/** What may stand behind the question mark, and why it names nobody. A new one is added here, with its reason. */
	const KNOWN: Readonly<Record<string, string>> = {
		workshop: 'code of a workshop',
		lang: 'a language',
		theme: 'light or dark',
		scope: 'team or kind of bay',
		section: 'part of the settings',
		next: 'a page of ours',
		prove: 'a flag',
		ended: 'a flag',
		code: 'a one-time secret, void once used; no name',
		audience: 'staff, wall or lounge',
		before: 'a position in the log',
		dryRun: 'a flag',
		mapping: 'headings of columns',
		comeback: 'id of a visit; no name',
		days: 'a number'
	};
	const PERSONAL = /plate|phone|name|vin|customer|query|search|text|^q$/i;

	it('of the interface has no place for what names somebody', () => {
		const all = ROUTES.flatMap(({ path, describe: { query = {} } }) => [
			...Object.keys(query),
			...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
		]);
		expect(all.length).toBeGreaterThan(5);
		// The name of a backup is its date.
		const suspects = all.filter((name) => PERSONAL.test(name) && name !== 'name');
		expect(suspects).toEqual([]);
	});

	it('of a page is made of known parts only, and search boxes stay out of it', () => {
		const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
			(path) => /\.(ts|svelte)$/.test(path) && !path.includes('.spec.')
		);
		const read = new Set<string>();
		for (const path of files) {
			const text = readFileSync(join(SRC, path), 'utf8');
			const used = text.matchAll(/searchParams\.(?:get|has|set|append)\(\s*['"]([^'"]+)['"]/g);
			for (const [, name = ''] of used) read.add(name);
			// A form that is sent by GET puts what was typed into the address.
			for (const [form] of text.matchAll(/<form\b[^>]*>/g))
				expect(form).toMatch(/method=|onsubmit=/);
			expect(text).not.toMatch(/<form\b[^>]*method=["']get/i);
		}
		expect([...read].filter((name) => !Object.hasOwn(KNOWN, name))).toEqual([]);
		expect(Object.keys(KNOWN).filter((name) => PERSONAL.test(name))).toEqual([]);
	});
});
