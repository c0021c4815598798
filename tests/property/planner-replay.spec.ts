import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEVER } from '#core/planner/calendar.ts';
import { causesOf } from '#core/planner/causes.ts';
import { withChanges, type Change } from '#core/planner/explain/change.ts';
import type { PlanningProblem, ProblemOperation } from '#core/planner/problem.ts';
import { replayChanged } from '#core/planner/replay-changed.ts';
import { replay } from '#core/planner/replay.ts';
import { finishOf, type Replay } from '#core/planner/replayed.ts';
import { slowlyAmong, type Lying } from './planner-simulator.ts';

/** The ripple lays every piece of work where living through the days lays it, and explains what is late. */

const DAY = 300;
const DAYS = 4;
const HORIZON = DAY * DAYS;
const PEOPLE = 3;
const BAYS = 3;

/** A day of three hours with a break in it, a night, and so on; somebody may be away for a while. */
const windowsOf = ([lunch, away]: readonly [number, number]) =>
	Array.from({ length: DAYS }, (_none, day) => day * DAY).flatMap((day) =>
		[
			{ from: day + 30, to: day + 60 + lunch },
			{ from: day + 80 + lunch, to: day + 250 }
		].filter(({ from }) => from < away || from > away + DAY)
	);

const operations = fc.record({
	minutes: fc.integer({ min: 5, max: 60 }),
	technician: fc.nat(PEOPLE - 1),
	bay: fc.nat(BAYS - 1),
	start: fc.integer({ min: 0, max: DAY * 2 }),
	notBefore: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: DAY * 2 })),
	splittable: fc.boolean(),
	isPlanned: fc.boolean(),
	helps: fc.integer({ min: 0, max: 8 })
});
type Wish = typeof operations extends fc.Arbitrary<infer T> ? T : never;

function operationOf(wish: Wish, index: number, now: number): ProblemOperation {
	const { technician, bay, start, minutes, isPlanned, helps } = wish;
	// The first work of some cars is running: it is where it is, and took what it took.
	const isStarted = isPlanned && index === 0 && start < now;
	const helper = (technician + 1) % PEOPLE;
	const helpers = isPlanned && !isStarted && helps === 0 ? [helper] : [];
	const people = [technician, ...helpers];
	const end = isStarted ? now + minutes : start + minutes;
	return {
		id: '',
		after: index === 0 ? [] : [index - 1],
		choices: [0, 1, 2].map((one) => ({ technician: one, minutes: minutes + one })),
		bays: [0, 1, 2],
		helpers,
		splittable: wish.splittable,
		notBefore: wish.notBefore,
		pin: isStarted ? 'started' : isPlanned ? 'published' : 'draft',
		place: isPlanned ? { bay, technicians: people, start, end } : null
	};
}

const problems: fc.Arbitrary<PlanningProblem> = fc
	.record({
		now: fc.integer({ min: 0, max: DAY }),
		people: fc.array(fc.tuple(fc.nat(60), fc.nat(DAY * 2)), {
			minLength: PEOPLE,
			maxLength: PEOPLE
		}),
		closed: fc.array(fc.nat(DAY), { minLength: BAYS, maxLength: BAYS }),
		jobs: fc.array(
			fc.record({
				release: fc.nat(DAY),
				promise: fc.nat(DAY * 2),
				operations: fc.array(operations, { minLength: 1, maxLength: 4 })
			}),
			{ minLength: 1, maxLength: 5 }
		)
	})
	.map(({ now, people, closed, jobs }) => ({
		origin: 0,
		now,
		horizon: HORIZON,
		open: [],
		technicians: people.map((how, index) => ({
			id: `T${String(index)}`,
			team: '',
			windows: windowsOf(how)
		})),
		bays: closed.map((from, index) => ({
			id: `B${String(index)}`,
			type: '',
			closed: from % 3 === 0 ? [{ from, to: from + 40 }] : []
		})),
		jobs: jobs.map((job, index) => ({
			id: `J${String(index)}`,
			release: job.release,
			promise: job.promise,
			weight: 1,
			waiting: false,
			operations: job.operations.map((wish, at) => operationOf(wish, at, now))
		}))
	}));

