import { ATTENDANCE_STATES } from '#core/attendance/attendance.ts';
import { CARRY_REASONS } from '#core/closing/carry-over.ts';
import type { Command } from '#core/commands.ts';
import { CALL_KINDS, isOpenCall } from '#core/andon/call.ts';
import { dutiesOfJob } from '#core/duty/duties.ts';
import { additionId, callId, dutyId, jobId, skillCode, type CommandId } from '#core/ids.ts';
import { awaitsAnswer } from '#core/job/addition.ts';
import { ADDITION_ANSWERS, type Job, type Operation } from '#core/job/job.ts';
import type { WorkshopState } from '#core/state.ts';
import { MINUTE_MS, type Instant } from '#core/time/instant.ts';
import { aBookingDraft, aLine, anOrder } from '../builders/an-order.ts';
import { BAY, TECHNICIAN } from '../builders/a-setup.ts';
import type { Random } from './random.ts';

/** What a wish is drawn from: what the sender's screen shows, and when. */
export interface Drawing {
	readonly random: Random;
	readonly state: WorkshopState;
	readonly now: Instant;
	/** The sender's own steps that were accepted, oldest first, undos among them; left out: takes none back. */
	readonly past?: readonly CommandId[];
	/** Those of them that took another back; taking one back does the other again. */
	readonly undos?: readonly CommandId[];
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
	const coming = ofCarsToCome(drawing, open.length);
	if (coming !== null) return coming;
	if (random.chance(0.1)) return aboutTheShop(drawing);
	if (random.chance(0.2)) return takingBack(drawing) ?? several(drawing);
	if (random.chance(0.15)) return several(drawing);
	return aboutCar(
		drawing,
		random.pick(open.filter(awaitsAnswer).slice(random.below(8))) ?? random.pick(open)!
	);
}

/** A car that comes, is booked, or did not come; null where it is about one that is here. */
function ofCarsToCome(drawing: Drawing, open: number): Command | null {
	const { random, state } = drawing;
	if (open < 3 || (open < MOST_JOBS && random.chance(0.1))) return aNewJob(drawing);
	if (open < MOST_JOBS && random.chance(0.05)) return aBooking(drawing);
	const away = random.pick([...state.jobs.values()].filter(isAway));
	return away !== undefined && random.chance(0.1) ? aboutAppointment(drawing, away) : null;
}

const isAway = ({ arrivedAt, end }: Job): boolean =>
	end === null ? arrivedAt === null : end.how === 'no-show';

/** The next thing for a car; one whose customer is asked comes up more often. */
function aboutCar(drawing: Drawing, job: Job): Command {
	const { random } = drawing;
	if (awaitsAnswer(job) && random.chance(0.4)) return additional(drawing, job);
	if (random.chance(0.08)) return atTheCounter(drawing, job);
	const operation = job.operations.find(({ state: is }) => is !== 'finished' && is !== 'cancelled');
	return operation === undefined
		? handingOver(job)
		: aboutWork(drawing, {
				job,
				operation: random.chance(0.9) ? operation : random.pick(job.operations)!
			});
}

