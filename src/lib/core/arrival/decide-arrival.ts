import type { Circumstances, Decision } from '../decider.ts';
import { decided, isBlank, nothingToDo, openJob, setupOf } from '../decision.ts';
import { noteId } from '../ids.ts';
import type { Event } from '../job/events.ts';
import type { Job } from '../job/job.ts';
import { layRoute } from '../job/route.ts';
import { refused, type Result } from '../result.ts';
import type { Refusal } from '../refusals.ts';
import type { WorkshopState } from '../state.ts';
import type { Note } from '../workshop/registers.ts';
import type { ArrivalCommand } from './commands.ts';
import { normalisedTag, slotRefusal, tagRefusal } from './standing.ts';
import { marksInOrder, type WalkAroundFacts, type WalkAroundFound } from './walk-around.ts';

/** From the gate to the workshop: key tag, parking slot, walk-around, and handing the car in. */

type Of<Type extends ArrivalCommand['type']> = Extract<ArrivalCommand, { type: Type }>;

/** A visit whose car is here. */
function carHere(state: WorkshopState, wish: Pick<ArrivalCommand, 'job'>): Result<Job, Refusal> {
	const job = openJob(state, wish.job);
	if (!job.ok || job.value.arrivedAt !== null) return job;
	return refused({ code: 'job/not-arrived', job: wish.job });
}

/** A tag hangs on one key at a time. */
export function decideSetKeyTag(
	state: WorkshopState,
	command: Of<'SetKeyTag'>,
	circumstances: Circumstances
): Decision {
	const job = carHere(state, command);
	if (!job.ok) return job;
	const { id, keyTag: before } = job.value;
	const written = normalisedTag(command.keyTag ?? '');
	const keyTag = written === '' ? null : written;
	if (keyTag === before) return nothingToDo(circumstances);
	const refusal = keyTag === null ? null : tagRefusal(state, { keyTag, job: id });
	return refusal === null
		? decided([{ type: 'KeyTagSet', job: id, keyTag }], circumstances)
		: refused(refusal);
}

/** A slot holds one car; a car that is parked leaves its bay, unless somebody works on it. */
export function decideParkCar(
	state: WorkshopState,
	{ job: of, slot }: Of<'ParkCar'>,
	circumstances: Circumstances
): Decision {
	const job = carHere(state, { job: of });
	if (!job.ok) return job;
	const { id, operations } = job.value;
	if (slot === job.value.slot) return nothingToDo(circumstances);
	const running = operations.find(({ state: is }) => is === 'running');
	if (running !== undefined)
		return refused({ code: 'job/work-running', job: id, operation: running.id });
	const refusal = slot === null ? null : slotRefusal(state, { slot, job: id });
	return refusal === null
		? decided([{ type: 'CarParked', job: id, slot }], circumstances)
		: refused(refusal);
}

/** The time the workshop got the car with its order; it is kept, so it is written once (duty D3). */
export function decideHandIn(
	state: WorkshopState,
	command: Of<'HandIn'>,
	circumstances: Circumstances
): Decision {
	const job = carHere(state, command);
	if (!job.ok) return job;
	return job.value.handedInAt === null
		? decided([{ type: 'CarHandedIn', job: command.job }], circumstances)
		: refused({ code: 'job/already-handed-in', job: command.job });
}

/**
 * What was seen and signed. A wash the customer wants or does not want any more changes the route; once
 * the bill is settled the sheet is closed.
 */
export function decideRecordWalkAround(
	state: WorkshopState,
	command: Of<'RecordWalkAround'>,
	circumstances: Circumstances
): Decision {
	const job = carHere(state, command);
	if (!job.ok) return job;
	const setup = setupOf(state);
	if (!setup.ok) return setup;
	const { id, settledAt, category } = job.value;
	if (settledAt !== null) return refused({ code: 'job/already-settled', job: id });
	const valuables = noteOf(command, 'valuables', circumstances);
	const remarks = noteOf(command, 'remarks', circumstances);
	const found: WalkAroundFound = {
		...inOrder(command.found),
		valuablesNote: valuables?.id ?? null,
		remarksNote: remarks?.id ?? null
	};
	const { washWanted } = found;
	const records = [valuables, remarks].filter((note) => note !== null);
	const route =
		washWanted === job.value.washWanted
			? null
			: layRoute(id, job.value, { setup: setup.value, category, washWanted, work: [] });
	const recorded: Event = { type: 'WalkAroundRecorded', job: id, found };
	return decided(route === null ? [recorded] : [recorded, route], circumstances, { records });
}

/** Nobody signs who was not there. */
const inOrder = (found: WalkAroundFacts): WalkAroundFacts => ({
	...found,
	marks: marksInOrder(found.marks),
	signed: found.signed && found.customerPresent
});

/** What was written, as a note; null where nothing was. */
const noteOf = (
	walk: Of<'RecordWalkAround'>,
	about: 'valuables' | 'remarks',
	{ command }: Circumstances
): Note | null =>
	isBlank(walk[about])
		? null
		: { kind: 'note', id: noteId(`${command}/${about}`), job: walk.job, text: walk[about].trim() };
