import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerAnswer, WorkerQuestion } from './read-in-worker.ts';
import { readImportFile, type FileReading, type ReadRequest } from './read-file.ts';
import { Unreadable } from './unreadable.ts';

/** The thread that reads one file and hands the orders over as they are asked for. */

// Cloning this many orders takes the main thread about a millisecond.
const ORDERS_AT_ONCE = 50;

async function answerFor(
	request: ReadRequest
): Promise<(question: WorkerQuestion) => WorkerAnswer> {
	try {
		return teller(await readImportFile(request));
	} catch (error) {
		if (!(error instanceof Unreadable)) throw error;
		const { code, detail, columns } = error;
		return () => ({ kind: 'unreadable', code, detail, columns });
	}
}

function teller(reading: FileReading): (question: WorkerQuestion) => WorkerAnswer {
	const { columns, rows, orders, refused, warnings } = reading;
	let handedOver = 0;
	return (question) => {
		switch (question) {
			case 'summary':
				return { kind: 'summary', columns, rows };
			case 'orders': {
				const batch = orders.slice(handedOver, handedOver + ORDERS_AT_ONCE);
				handedOver += batch.length;
				return { kind: 'orders', orders: batch };
			}
			case 'problems':
				return { kind: 'problems', refused, warnings };
		}
	};
}

const answer = answerFor(workerData as ReadRequest);
parentPort?.on('message', (question: WorkerQuestion) => {
	void answer.then((tell) => parentPort?.postMessage(tell(question)));
});
