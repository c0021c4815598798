import { parentPort, workerData } from 'node:worker_threads';
import { startCrew, type CrewOptions } from './crew.ts';

/** The crew in a thread of its own, so that its thinking never holds up a screen. */
startCrew({
	...(workerData as Omit<CrewOptions, 'onTakeOver'>),
	onTakeOver: ({ id }) => {
		parentPort?.postMessage({ takenOver: id });
	}
});
