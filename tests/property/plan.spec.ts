import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobId, operationId, skillCode } from '#core/ids.ts';
import type { Job, Plan } from '#core/job/job.ts';
import { CONFLICT_WEIGHT } from '#core/plan/conflict.ts';
import { brokenPromises } from '#core/plan/broken-promises.ts';
import { conflictsOf, heaviest } from '#core/plan/conflicts.ts';
import { forecastOf } from '#core/plan/forecast.ts';
import { optionsFor } from '#core/plan/options.ts';
import { earliestFit, layOut } from '#core/plan/place.ts';
import { planFor } from '#core/plan/plan-for.ts';
import { deliveryWindow } from '#core/promise/delivery-window.ts';
import { latenessOf, type Level } from '#core/promise/lateness.ts';
import type { WorkshopState } from '#core/state.ts';
import { DAY_MS, MINUTE_MS, type Instant } from '#core/time/instant.ts';
import { minutesIn, without } from '#core/time/stretches.ts';
import { workingStretches } from '#core/workshop/calendar.ts';
import { aJob, anInspection, aPlan, aPromise, aStint, aStoppage } from '../builders/a-job.ts';
import { aSetup } from '../builders/a-setup.ts';
import { anAbsence, anOutage, aState } from '../builders/a-state.ts';
import { at } from '../builders/at.ts';

const CODES = aSetup().technicians.map(({ code }) => code);
const BAYS = aSetup().bays.map(({ code }) => code);
const technicians = fc.constantFrom(...CODES);
const bays = fc.constantFrom(...BAYS);
/** A minute of the working week that begins today. */
const minutesOfWeek = fc.integer({ min: 0, max: 6 * 24 * 60 });
const instants = minutesOfWeek.map((minute): Instant => at('00:00') + minute * MINUTE_MS);

const absences = fc.array(
	fc.record({ technician: technicians, from: instants, minutes: fc.integer({ min: 1, max: 900 }) }),
	{ maxLength: 4 }
);
const outages = fc.array(fc.record({ bay: bays, since: instants, until: fc.option(instants) }), {
	maxLength: 2
});

const SKILLS = ['M1', 'M2', 'BODY', 'PAINT'];
const plans = fc.record({
	bay: bays,
	technician: technicians,
	start: instants,
	minutes: fc.integer({ min: 5, max: 400 })
});
const works = fc.record({
	skill: fc.constantFrom(...SKILLS),
	standardMinutes: fc.integer({ min: 5, max: 500 }),
	plan: fc.option(plans, { freq: 2 }),
	partsDueAt: fc.option(instants, { freq: 1, nil: null })
});
const visits = fc.record({
	works: fc.array(works, { minLength: 1, maxLength: 3 }),
	promisedAt: fc.option(instants),
	begun: fc.constantFrom('no', 'running', 'paused', 'stopped')
});
type Visit = typeof visits extends fc.Arbitrary<infer T> ? T : never;

function planOf(
	state: WorkshopState,
	job: Job,
	index: number,
	wish: Visit['works'][number]
): Plan | null {
	const operation = job.operations[index];
	if (wish.plan === null || operation === undefined) return null;
	const { bay, technician, start, minutes } = wish.plan;
	const placement = {
		job: job.id,
		operation: operation.id,
		bay,
		technicians: [technician],
		start,
		minutes
	};
	const laid = planFor(state, placement);
	return laid.ok ? aPlan({ ...placement, end: laid.value.end }) : null;
}

/** A visit whose first operation may have begun at 09:00 today. */
function visit(id: string, { works: wishes, promisedAt, begun }: Visit): Job {
	const unplanned = aJob({
		id: jobId(id),
		promises: promisedAt === null ? [] : [aPromise(promisedAt)],
		operations: [
			...wishes.map(({ skill, standardMinutes, partsDueAt }) => ({
				skill: skillCode(skill),
				standardMinutes,
				partsDueAt
			})),
			anInspection()
		]
	});
	const state = aState({ jobs: [unplanned] });
	const operations = unplanned.operations.map((operation, index) => {
		const wish = wishes[index];
		const plan = wish === undefined ? null : planOf(state, unplanned, index, wish);
		if (index > 0 || begun === 'no') return { ...operation, plan };
		const stint = aStint({
			technician: plan?.technicians[0] ?? CODES[0]!,
			bay: plan?.bay ?? BAYS[0]!
		});
		const stints = [begun === 'running' ? stint : { ...stint, to: at('09:30') }];
		const stoppages = begun === 'stopped' ? [aStoppage()] : [];
		return { ...operation, plan, state: begun, stints, stoppages };
	});
	return { ...unplanned, operations };
}