const lyingIn = ({ all, start, end, technician, bay }: Replay): Lying[] =>
	all.map(({ number, job, operation }) => ({
		job,
		operation,
		technician: technician[number]!,
		bay: bay[number]!,
		from: start[number]!,
		to: end[number]!
	}));

/** The last of each can do any number of things at once. */
const STAND_INS = { technician: PEOPLE - 1, bay: BAYS - 1 };

const lanesIn = ({ people, bays }: Replay) =>
	[...people, ...bays].map(({ count, from, to, operation, job }) =>
		[from, to, operation, job].map((column) => [...column.slice(0, count)])
	);

describe('the ripple', () => {
	it('lays every piece of work where living through the days lays it', () => {
		fc.assert(
			fc.property(problems, (problem) => {
				const ripple = replay(problem, null);
				const lying = lyingIn(ripple);
				for (const { number, job, first, operation } of ripple.all) {
					const mine = lying[number]!;
					if (operation.pin === 'started' || mine.to >= NEVER) continue;
					const before = operation.after.map((index) => lying[first + index]!.to);
					const from = Math.max(
						problem.now,
						problem.jobs[job]!.release,
						operation.notBefore,
						operation.place?.start ?? 0,
						...before
					);
					const others = lying.filter((other) => other !== mine && other.to < NEVER);
					expect({ from: mine.from, to: mine.to }).toEqual(
						slowlyAmong(problem, others, { ...mine, from })
					);
				}
			}),
			{ numRuns: 150 }
		);
	});

	it('is the same when what a change does not reach is taken over from the ripple before it', () => {
		const moves = fc.array(
			fc.tuple(fc.nat(4), fc.nat(3), fc.nat(PEOPLE - 1), fc.nat(BAYS - 1), fc.nat(DAY * 2)),
			{ minLength: 1, maxLength: 2 }
		);
		fc.assert(
			fc.property(problems, moves, fc.constantFrom(null, STAND_INS), (problem, moved, standIns) => {
				const known = replay(problem, standIns);
				const changes = moved.flatMap(([job, index, technician, bay, start]): Change[] =>
					problem.jobs[job]?.operations[index]?.pin === 'started' ||
					problem.jobs[job]?.operations[index] === undefined
						? []
						: [{ job, index, place: { bay, technicians: [technician], start, end: start + 20 } }]
				);
				const changed = withChanges(problem, changes);
				const quick = replayChanged(changed, standIns, known);
				const slow = replay(changed, standIns);
				expect(lyingIn(quick)).toEqual(lyingIn(slow));
				expect(lanesIn(quick)).toEqual(lanesIn(slow));
			}),
			{ numRuns: 300 }
		);
	});

	it('keeps people and bays of the plan, and started work where it is', () => {
		fc.assert(
			fc.property(problems, (problem) => {
				for (const { operation, bay, technician, from, to } of lyingIn(replay(problem, null))) {
					const { place, pin } = operation;
					if (place === null || to >= NEVER) continue;
					expect([bay, technician]).toEqual([place.bay, place.technicians[0]]);
					if (pin === 'started') expect([from, to]).toEqual([place.start, place.end]);
				}
			})
		);
	});
});

describe('the causes of a late car', () => {
	it('add up to its lateness to the minute, and one of them alone would help', () => {
		fc.assert(
			fc.property(problems, (problem) => {
				const ripple = replay(problem, null);
				problem.jobs.forEach(({ promise }, job) => {
					const finish = finishOf(ripple, job);
					const causes = causesOf(ripple, job);
					const late = finish >= NEVER ? 0 : Math.max(0, finish - (promise ?? finish));
					expect(causes.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(late);
					if (late > 0) expect(causes.some(({ helpsAlone }) => helpsAlone)).toBe(true);
				});
			})
		);
	});
});
