import { openStoppage } from './marks.ts';
import type { Job, Operation } from '../job/job.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';

/** How far a visit has come, as the strip under its row draws it: one piece per operation, as long as its standard time. */

/** One operation on the strip. `share` of the whole strip and `done` of the piece lie between 0 and 1. */
export interface ProgressPiece {
	readonly share: number;
	readonly done: number;
	/** `over`: worked on longer than planned; `held`: stopped, nobody works. */
	readonly look: 'done' | 'running' | 'over' | 'held' | 'paused' | 'open';
}

/** Minutes the busiest person was clocked on, so that helpers do not make the work look longer than it took. */
function workedMinutes({ stints }: Operation, now: Instant): number {
	const byPerson = new Map<string, number>();
	for (const { technician, from, to } of stints) {
		const minutes = Math.max(0, (to ?? now) - from) / MINUTE_MS;
		byPerson.set(technician, (byPerson.get(technician) ?? 0) + minutes);
	}
	return Math.max(0, ...byPerson.values());
}

function lookOf(operation: Operation, ratio: number): ProgressPiece['look'] {
	switch (operation.state) {
		case 'finished':
			return 'done';
		case 'running':
			return ratio > 1 ? 'over' : 'running';
		case 'stopped':
			return 'held';
		case 'paused':
			return 'paused';
		default:
			return openStoppage(operation) === null ? 'open' : 'held';
	}
}

function pieceOf(operation: Operation, whole: number, now: Instant): ProgressPiece {
	const planned = operation.plan?.minutes ?? operation.standardMinutes;
	const ratio = planned > 0 ? workedMinutes(operation, now) / planned : 0;
	const look = lookOf(operation, ratio);
	return {
		share: Math.max(1, operation.standardMinutes) / whole,
		done: look === 'done' ? 1 : Math.min(1, ratio),
		look
	};
}

/** The strip of a visit; cancelled operations have no piece. Empty for a visit without work. */
export function progressOf(job: Job, now: Instant): readonly ProgressPiece[] {
	const operations = job.operations.filter(({ state }) => state !== 'cancelled');
	const whole = operations.reduce((total, { standardMinutes }) => {
		return total + Math.max(1, standardMinutes);
	}, 0);
	return operations.map((operation) => pieceOf(operation, whole, now));
}
