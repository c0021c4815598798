import { describe, expect, it } from 'vitest';
import type { Place, PlanningProblem, ProblemJob, ProblemOperation } from '../planner/problem.ts';
import { confidenceAt, doneBy, groundOf, placesOn, quoteOn, soonerThan } from './quote.ts';

/** Two mechanics and two lifts, 08:00 to 12:00 and 13:00 to 17:00, two days; minutes from midnight. */
const WINDOWS = [0, 1440].flatMap((day) => [
	{ from: day + 480, to: day + 720 },
	{ from: day + 780, to: day + 1020 }
]);
const anOperation = (overrides: Partial<ProblemOperation> = {}): ProblemOperation => ({
	id: 'op',
	after: [],
	choices: [
		{ technician: 0, minutes: 60 },
		{ technician: 1, minutes: 90 }
	],
	bays: [0, 1],
	helpers: [],
	splittable: false,
	notBefore: 0,
	pin: 'draft',
	place: null,
	...overrides
});
const placed = (place: Partial<Place>, overrides: Partial<ProblemOperation> = {}) => {
	const at = { bay: 0, technicians: [0], start: 480, end: 540, ...place };
	const minutes = at.end - at.start;
	const choices = [{ technician: at.technicians[0] ?? 0, minutes }];
	return anOperation({ pin: 'published', choices, place: at, ...overrides });
};
const aJob = (operations: readonly ProblemOperation[], overrides: Partial<ProblemJob> = {}) => ({
	...{ id: 'J', release: 480, promise: null, weight: 1, waiting: false },
	operations,
	...overrides
});
const aProblem = (jobs: readonly ProblemJob[], overrides: Partial<PlanningProblem> = {}) => ({
	origin: 0,
	now: 480,
	horizon: 2880,
	open: [0, 1440].map((day) => ({ from: day + 480, to: day + 1020 })),
	technicians: ['A', 'B'].map((id) => ({ id, team: '', windows: WINDOWS })),
	bays: ['L1', 'L2'].map((id) => ({ id, type: 'LIFT', closed: [] })),
	...overrides,
	jobs
});
const exactly = { stretchingFor: () => ({ mu: 0, sigma: 0 }) };
const usually = { stretchingFor: () => ({ mu: 0, sigma: 0.3 }) };

/** The quote for the last car of the problem. */
const quoted = (problem: PlanningProblem, living = exactly) => {
	const ground = groundOf(problem, problem.jobs.length - 1);
	const quote = quoteOn(ground, placesOn(ground), living);
	return { ground, quote, sooner: () => soonerThan(ground, quote) };
};

describe('the earliest finish without disturbing anyone', () => {
	it('is with the quicker one, at once, in an empty house', () => {
		const { quote } = quoted(aProblem([aJob([anOperation()])]));
		expect(quote.places).toEqual([{ bay: 0, technicians: [0], start: 480, end: 540 }]);
		expect(quote.finish).toBe(540);
	});

	it('is the slower one where the quicker one is taken, and ends earlier', () => {
		const { quote } = quoted(aProblem([aJob([placed({ end: 600 })]), aJob([anOperation()])]));
		expect(quote.places).toEqual([{ bay: 1, technicians: [1], start: 480, end: 570 }]);
	});

	it('fits a gap exactly, and not one that is a minute short', () => {
		const busy = (from: number) => [
			aJob([placed({ start: 480, end: 500 })]),
			aJob([placed({ start: from, end: 720 })]),
			aJob([placed({ bay: 1, technicians: [1], start: 480, end: 720 })]),
			aJob([placed({ bay: 1, technicians: [1], start: 780, end: 1020 })])
		];
		const start = (from: number) =>
			quoted(aProblem([...busy(from), aJob([anOperation()])])).quote.places[0]?.start;
		expect(start(560)).toBe(500);
		expect(start(559)).toBe(780);
	});

	it('waits for arrival, for parts and for its own work before', () => {
		const operations = [anOperation(), anOperation({ after: [0], notBefore: 800 })];
		const { quote } = quoted(aProblem([aJob(operations, { release: 490 })]));
		expect(quote.places.map((place) => place?.start)).toEqual([490, 800]);
	});

	it('begins after a break what does not fit before it, and pauses what may pause', () => {
		const from = (splittable: boolean) =>
			quoted(aProblem([aJob([anOperation({ splittable })], { release: 690 })])).quote.places[0];
		expect(from(false)).toMatchObject({ start: 780, end: 840 });
		expect(from(true)).toMatchObject({ start: 690, end: 810 });
	});

	it('lets cars that wait for their place go first, the earliest promise first', () => {
		const waiting = aJob([anOperation()], { promise: 600 });
		const later = aJob([anOperation()], { promise: 900 });
		const { quote, ground } = quoted(aProblem([later, waiting, aJob([anOperation()])]));
		expect(ground.others[1]?.[0]).toMatchObject({ technicians: [0], start: 480 });
		expect(ground.others[0]?.[0]).toMatchObject({ technicians: [1], start: 480 });
		expect(quote.places[0]).toMatchObject({ technicians: [0], start: 540 });
	});

	it('looks at where late work really lies, not where it was planned', () => {
		const late = aJob([placed({ start: 480, end: 540 })]);
		const problem = aProblem([late, aJob([anOperation()], { release: 0 })], { now: 600 });
		const { ground } = quoted(problem);
		expect(ground.others[0]?.[0]).toMatchObject({ start: 600, end: 660 });
	});

	it('is none where a piece fits nowhere before the horizon', () => {
		const { quote } = quoted(aProblem([aJob([anOperation({ choices: [] })])]));
		expect(quote).toMatchObject({ places: [null], finish: null });
		expect(doneBy(quote, 80)).toBeNull();
		expect(confidenceAt(quote, 9999)).toBe(0);
	});

	it('keeps clear of helpers and of bays that are closed', () => {
		const problem = aProblem(
			[
				aJob([placed({ bay: 1, technicians: [1], start: 480, end: 600 })]),
				aJob([anOperation({ helpers: [1], choices: [{ technician: 0, minutes: 60 }] })])
			],
			{
				bays: [
					{ id: 'L1', type: 'LIFT', closed: [{ from: 600, to: 640 }] },
					{ id: 'L2', type: 'LIFT', closed: [] }
				]
			}
		);
		expect(quoted(problem).quote.places[0]).toEqual({
			bay: 1,
			technicians: [0, 1],
			start: 600,
			end: 660
		});
	});
});