/** A workshop in any condition: plans may clash, people be away, bays be out of order. */
const workshops = fc
	.record({ visits: fc.array(visits, { minLength: 1, maxLength: 6 }), absences, outages })
	.map((given) =>
		aState({
			jobs: given.visits.map((one, index) => visit(`J${index + 1}`, one)),
			absences: given.absences.map(({ technician, from, minutes }, index) =>
				anAbsence({ id: `ABS-${index}`, technician, from, to: from + minutes * MINUTE_MS })
			),
			outages: given.outages.map(({ bay, since, until }) =>
				anOutage({ bay, since, until: until === null ? null : Math.max(until, since + 1) })
			)
		})
	);

const firstOpen = (state: WorkshopState) => {
	for (const job of state.jobs.values()) {
		const operation = job.operations.find((one) => one.state === 'open');
		if (operation !== undefined) return { job: job.id, operation: operation.id };
	}
	throw new Error('every visit ends with an inspection that nobody began');
};

describe('laying work out', () => {
	const works = fc.record({
		technician: fc.option(technicians),
		splittable: fc.boolean(),
		start: instants,
		minutes: fc.integer({ min: 1, max: 3000 })
	});

	it('covers exactly its minutes, inside the hours of the person when it fits', () => {
		fc.assert(
			fc.property(works, workshops, (work, state) => {
				const { pieces, end, fits } = layOut(state, work);
				expect(minutesIn(pieces)).toBeCloseTo(work.minutes, 6);
				expect(pieces[0]?.from).toBe(work.start);
				expect(pieces[pieces.length - 1]?.to).toBe(end);
				if (!fits) return;
				const hours = workingStretches(state, work.technician, { from: work.start, to: end });
				expect(without(pieces, hours)).toEqual([]);
				if (!work.splittable) expect(pieces).toHaveLength(1);
			})
		);
	});

	it('finds the earliest fit: never before the start, inside the hours, and later starts end no sooner', () => {
		fc.assert(
			fc.property(works, workshops, fc.integer({ min: 0, max: 600 }), (work, state, later) => {
				const first = earliestFit(state, work);
				if (first === null) return;
				expect(first.pieces[0]!.from).toBeGreaterThanOrEqual(work.start);
				const hours = workingStretches(state, work.technician, { from: work.start, to: first.end });
				expect(without(first.pieces, hours)).toEqual([]);
				const second = earliestFit(state, { ...work, start: work.start + later * MINUTE_MS });
				if (second !== null) expect(second.end).toBeGreaterThanOrEqual(first.end);
			})
		);
	});
});

describe('options', () => {
	it('never break a rule that may not be broken, and carry the conflicts the server would see', () => {
		let seen = 0;
		fc.assert(
			fc.property(workshops, instants, (state, now) => {
				const wish = firstOpen(state);
				for (const option of optionsFor(state, wish, now)) {
					seen += 1;
					const conflicts = conflictsOf(state, option.placement, now);
					expect(heaviest(conflicts)).not.toBe('never');
					expect(option.conflicts).toEqual(conflicts);
					expect(option.placement.start).toBeGreaterThanOrEqual(now);
					expect(option.placement.start % (5 * MINUTE_MS)).toBe(0);
					const laid = planFor(state, option.placement);
					expect(laid).toMatchObject({ ok: true, value: { end: option.end } });
				}
			}),
			{ numRuns: 60 }
		);
		expect(seen).toBeGreaterThan(100);
	});

	it('taken one after another never put two at once in a bay or on a person', () => {
		fc.assert(
			fc.property(fc.array(works, { minLength: 2, maxLength: 12 }), (wishes) => {
				let state = aState({
					jobs: wishes.map(({ skill, standardMinutes }, index) =>
						aJob({
							id: jobId(`J${index}`),
							operations: [{ skill: skillCode(skill), standardMinutes }]
						})
					)
				});
				const taken: Plan[] = [];
				for (const job of state.jobs.values()) {
					const wish = { job: job.id, operation: operationId(job.id, 1) };
					const option = optionsFor(state, wish, at('08:00'))[0];
					if (option === undefined) continue;
					const plan = aPlan({ ...option.placement, minutes: option.minutes, end: option.end });
					for (const other of taken) {
						const meets = other.start < plan.end && plan.start < other.end;
						const shares = other.bay === plan.bay || other.technicians[0] === plan.technicians[0];
						expect(meets && shares).toBe(false);
					}
					taken.push(plan);
					const operations = job.operations.map((one) => ({ ...one, plan }));
					state = { ...state, jobs: new Map(state.jobs).set(job.id, { ...job, operations }) };
				}
				expect(taken.length).toBeGreaterThan(0);
			}),
			{ numRuns: 40 }
		);
	});
});

