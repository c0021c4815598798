import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedEntities, stateFromEntities, type Entity } from '#core/entities.ts';
import { evolve, withRecords } from '#core/evolve.ts';
import { withoutWords, wordsIn } from '#core/customer/words.ts';
import { commandId, jobId, type CommandId, type JobId } from '#core/ids.ts';
import { jobOf } from '#core/job/events.ts';
import { registerIds } from '#core/job/order-facts.ts';
import { decide } from '#core/decide.ts';
import type { WorkshopState } from '#core/state.ts';
import type { Operation } from '#core/job/job.ts';
import { openOperations } from '#core/job/stage.ts';
import { overlaps } from '#core/time/instant.ts';
import { problemsOf } from '#core/workshop/setup-file.ts';
import { at } from '../builders/at.ts';
import { pastStep } from '../support/logbook.ts';
import { circumstances, recordedAfter } from '../support/scenario.ts';
import { play, START, type Day } from './played-day.ts';
import { aStep, commandOf } from './random-day.ts';

/**
 * What must hold after any day, however people behave. A failure prints its seed and its shortest
 * day; such a day is then kept as a named spec.
 */

const aDay = fc.array(aStep, { minLength: 1, maxLength: 120, size: 'max' });
const last = (day: Day): WorkshopState => day.states.at(-1) ?? START;
const runs = { numRuns: 100 };

/** The undo of a step at the end of a day; null when it is refused. */
function undoing(
	day: Pick<Day, 'states' | 'log'>,
	step: CommandId,
	command: CommandId
): (Pick<Day, 'states' | 'log'> & { readonly state: WorkshopState }) | null {
	const before = day.states.at(-1) ?? START;
	const around = circumstances({
		now: day.log.at(-1)?.recordedAt ?? at('09:00'),
		command,
		step: pastStep(day.log, step)
	});
	const decision = decide(before, { type: 'UndoStep', step }, around);
	if (!decision.ok) return null;
	const recorded = recordedAfter(before, decision.value, around);
	const state = evolve(before, recorded);
	return { states: [...day.states, state], log: [...day.log, ...recorded], state };
}

/** All that is true, without the positions in the log; numbers of operations are never used again. */
const facts = ({ jobs, absences, outages }: WorkshopState): unknown =>
	JSON.parse(
		JSON.stringify([[...jobs], [...absences].sort(), [...outages].sort()], (key, value: unknown) =>
			['version', 'ownVersion', 'operationCount'].includes(key) ? undefined : value
		)
	);

/** Every stint of every visit on the board, running ones up to `until`. */
const stintsOf = (state: WorkshopState, until: number) =>
	[...state.jobs.values()].flatMap((job) =>
		job.operations.flatMap((operation) =>
			operation.stints.map((stint) => ({
				job: job.id,
				operation: operation.id,
				technician: stint.technician,
				bay: stint.bay,
				from: stint.from,
				to: stint.to ?? until
			}))
		)
	);

/** Who worked where from when to when is as it was; an end differs only where a correction left its mark. */
function expectSameWork(before: Operation, after: Operation): void {
	const bare = ({ finishedAt, stints }: Operation): unknown => ({
		finishedAt,
		stints: stints.map(({ technician, bay, from, to }, n) => {
			const isMarked = [before, after].some((each) => each.stints[n]?.corrected !== undefined);
			return { technician, bay, from, to: isMarked ? 'corrected' : to };
		})
	});
	expect(bare(after)).toEqual(bare(before));
}

