import type { Command } from '#core/commands.ts';
import { jobId, skillCode } from '#core/ids.ts';
import type { Job, Operation } from '#core/job/job.ts';
import type { WorkshopState } from '#core/state.ts';
import { MINUTE_MS, type Instant } from '#core/time/instant.ts';
import { aLine, anOrder } from '../builders/an-order.ts';
import { BAY, TECHNICIAN } from '../builders/a-setup.ts';
import type { Random } from './random.ts';

/** What a wish is drawn from: what the sender's screen shows, and when. */
export interface Drawing {
	readonly random: Random;
	readonly state: WorkshopState;
	readonly now: Instant;
	/** Makes ids of new jobs; no two alike in one run. */
	readonly newName: () => string;
}

const LIFTS = [BAY.lift1, BAY.lift2, BAY.lift3, BAY.quick] as const;
const MECHANICS = [TECHNICIAN.mechanic, TECHNICIAN.slow, TECHNICIAN.early] as const;
/** Enough open visits to get in each other's way, few enough to get somewhere. */
const MOST_JOBS = 12;

/**
 * Something a person at a desk might do now, right or wrong: many of these are refused, and should be.
 * The default workshop of the builders is assumed.
 */
export function randomCommand(drawing: Drawing): Command {
	const { random, state } = drawing;
	const open = [...state.jobs.values()].filter(({ end }) => end === null);
	if (open.length < 3 || (open.length < MOST_JOBS && random.chance(0.1))) return aNewJob(drawing);
	if (random.chance(0.1)) return aboutTheShop(drawing);
	const job = random.pick(open)!;
	const operation = job.operations.find(({ state: is }) => is !== 'finished' && is !== 'cancelled');
	return operation === undefined
		? handingOver(job)
		: aboutWork(drawing, {
				job,
				operation: random.chance(0.9) ? operation : random.pick(job.operations)!
			});
}

function aNewJob({ random, now, newName }: Drawing): Command {
	const name = newName();
	return {
		type: 'OpenJob',
		job: jobId(name),
		draft: anOrder({
			plate: `辽BA${name.slice(-4).padStart(4, '0')}`,
			vin: null,
			waiting: random.chance(0.3),
			washWanted: random.chance(0.5),
			arrivedAt: null,
			promisedAt: now + (1 + random.below(6)) * 60 * MINUTE_MS,
			lines: [aLine({ standardMinutes: 20 + 10 * random.below(5), skill: skillCode('M1') })]
		})
	};
}

function aboutTheShop({ random, state }: Drawing): Command {
	const bay = random.pick(LIFTS)!;
	return state.outages.has(bay)
		? { type: 'ReturnBay', bay }
		: { type: 'TakeBayOut', bay, reason: 'lift', until: null };
}

const handingOver = (job: Job): Command =>
	job.settledAt === null ? { type: 'SettleJob', job: job.id } : { type: 'DeliverJob', job: job.id };

interface Target {
	readonly job: Job;
	readonly operation: Operation;
}

function aboutWork(drawing: Drawing, { job, operation }: Target): Command {
	const { random, now } = drawing;
	const on = { job: job.id, operation: operation.id, seen: operation.version };
	switch (
		random.weighted({ plan: 5, clock: 8, unassign: 1, promise: 1, parts: 1, move: 1, cancel: 0.3 })
	) {
		case 'plan':
			return operation.plan === null ? assign(drawing, on, operation) : retime(drawing, on);
		case 'clock':
			return clocking(drawing, on, operation);
		case 'unassign':
			return { type: 'UnassignOperation', ...on };
		case 'promise':
			return {
				type: 'ChangePromise',
				job: job.id,
				promisedAt: now + random.below(8) * 60 * MINUTE_MS,
				reason: 'parts',
				seen: job.ownVersion
			};
		case 'parts':
			return { type: 'ExpectParts', ...on, dueAt: now + random.below(90) * MINUTE_MS };
		case 'move':
			return { type: 'MoveCar', job: job.id, to: random.chance(0.5) ? random.pick(LIFTS)! : null };
		case 'cancel':
			return { type: 'CancelJob', job: job.id, reason: 'customer' };
	}
}

type On = Pick<Extract<Command, { type: 'PauseOperation' }>, 'job' | 'operation' | 'seen'>;

const start = ({ random, now }: Drawing): Instant => now + random.below(24) * 10 * MINUTE_MS;

function assign(drawing: Drawing, on: On, { kind }: Operation): Command {
	const { random } = drawing;
	const place = {
		wash: { bay: BAY.wash, technicians: [TECHNICIAN.washer] },
		'final-inspection': { bay: BAY.inspection, technicians: [TECHNICIAN.inspector] }
	}[kind as string] ?? { bay: random.pick(LIFTS)!, technicians: [random.pick(MECHANICS)!] };
	const reason = random.chance(0.7) ? { reason: 'agreed' } : {};
	return { type: 'AssignOperation', ...on, ...place, start: start(drawing), ...reason };
}

const retime = (drawing: Drawing, on: On): Command => ({
	type: 'RetimeOperation',
	...on,
	start: start(drawing),
	reason: 'agreed'
});

function clocking(drawing: Drawing, on: On, operation: Operation): Command {
	const { random } = drawing;
	switch (operation.state) {
		case 'open':
			return operation.plan === null
				? assign(drawing, on, operation)
				: { type: 'StartOperation', ...on, reason: 'agreed' };
		case 'running':
			return random.chance(0.6)
				? {
						type: 'FinishOperation',
						...on,
						...(random.chance(0.2) ? { outcome: 'failed', finding: 'noise' } : {})
					}
				: random.chance(0.5)
					? { type: 'PauseOperation', ...on }
					: { type: 'StopOperation', ...on, reason: 'parts', note: '', expectedUntil: null };
		default:
			return { type: 'ResumeOperation', ...on };
	}
}