describe('conflicts', () => {
	it('are the same whatever plan the operation had before', () => {
		fc.assert(
			fc.property(workshops, plans, instants, (state, wish, now) => {
				const open = firstOpen(state);
				const placement = {
					...open,
					bay: wish.bay,
					technicians: [wish.technician],
					start: wish.start
				};
				const job = state.jobs.get(open.job)!;
				const operations = job.operations.map((one) =>
					one.id === open.operation ? { ...one, plan: aPlan({ start: wish.start }) } : one
				);
				const planned = { ...state, jobs: new Map(state.jobs).set(job.id, { ...job, operations }) };
				expect(conflictsOf(planned, placement, now)).toEqual(conflictsOf(state, placement, now));
			})
		);
	});

	it('each have a weight, and a placement of theirs breaks promises only in whole minutes above none', () => {
		fc.assert(
			fc.property(workshops, plans, instants, (state, wish, now) => {
				const open = firstOpen(state);
				const placement = {
					...open,
					bay: wish.bay,
					technicians: [wish.technician],
					start: wish.start
				};
				for (const { code } of conflictsOf(state, placement, now)) {
					expect(CONFLICT_WEIGHT[code]).toBeDefined();
				}
				for (const broken of brokenPromises(state, placement, now)) {
					expect(broken.minutesLate).toBeGreaterThan(0);
					expect(broken.worse).toBeGreaterThanOrEqual(0);
					expect(broken.worse).toBeLessThanOrEqual(broken.minutesLate);
					expect(broken.forecastAt).toBeGreaterThan(broken.promisedAt);
				}
			})
		);
	});
});

describe('the forecast', () => {
	// Work that runs began at 09:00; before that nobody would ask.
	const nows = fc
		.integer({ min: 9 * 60 + 30, max: 5 * 24 * 60 })
		.map((minute) => at('00:00') + minute * MINUTE_MS);

	it('never lies in the past', () => {
		fc.assert(
			fc.property(workshops, nows, (state, now) => {
				for (const job of state.jobs.values())
					expect(forecastOf(state, job, now).finishAt!).toBeGreaterThanOrEqual(now);
			})
		);
	});

	/**
	 * A car by itself. Among others it may gain as time passes: what is pushed away before it leaves a
	 * gap in which a person does its work after all.
	 */
	const alone = (state: WorkshopState, job: Job): WorkshopState => ({
		...state,
		jobs: new Map([[job.id, job]])
	});

	it('of a car by itself never moves earlier as time passes', () => {
		fc.assert(
			fc.property(workshops, nows, fc.integer({ min: 1, max: DAY_MS }), (shop, now, passed) => {
				for (const job of shop.jobs.values()) {
					const state = alone(shop, job);
					const before = forecastOf(state, job, now);
					const after = forecastOf(state, job, now + passed);
					expect(after.finishAt!).toBeGreaterThanOrEqual(before.finishAt!);
					expect(after.minutesLeft).toBeLessThanOrEqual(before.minutesLeft);
				}
			})
		);
	});

	it('keeps the order of operations', () => {
		fc.assert(
			fc.property(workshops, nows, (state, now) => {
				for (const job of state.jobs.values()) {
					const { operations } = forecastOf(state, job, now);
					for (const { id, after } of job.operations) {
						for (const before of after) {
							expect(operations.get(id)!.from).toBeGreaterThanOrEqual(operations.get(before)!.to);
						}
					}
				}
			})
		);
	});

	it('makes lateness only graver, and windows only later, while nothing happens', () => {
		const GRAVITY: Readonly<Record<Level, number>> = {
			none: 0,
			'on-track': 1,
			'due-soon': 2,
			'at-risk': 3,
			late: 4
		};
		fc.assert(
			fc.property(workshops, nows, fc.integer({ min: 1, max: DAY_MS }), (shop, now, passed) => {
				for (const job of shop.jobs.values()) {
					const state = alone(shop, job);
					const before = latenessOf(state, job, now);
					const after = latenessOf(state, job, now + passed);
					expect(GRAVITY[after.level]).toBeGreaterThanOrEqual(GRAVITY[before.level]);
					const early = deliveryWindow(state, job, now)!;
					const late = deliveryWindow(state, job, now + passed)!;
					expect(early.from).toBeGreaterThanOrEqual(now);
					expect(early.to - early.from).toBeGreaterThanOrEqual(15 * MINUTE_MS);
					expect(late.from).toBeGreaterThanOrEqual(early.from);
				}
			})
		);
	});
});
