import type { Command } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, seenOperation, setupOf } from '../decision.ts';
import type { TechnicianCode } from '../ids.ts';
import { overridesFor } from '../plan/overrides.ts';
import type { Refusal } from '../refusals.ts';
import { ok, refused, type Result } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import type { Event } from './events.ts';
import type { Job, Operation } from './job.ts';
import { clockingTime } from './tap.ts';
import { bayRefusal, startConflicts, unknownTechnician, type Workplace } from './workplace.ts';

/** Clocking on: starting an operation, joining it, and going on after a pause or a stoppage. */
type Start = Extract<Command, { type: 'StartOperation' }>;
type Resume = Extract<Command, { type: 'ResumeOperation' }>;

interface Found {
	readonly job: Job;
	readonly operation: Operation;
}

/** People clocked on to an operation now. */
export const clockedOn = ({ stints }: Operation): readonly TechnicianCode[] =>
	stints.filter(({ to }) => to === null).map(({ technician }) => technician);

/** Starts an operation, or joins the people already on it. */
export function decideStart(
	state: WorkshopState,
	command: Start,
	circumstances: Circumstances
): Decision {
	const found = seenOperation(state, command);
	if (!found.ok) return found;
	const refusal = startRefusal(found.value, command);
	if (refusal !== null) return refused(refusal);
	return clockOn(state, found.value, { command, circumstances, type: 'OperationStarted' });
}

function startRefusal({ job, operation }: Found, command: Start): Refusal | null {
	const id = operation.id;
	if (job.arrivedAt === null) return { code: 'job/not-arrived', job: job.id };
	if (operation.state === 'finished') return { code: 'operation/already-finished', operation: id };
	const begun = operation.state === 'paused' || operation.stints.length > 0;
	if (begun && !joins({ job, operation }, command))
		return { code: 'operation/already-started', operation: id };
	const first = unfinishedBefore(job, operation);
	return first === null ? null : { code: 'operation/waits-for', operation: id, first: first.id };
}

/** Whether the command brings more people to running work, where the car stands. */
const joins = ({ job, operation }: Found, { bay, technicians = [] }: Start): boolean =>
	operation.state === 'running' &&
	(bay === undefined || bay === job.place?.bay) &&
	technicians.some((code) => !clockedOn(operation).includes(code));

/** An operation that must be finished first and is not; null when the way is free. */
const unfinishedBefore = (job: Job, { after }: Operation): Operation | null =>
	job.operations.find(({ id, state }) => after.includes(id) && state !== 'finished') ?? null;

/** Goes on after a pause or a stoppage, with the people and the bay it had unless others are named. */
export function decideResume(
	state: WorkshopState,
	command: Resume,
	circumstances: Circumstances
): Decision {
	const found = seenOperation(state, command);
	if (!found.ok) return found;
	const { operation, job } = found.value;
	if (operation.state !== 'paused' && operation.state !== 'stopped')
		return refused({ code: 'operation/not-paused', operation: operation.id });
	if (job.arrivedAt === null) return refused({ code: 'job/not-arrived', job: job.id });
	const first = unfinishedBefore(job, operation);
	if (first !== null)
		return refused({ code: 'operation/waits-for', operation: operation.id, first: first.id });
	return clockOn(state, found.value, { command, circumstances, type: 'OperationResumed' });
}

interface ClockingOn {
	readonly command: Start | Resume;
	readonly circumstances: Circumstances;
	readonly type: 'OperationStarted' | 'OperationResumed';
}

/** Where and with whom: as the command says, else as it was, else as planned. */
function workplaceOf(
	{ job, operation }: Found,
	command: Start | Resume
): Result<Workplace, Refusal> {
	const last = operation.stints.at(-1);
	const before = operation.stints.filter(({ to }) => to === last?.to);
	const bay =
		command.bay ?? (last === undefined ? operation.plan?.bay : (job.place?.bay ?? last.bay));
	const technicians =
		command.technicians ??
		(last === undefined
			? operation.plan?.technicians
			: [...new Set(before.map(({ technician }) => technician))]);
	return bay === undefined || technicians === undefined || technicians.length === 0
		? refused({ code: 'operation/no-place', operation: operation.id })
		: ok({ bay, technicians: technicians.filter((code) => !clockedOn(operation).includes(code)) });
}

function clockOn(state: WorkshopState, found: Found, wish: ClockingOn): Decision {
	const { job, operation } = found;
	const { command, circumstances, type } = wish;
	const setup = setupOf(state);
	if (!setup.ok) return setup;
	const place = workplaceOf(found, command);
	if (!place.ok) return place;
	const at = clockingTime(operation, circumstances, state.closing);
	if (!at.ok) return at;
	const { bay, technicians } = place.value;
	const refusal =
		unknownTechnician(setup.value, technicians) ??
		bayRefusal(state, { bay, job: job.id }, at.value);
	if (refusal !== null) return refused(refusal);
	const overrides = overridesFor(
		type === 'OperationStarted'
			? startConflicts(state, { operation, bay, technicians }, at.value)
			: [],
		{
			actor: circumstances.actor,
			reason: 'reason' in command ? command.reason : undefined,
			already: operation.plan?.overrides ?? []
		}
	);
	if (!overrides.ok) return overrides;
	const on = { job: job.id, operation: operation.id, bay, technicians };
	const event: Event =
		type === 'OperationStarted' ? { type, ...on, overrides: overrides.value } : { type, ...on };
	return decided([...clockedOffElsewhere(state, operation, technicians), event], circumstances, {
		at: at.value
	});
}

/** A technician works on one operation at a time: clocking on here clocks off there (product rule 3). */
function clockedOffElsewhere(
	state: WorkshopState,
	here: Operation,
	technicians: readonly TechnicianCode[]
): readonly Event[] {
	return [...state.jobs.values()].flatMap((job) =>
		job.operations.flatMap((operation): readonly Event[] => {
			if (operation.state !== 'running' || operation.id === here.id) return [];
			const leaving = clockedOn(operation).filter((code) => technicians.includes(code));
			if (leaving.length === 0) return [];
			return [
				{
					type: 'OperationPaused',
					job: job.id,
					operation: operation.id,
					technicians: leaving,
					cause: 'clocked-on-elsewhere'
				}
			];
		})
	);
}
