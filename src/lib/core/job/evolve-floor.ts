import type { Recorded } from './events.ts';
import type { FloorEvent } from './floor-events.ts';
import type { Operation } from './job.ts';

/** How what the floor says changes an operation. Nothing is checked here: a fact is a fact. */

type When = Pick<Recorded, 'at' | 'actor'>;

/** The operation with the fact in it. */
export const withFloorFact = (operation: Operation, event: FloorEvent, when: When): Operation =>
	event.type === 'DelayReported'
		? {
				...operation,
				delay: {
					expectedFinish: event.expectedFinish,
					reason: event.reason,
					at: when.at,
					by: when.actor
				}
			}
		: withEnd(operation, event, when);

/** The stint ends when it really did and carries the mark; work that nobody is left on is paused. */
function withEnd(
	operation: Operation,
	event: Extract<FloorEvent, { type: 'ClockOffCorrected' }>,
	{ at, actor: by }: When
): Operation {
	const { technician, from, to, was } = event;
	const stints = operation.stints.map((stint) =>
		stint.technician === technician && stint.from === from
			? { ...stint, to, corrected: { was, at, by } }
			: stint
	);
	const isLeft = operation.state === 'running' && stints.every((stint) => stint.to !== null);
	return { ...operation, stints, state: isLeft ? 'paused' : operation.state };
}
