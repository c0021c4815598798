import type { Command } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, openJob } from '../decision.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import { openVisitOf } from './decide-open.ts';

/**
 * The car is here. One that was given up as a no-show comes all the same: its visit goes on as a
 * walk-in, without the places it had held, unless the same car has been taken in anew meanwhile.
 */
export function decideArrive(
	state: WorkshopState,
	{ job: id }: Extract<Command, { type: 'ArriveJob' }>,
	circumstances: Circumstances
): Decision {
	const known = state.jobs.get(id);
	const car = known === undefined ? undefined : state.registers.vehicle.get(known.vehicle);
	// Whose customer was erased stays ended: nobody knows any more whose visit would go on.
	const isKnown = car !== undefined && (car.plate !== '' || car.vin !== null);
	if (known?.end?.how === 'no-show' && isKnown) {
		const other = openVisitOf(state, car);
		if (other !== null) return refused({ code: 'job/already-open', job: other.id });
		return decided(
			[
				{ type: 'VisitReopened', job: id },
				{ type: 'JobArrived', job: id }
			],
			circumstances
		);
	}
	const job = openJob(state, id);
	if (!job.ok) return job;
	return job.value.arrivedAt === null
		? decided([{ type: 'JobArrived', job: id }], circumstances)
		: refused({ code: 'job/already-arrived', job: id });
}