/** One of the latest steps, mostly the last one, or the last undo; null where there is none. */
function takingBack({ random, past = [], undos = [] }: Drawing): Command | null {
	const isAgain = random.chance(0.6);
	const latest = random.chance(0.7) ? past.at(-1) : random.pick(past.slice(-4));
	const step = (isAgain ? undos.at(-1) : undefined) ?? latest;
	return step === undefined ? null : { type: 'UndoStep', step };
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

/** The next thing that can happen to calls for help, right or wrong. */
function calling({ random, state, newName }: Drawing): Command {
	const open = random.pick([...state.calls.values()].filter(isOpenCall));
	if (open !== undefined && random.chance(0.7))
		return { type: random.chance(0.5) ? 'AnswerHelp' : 'EndHelp', call: open.id };
	return {
		type: 'CallForHelp',
		call: {
			id: callId(newName()),
			kind: random.pick(CALL_KINDS)!,
			bay: random.chance(0.7) ? random.pick(LIFTS)! : null,
			job: random.pick([...state.jobs.keys()]) ?? null
		},
		note: 'come'
	};
}

/** A booked car, now and then in the past, with the place it would like. */
function aBooking({ random, now, newName }: Drawing): Command {
	const name = newName();
	const at = now + (random.below(12) - 1) * 15 * MINUTE_MS;
	const draft = aBookingDraft({
		plate: `辽BA${name.slice(-4).padStart(4, '0')}`,
		vin: null,
		promisedAt: now + 8 * 60 * MINUTE_MS,
		lines: [aLine({ standardMinutes: 30, skill: skillCode('M1') })]
	});
	const hold = { bay: random.pick(LIFTS)!, technicians: [random.pick(MECHANICS)!], start: at };
	return {
		type: 'BookAppointment',
		job: jobId(name),
		at,
		draft,
		holds: random.chance(0.6) ? [hold] : []
	};
}

/** What happens to a car that has not come yet, or did not come. */
function aboutAppointment({ random, now }: Drawing, job: Job): Command {
	if (job.end !== null || random.chance(0.5)) return { type: 'ArriveJob', job: job.id };
	if (random.chance(0.3)) return { type: 'RecordNoShow', job: job.id };
	return {
		type: 'MoveAppointment',
		job: job.id,
		seen: job.ownVersion,
		to: now + (1 + random.below(8)) * 15 * MINUTE_MS,
		promisedAt: null,
		reason: '',
		holds: []
	};
}

function aboutTheShop(drawing: Drawing): Command {
	const { random, state, now } = drawing;
	if (random.chance(0.3)) return calling(drawing);
	const ended = [...state.jobs.values()].find(({ end }) => end !== null);
	if (ended !== undefined && random.chance(0.1)) return { type: 'ErasePerson', jobs: [ended.id] };
	if (random.chance(0.08))
		return {
			type: 'MarkAttendance',
			technician: random.pick(MECHANICS)!,
			// Mostly back again, or nobody would be left to plan for.
			state: random.pick(['present', 'present', 'present', ...ATTENDANCE_STATES])!,
			until: now + (1 + random.below(600)) * MINUTE_MS
		};
	// Lifts are given back sooner than they break, or nothing could be planned after a while.
	const out = [...state.outages.values()].map(({ bay }) => bay);
	const bay = random.pick([...LIFTS, ...out, ...out])!;
	return state.outages.has(bay)
		? { type: 'ReturnBay', bay }
		: { type: 'TakeBayOut', bay, reason: 'lift', until: null };
}

const handingOver = (job: Job): Command =>
	job.settledAt === null
		? { type: 'SettleJob', job: job.id }
		: { type: 'DeliverJob', job: job.id, takenBy: 'customer', keyTagBack: true };

interface Target {
	readonly job: Job;
	readonly operation: Operation;
}

/** How often each kind of wish about a car comes. */
const ABOUT_WORK = {
	plan: 5,
	clock: 8,
	unassign: 1,
	promise: 1,
	parts: 1,
	addition: 2.5,
	told: 1,
	duty: 1.5,
	stays: 0.5,
	move: 1,
	cancel: 0.3
} as const;

function aboutWork(drawing: Drawing, { job, operation }: Target): Command {
	const { random, now } = drawing;
	const on = { job: job.id, operation: operation.id, seen: operation.version };
	switch (random.weighted(ABOUT_WORK)) {
		case 'plan':
			return operation.plan === null ? assign(drawing, on, operation) : retime(drawing, on);
		case 'clock':
			return clocking(drawing, on, operation);
		case 'addition':
			return additional(drawing, job);
		case 'told':
			return told(drawing, on, operation);
		case 'duty':
			return aDuty(drawing, job);
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
			return operation.partsArrivedAt !== null
				? { type: 'AcknowledgeParts', job: job.id, about: operation.id }
				: operation.partsDueAt !== null && random.chance(0.5)
					? { type: 'ReceiveParts', ...on }
					: { type: 'ExpectParts', ...on, dueAt: now + random.below(90) * MINUTE_MS };
		case 'stays':
			return { type: 'CarryOver', job: job.id, reason: random.pick(CARRY_REASONS)! };
		case 'move':
			return { type: 'MoveCar', job: job.id, to: random.chance(0.5) ? random.pick(LIFTS)! : null };
		case 'cancel':
			return { type: 'CancelJob', job: job.id, reason: 'customer' };
	}
}

const DAMAGE = [
	{ place: 'bonnet', kind: 'dent' },
	{ place: 'left-front-door', kind: 'scratch' }
] as const;

/** What happens to a car between the gate and the workshop; tags and slots are few on purpose. */
function atTheCounter({ random }: Drawing, { id: job }: Job): Command {
	switch (random.below(5)) {
		case 3:
			return { type: 'ShowTicket', job, wanted: random.chance(0.7) };
		case 0:
			return { type: 'SetKeyTag', job, keyTag: `K${random.below(6)}` };
		case 1:
			return {
				type: 'ParkCar',
				job,
				slot: random.chance(0.2) ? null : random.pick(['P01', 'P02', 'P03', 'P99'])!
			};
		case 2:
			return { type: 'HandIn', job };
		default:
			return {
				type: 'RecordWalkAround',
				job,
				found: {
					marks: DAMAGE.slice(random.below(3)),
					fuelEighths: random.below(9),
					mileage: 40_000 + random.below(100),
					oldPartsWanted: random.chance(0.5),
					washWanted: random.chance(0.5),
					customerPresent: true,
					signed: random.chance(0.7)
				},
				valuables: 'umbrella',
				remarks: ''
			};
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

/** Two or three bars at once, as a selection is dragged: each to a time of its own, or back to the tray. */
function several(drawing: Drawing): Command {
	const { random, state, now } = drawing;
	const free = [...state.jobs.values()].flatMap((job) =>
		job.operations
			.filter(({ state: is, kind }) => is === 'open' && kind === 'work')
			.map((operation) => ({ job: job.id, operation: operation.id, seen: operation.version }))
	);
	const first = random.below(Math.max(1, free.length));
	const chosen = [...free, ...free].slice(
		first,
		first + Math.min(free.length, 2 + random.below(2))
	);
	const lifts = LIFTS.filter((bay) => !state.outages.has(bay));
	const back = random.chance(0.2) || lifts.length === 0;
	return {
		type: 'ReplanOperations',
		moves: chosen.map((on, index) => ({
			...on,
			to: back
				? null
				: {
						bay: lifts[(first + index) % lifts.length]!,
						technicians: [MECHANICS[(first + index) % MECHANICS.length]!],
						// Far enough ahead that there is often room.
						start: now + (60 + random.below(40) * 10) * MINUTE_MS
					}
		})),
		reason: 'agreed'
	};
}

/** Something that is to be done for the car, or something that is not. */
function aDuty({ random, state, now }: Drawing, job: Job): Command {
	const due = random.pick(dutiesOfJob(state, job, { now }))?.id;
	const touched = random.pick(job.duties)?.id;
	const on = { job: job.id, duty: due ?? touched ?? dutyId('meet') };
	const promisedAt = job.promises.at(-1)?.at;
	if (promisedAt !== undefined && random.chance(0.2))
		return {
			type: 'TellDelay',
			job: job.id,
			expectedAt: Math.max(promisedAt, now) + random.below(8) * 15 * MINUTE_MS,
			reason: 'rust'
		};
	if (touched !== undefined && random.chance(0.3))
		return { type: 'ReleaseDuty', job: job.id, duty: touched };
	return random.chance(0.4)
		? { type: 'TakeDuty', ...on }
		: { type: 'RecordDuty', ...on, note: 'rang' };
}

/** The next thing that can happen to additional work, right or wrong. */
function additional({ random }: Drawing, { id: job, additions }: Job): Command {
	const waiting = additions.find(({ answer }) => answer === null);
	if (waiting !== undefined && random.chance(0.2)) {
		const words = random.chance(0.9) ? 'front pads at their limit' : ' ';
		const photos = random.chance(0.5);
		return { type: 'OfferAdditionalWork', job, addition: waiting.id, words, price: '680', photos };
	}
	if (waiting !== undefined && random.chance(0.8))
		return {
			type: 'AnswerAdditionalWork',
			job,
			addition: waiting.id,
			answer: random.pick(ADDITION_ANSWERS)!,
			saidBy: 'customer',
			price: '680'
		};
	const last = additions.at(-1);
	if (last !== undefined && random.chance(0.2))
		return { type: 'AttachPhoto', job, addition: last.id };
	if (last !== undefined && random.chance(0.5))
		return { type: 'AcknowledgeAdditionalWork', job, addition: last.id };
	return random.chance(0.05)
		? { type: 'AcknowledgeAdditionalWork', job, addition: additionId('none') }
		: {
				type: 'ReportAdditionalWork',
				job,
				text: 'worn pads',
				skill: skillCode('M1'),
				standardMinutes: 10 + random.below(30),
				parts: ''
			};
}

/** A new estimate, or the end of a stint that somebody forgot. */
const told = ({ random, now }: Drawing, on: On, { stints }: Operation): Command => {
	const last = stints.at(-1);
	return last !== undefined && random.chance(0.5)
		? {
				type: 'CorrectClockOff',
				...on,
				technician: last.technician,
				at: last.from + random.below(20) * MINUTE_MS,
				reason: 'forgotten'
			}
		: {
				type: 'ReportDelay',
				...on,
				expectedFinish: now + random.below(20) * 10 * MINUTE_MS,
				reason: 'rust'
			};
};

const retime = (drawing: Drawing, on: On): Command => ({
	type: 'RetimeOperation',
	...on,
	start: start(drawing),
	reason: 'agreed'
});

/** How it ends: inspections fail now and then, and road tests say how far they went. */
function ending(
	{ random }: Drawing,
	{ kind }: Operation
): Omit<Extract<Command, { type: 'FinishOperation' }>, keyof On | 'type'> {
	if (random.chance(0.2))
		return { outcome: 'failed', finding: 'noise', responsible: random.pick(MECHANICS) };
	return kind === 'road-test' ? { roadTest: { distanceKm: 5, note: '' } } : {};
}

function clocking(drawing: Drawing, on: On, operation: Operation): Command {
	const { random } = drawing;
	switch (operation.state) {
		case 'open':
			return operation.plan === null
				? assign(drawing, on, operation)
				: { type: 'StartOperation', ...on, reason: 'agreed' };
		case 'running':
			if (random.chance(0.1))
				return {
					type: 'RecordSelfCheck',
					...on,
					kind: 'self',
					technician: random.pick(MECHANICS)!
				};
			return random.chance(0.6)
				? {
						type: 'FinishOperation',
						...on,
						...ending(drawing, operation)
					}
				: random.chance(0.5)
					? { type: 'PauseOperation', ...on }
					: { type: 'StopOperation', ...on, reason: 'parts', note: '', expectedUntil: null };
		default:
			return { type: 'ResumeOperation', ...on };
	}
}