describe('whatever people do', () => {
	it('replaying the log gives the same state', () => {
		fc.assert(
			fc.property(aDay, (steps) => {
				const day = play(steps);
				expect(evolve(withRecords(START, day.records), day.log)).toEqual(last(day));
			}),
			runs
		);
	});

	it('replaying the log that lost what was said about erased visits gives the same state', () => {
		let erased = 0;
		fc.assert(
			fc.property(aDay, (steps) => {
				const day = play(steps);
				const gone = new Set<JobId>();
				for (const { event } of day.log) {
					if (event.type === 'PersonErased') for (const job of event.jobs) gone.add(job);
					// These days keep no archive: an order sent again after closing time opens a visit anew.
					if (event.type === 'JobOpened') gone.delete(event.job);
				}
				erased += gone.size;
				const kept = day.log.map((entry) =>
					gone.has(jobOf(entry.event) ?? jobId('')) ? withoutWords(entry) : entry
				);
				expect(evolve(withRecords(START, day.records), kept)).toEqual(last(day));
				for (const id of gone) {
					expect(wordsIn(last(day).jobs.get(id))).toEqual([]);
					const { vehicle, customer } = last(day).registers;
					expect(vehicle.get(registerIds(id).vehicle)).toMatchObject({ plate: '', vin: null });
					expect(customer.get(registerIds(id).customer)).toMatchObject({ name: '', phone: '' });
				}
			}),
			runs
		);
		expect(erased).toBeGreaterThan(0);
	});

	it('stored entities put together again give the same state', () => {
		fc.assert(
			fc.property(aDay, (steps) => {
				const day = play(steps);
				const stored = new Map<string, Entity>();
				let before: WorkshopState = { ...START, setup: null };
				for (const state of day.states) {
					for (const entity of changedEntities(before, state))
						stored.set(`${entity.kind}:${entity.id}`, entity);
					before = state;
				}
				const again = stateFromEntities([...stored.values()], day.records, last(day).seq);
				expect(again.jobs).toEqual(last(day).jobs);
				expect(again.orders).toEqual(last(day).orders);
				expect(again.absences).toEqual(last(day).absences);
				expect(again.outages).toEqual(last(day).outages);
				if (again.setup !== null) expect(again.setup).toEqual(last(day).setup);
			}),
			runs
		);
	});

	it('nobody works on two operations at a time, and no bay holds two cars at work', () => {
		fc.assert(
			fc.property(aDay, (steps) => {
				const stints = stintsOf(last(play(steps)), at('23:00'));
				for (const [index, one] of stints.entries()) {
					for (const other of stints.slice(index + 1)) {
						if (!overlaps(one, other)) continue;
						expect(one.technician).not.toBe(other.technician);
						if (one.bay === other.bay) expect(one.job).toBe(other.job);
					}
				}
			}),
			runs
		);
	});

	it('no bay has two cars standing in it', () => {
		fc.assert(
			fc.property(aDay, (steps) => {
				const places = [...last(play(steps)).jobs.values()].flatMap(({ place }) =>
					place === null ? [] : [place.bay]
				);
				expect(new Set(places).size).toBe(places.length);
			}),
			runs
		);
	});

	it('an operation runs only after those before it are finished', () => {
		fc.assert(
			fc.property(aDay, (steps) => {
				for (const job of last(play(steps)).jobs.values()) {
					const state = new Map(job.operations.map((operation) => [operation.id, operation.state]));
					for (const operation of job.operations.filter((each) => each.state === 'running'))
						for (const before of operation.after) expect(state.get(before)).toBe('finished');
				}
			}),
			runs
		);
	});

	it('what was really done is never re-written', () => {
		fc.assert(
			fc.property(aDay, (steps) => {
				const finished = new Map<string, Operation>();
				const all = play(steps).states.flatMap((state) =>
					[...state.jobs.values()].flatMap(({ operations }) => operations)
				);
				for (const operation of all) {
					const { id } = operation;
					// Only an undo opens finished work again; from then on it is finished anew.
					if (operation.state !== 'finished') finished.delete(id);
					if (operation.state !== 'finished') continue;
					expectSameWork(finished.get(id) ?? operation, operation);
					finished.set(id, operation);
				}
			}),
			runs
		);
	});

	it('a stale command is always refused as such, and a refused one changes nothing', () => {
		fc.assert(
			fc.property(aDay, aStep, (steps, step) => {
				const state = last(play(steps));
				const frozen = JSON.stringify([...state.jobs.values()]);
				const command = commandOf(state, { ...step, stale: true }, at('18:00'));
				const decision = decide(state, command, circumstances({ now: at('18:00') }));
				if (decision.ok) expect('seen' in command).toBe(false);
				expect(JSON.stringify([...state.jobs.values()])).toBe(frozen);
			}),
			runs
		);
	});

	it('every set-up that comes of edits is one that could be imported', () => {
		fc.assert(
			fc.property(aDay, (steps) => {
				const { setup, registers } = last(play(steps));
				const names = Object.fromEntries(
					[...setup!.technicians.map(({ code }) => code), ...setup!.advisors].map((code) => [
						code,
						registers.staff.get(code)?.name ?? code
					])
				);
				expect(problemsOf({ setup: setup!, names })).toEqual([]);
			}),
			runs
		);
	});

	it('no open work stands on what the set-up has not', () => {
		fc.assert(
			fc.property(aDay, (steps) => {
				const { setup, jobs } = last(play(steps));
				const bays = new Set<string>(setup!.bays.map(({ code }) => code));
				const people = new Set<string>(setup!.technicians.map(({ code }) => code));
				for (const job of [...jobs.values()].filter(({ end }) => end === null)) {
					if (job.place !== null) expect(bays).toContain(job.place.bay);
					for (const { plan } of openOperations(job)) {
						if (plan !== null) expect(bays).toContain(plan.bay);
						for (const technician of plan?.technicians ?? []) expect(people).toContain(technician);
					}
				}
			}),
			runs
		);
	});

	it('a step and its undo leave things as they were, and undoing that does the step again', () => {
		let undone = 0;
		fc.assert(
			fc.property(aDay, (steps) => {
				const day = play(steps);
				const step = day.log.at(-1)?.command;
				if (step === undefined) return;
				const earlier = day.log.filter(({ command }) => command !== step);
				const before = evolve(withRecords(START, day.records), earlier);
				const first = undoing(day, step, commandId('undo'));
				if (first === null) return;
				undone += 1;
				expect(facts(first.state)).toEqual(facts(before));
				const again = undoing(first, commandId('undo'), commandId('redo'));
				expect(again && facts(again.state)).toEqual(facts(last(day)));
			}),
			runs
		);
		expect(undone).toBeGreaterThan(10);
	});

	it('days are worth the name: work is finished, and much is refused', () => {
		const seen = new Set<string>();
		const refused = new Set<string>();
		fc.assert(
			fc.property(aDay, (steps) => {
				const day = play(steps);
				for (const { event } of day.log) seen.add(event.type);
				for (const code of day.refusals) refused.add(code);
			}),
			// About the days, not the rules: held still, so that the rarest fact is no matter of luck.
			// More days than elsewhere: every new wish makes the others rarer.
			{ numRuns: 250, seed: 20261121 }
		);
		expect([...seen]).toEqual(
			expect.arrayContaining([
				'OperationAssigned',
				'OperationFinished',
				'OperationPaused',
				'StepUndone',
				'RouteLaid',
				'DayClosed',
				'SetupEdited',
				'SelfChecked',
				'AdditionReported',
				'AdditionAnswered',
				'AdditionAcknowledged'
			])
		);
		expect(refused.size).toBeGreaterThan(10);
	});
});