describe('simulated days', () => {
	it('are the plan where everything takes as long as planned', () => {
		const { quote } = quoted(aProblem([aJob([placed({})]), aJob([anOperation()])]));
		expect(new Set(quote.finishes)).toEqual(new Set([quote.finish]));
	});

	it('hold a time in as many days of a hundred as is said', () => {
		const { quote } = quoted(aProblem([aJob([anOperation()])]), usually);
		const in80 = doneBy(quote, 80) ?? 0;
		// A log-normal spread of 0.3 lies below 1.287 four times in five.
		expect(Math.abs(in80 - (480 + 60 * 1.287))).toBeLessThan(4);
		expect(confidenceAt(quote, in80)).toBeGreaterThanOrEqual(80);
		expect(confidenceAt(quote, in80 - 3)).toBeLessThan(80);
		expect(doneBy(quote, 95) ?? 0).toBeGreaterThan(in80);
	});

	it('are the same for the same question', () => {
		const ask = () => quoted(aProblem([aJob([placed({})]), aJob([anOperation()])]), usually);
		expect(ask().quote.finishes).toEqual(ask().quote.finishes);
	});

	it('let a car wait for the one before it, and start nothing before it was planned', () => {
		const alone = aJob([anOperation({ choices: [{ technician: 0, minutes: 60 }], bays: [0] })]);
		const { quote } = quoted(aProblem([aJob([placed({ end: 600 })]), alone]), usually);
		// Both are uncertain, so the second is later in more than half the days.
		expect(confidenceAt(quote, quote.finish ?? 0)).toBeLessThan(60);
		const planned = aJob([placed({ start: 900, end: 960 })]);
		const { quote: kept } = quoted(aProblem([planned]), usually);
		expect(kept.finishes[0] ?? 0).toBeGreaterThan(900);
	});

	it('know that work that has begun lasts longer than it has already', () => {
		const begun = placed({ start: 480, end: 540 }, { pin: 'started' });
		const at = (now: number) => quoted(aProblem([aJob([begun])], { now }), usually).quote;
		expect(at(530).finishes[0] ?? 0).toBeGreaterThan(530);
		expect(doneBy(at(530), 80) ?? 0).toBeGreaterThan(doneBy(at(480), 80) ?? 0);
	});

	it('let work that may not pause run through the break once it has begun', () => {
		const { quote } = quoted(aProblem([aJob([anOperation()], { release: 655 })]), usually);
		const inBreak = Array.from(quote.finishes).filter((finish) => finish > 720 && finish < 780);
		expect(inBreak.length).toBeGreaterThan(0);
	});

	it('take overtime that was planned with a reason as it was meant', () => {
		const overtime = placed({ start: 1030, end: 1090 }, { pin: 'pinned' });
		expect(quoted(aProblem([aJob([overtime])])).quote.finish).toBe(1090);
		const throughLunch = placed({ start: 700, end: 800 }, { pin: 'pinned' });
		expect(quoted(aProblem([aJob([throughLunch])])).quote.finish).toBe(800);
	});
});

describe('being faster', () => {
	const house = (promise: number) =>
		aProblem([
			aJob([placed({ start: 480, end: 720 }, { splittable: true })], { id: 'promised', promise }),
			aJob([placed({ bay: 1, technicians: [1], start: 480, end: 720 })], { id: 'other' }),
			aJob([anOperation({ choices: [{ technician: 0, minutes: 60 }] })])
		]);

	it('names who would be hurt, and by how much', () => {
		const sooner = quoted(house(730)).sooner();
		expect(sooner).toMatchObject({
			finish: 540,
			hurt: [{ job: 0, promise: 730, before: 720, after: 840 }]
		});
	});

	it('hurts nobody who keeps their promise all the same', () => {
		expect(quoted(house(1000)).sooner()?.hurt).toEqual([]);
	});

	it('lets cars without a place look for another gap', () => {
		const waiting = aJob([anOperation()], { id: 'waiting', promise: 900 });
		const other = aJob([anOperation()], { id: 'other', promise: 901 });
		const sooner = quoted(aProblem([waiting, other, aJob([anOperation()])])).sooner();
		expect(sooner).toMatchObject({ finish: 540, hurt: [] });
	});

	it('is nothing where the car is as early as it can be', () => {
		expect(quoted(aProblem([aJob([anOperation()])])).sooner()).toBeNull();
	});

	it('moves nothing that was begun or pinned', () => {
		const pinned = aJob([placed({ start: 480, end: 720 }, { pin: 'pinned' })]);
		const both = aJob([placed({ bay: 1, technicians: [1], end: 720 }, { pin: 'started' })]);
		expect(quoted(aProblem([pinned, both, aJob([anOperation()])])).sooner()).toBeNull();
	});
});
