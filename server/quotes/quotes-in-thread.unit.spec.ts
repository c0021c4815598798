import { afterEach, describe, expect, it } from 'vitest';
import { jobId } from '#core/ids.ts';
import { NO_OUTLOOK, outlookOf, type PromiseAsked } from '#core/promise/outlook.ts';
import { aJob } from '../../tests/builders/a-job.ts';
import { aState } from '../../tests/builders/a-state.ts';
import { at } from '../../tests/builders/at.ts';
import { createLog } from '../ops/log.ts';
import { bareFor, type Quotes } from './quotes.ts';
import { quotesInThread } from './quotes-in-thread.ts';

const NOW = at('10:00');
const ASKED: PromiseAsked = {
	state: aState({ jobs: [aJob({ id: jobId('J1') }), aJob({ id: jobId('J2') })] }),
	job: jobId('J1'),
	promisedAt: at('16:00')
};

const programOf = (text: string): URL =>
	new URL(`data:text/javascript,${encodeURIComponent(text)}`);
const HANGS = programOf(`import { parentPort } from 'node:worker_threads';
parentPort.on('message', () => undefined);`);
const BREAKS = programOf(`import { parentPort } from 'node:worker_threads';
parentPort.on('message', () => { throw new Error('broken'); });`);

const logged: string[] = [];
const log = createLog((line) => logged.push(line), Date.now);
let open: Quotes | null = null;

const quotes = (program?: URL, patienceMs = 20_000): Quotes => {
	open = quotesInThread({ log, patienceMs, ...(program === undefined ? {} : { program }) });
	return open;
};

afterEach(async () => {
	await open?.close();
	open = null;
	logged.length = 0;
});

describe('quotes from a thread', () => {
	it('are those that are reckoned on the spot, in the order they were asked for', async () => {
		const thread = quotes();
		const other = { ...ASKED, job: jobId('J2'), promisedAt: at('10:30') };
		const answers = await Promise.all([
			thread.outlookOf(ASKED, NOW),
			thread.outlookOf(other, NOW),
			thread.outlookOf({ ...ASKED, job: jobId('J9') }, NOW)
		]);
		expect(answers).toEqual([outlookOf(ASKED, NOW), outlookOf(other, NOW), NO_OUTLOOK]);
		expect(answers[0].quote?.confidence).toBeGreaterThan(0);
	});

	it('are gone without where the thread hangs, and the log says so', async () => {
		const thread = quotes(HANGS, 50);
		const both = [thread.outlookOf(ASKED, NOW), thread.outlookOf(ASKED, NOW)];
		expect(await Promise.all(both)).toEqual([NO_OUTLOOK, NO_OUTLOOK]);
		// The next one asks a thread of its own.
		expect(await thread.outlookOf(ASKED, NOW)).toEqual(NO_OUTLOOK);
		expect(logged.map((line) => (JSON.parse(line) as { what: string }).what)).toEqual([
			'no quote in time',
			'no quote in time'
		]);
	});

	it('are gone without where the thread breaks', async () => {
		expect(await quotes(BREAKS).outlookOf(ASKED, NOW)).toEqual(NO_OUTLOOK);
		expect(logged.join()).toContain('the quote thread broke');
	});

	it('are gone without at once where too many wait, and when the server stops', async () => {
		const thread = quotes(HANGS);
		const waiting = Array.from({ length: 32 }, () => thread.outlookOf(ASKED, NOW));
		expect(await thread.outlookOf(ASKED, NOW)).toEqual(NO_OUTLOOK);
		await thread.close();
		expect(new Set(await Promise.all(waiting))).toEqual(new Set([NO_OUTLOOK]));
		expect(await thread.outlookOf(ASKED, NOW)).toEqual(NO_OUTLOOK);
	});
});

it('a question takes no names and no ended visits along', () => {
	const ended = aJob({ id: jobId('J3'), end: { how: 'delivered', at: NOW, reason: '' } });
	const { state } = ASKED;
	const with3 = { ...state, jobs: new Map(state.jobs).set(ended.id, ended) };
	const bare = bareFor({ ...ASKED, state: with3 });
	expect([...bare.state.jobs.keys()]).toEqual([jobId('J1'), jobId('J2')]);
	expect(Object.values(bare.state.registers).every(({ size }) => size === 0)).toBe(true);
	expect(outlookOf(bare, NOW)).toEqual(outlookOf({ ...ASKED, state: with3 }, NOW));
});
