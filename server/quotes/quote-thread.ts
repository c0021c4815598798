import { parentPort } from 'node:worker_threads';
import { outlookOf } from '#core/promise/outlook.ts';
import type { QuoteQuestion } from './quotes.ts';

/** The thread that looks ahead: one question after the other, answered in the order they came. */

parentPort?.on('message', ({ asked, now }: QuoteQuestion) => {
	parentPort?.postMessage(outlookOf(asked, now));
});
