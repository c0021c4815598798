import type {
	PlanningProblem,
	ProblemBay,
	ProblemJob,
	ProblemOperation,
	ProblemTechnician,
	Span
} from '#core/planner/problem.ts';

/**
 * Small days of a workshop whose best plan is known for certain (`toy-optimum.ts` proves it each time
 * the tests run). Each is about one thing that a greedy hand gets wrong.
 */
export interface ToyDay {
	readonly name: string;
	/** Least sum of weight × open minutes late. */
	readonly lateness: number;
	readonly problem: PlanningProblem;
}

const HOUR = 60;
/** A time of the first day, `at(8, 30)`. */
const at = (hour: number, minute = 0): number => hour * HOUR + minute;
const NIGHT = 24 * HOUR;
const opening = { from: at(8), to: at(17, 30) };
const nextDay = ({ from, to }: Span): Span => ({ from: from + NIGHT, to: to + NIGHT });
const twoDays = (...spans: readonly Span[]): readonly Span[] => [...spans, ...spans.map(nextDay)];

/** Works all day but for lunch at 12. */
const lunchAtTwelve = twoDays({ from: at(8), to: at(12) }, { from: at(13), to: at(17, 30) });
const lunchAtEleven = twoDays({ from: at(8), to: at(11) }, { from: at(12), to: at(17, 30) });
const withoutLunch = twoDays(opening);

const people = (...windows: readonly (readonly Span[])[]): readonly ProblemTechnician[] =>
	windows.map((own, index) => ({ id: `T${index}`, team: '', windows: own }));
const bays = (...types: readonly string[]): readonly ProblemBay[] =>
	types.map((type, index) => ({ id: `B${index}`, type, closed: [] }));

/** Work of so many minutes for each person named: `work({ 0: 60, 1: 45 }, [0])`. */
function work(
	minutes: Readonly<Record<number, number>>,
	where: readonly number[],
	more: Partial<ProblemOperation> = {}
): ProblemOperation {
	return {
		id: '',
		after: [],
		choices: Object.entries(minutes).map(([person, length]) => ({
			technician: Number(person),
			minutes: length
		})),
		bays: where,
		helpers: [],
		splittable: false,
		notBefore: 0,
		pin: 'draft',
		place: null,
		...more
	};
}

type Car = Partial<Omit<ProblemJob, 'operations' | 'id'>> & {
	readonly work: readonly ProblemOperation[];
};

/** Cars here at opening, promised for `promise`; each operation follows the one before. */
function toyDay(
	name: string,
	lateness: number,
	day: {
		technicians: readonly ProblemTechnician[];
		bays: readonly ProblemBay[];
		cars: readonly Car[];
	}
): ToyDay {
	const jobs = day.cars.map(({ work: operations, ...car }, index) => ({
		id: `J${index}`,
		release: at(8),
		promise: at(17, 30),
		weight: 1,
		waiting: false,
		...car,
		operations: operations.map((operation, step) => ({
			...operation,
			id: `J${index}-${step}`,
			after: step === 0 ? [] : [step - 1]
		}))
	}));
	const problem: PlanningProblem = {
		origin: 0,
		now: at(8),
		horizon: 2 * NIGHT,
		open: twoDays(opening),
		technicians: day.technicians,
		bays: day.bays,
		jobs
	};
	return { name, lateness, problem };
}

export const toyDays: readonly ToyDay[] = [
	toyDay('the short car first, though it came second', 0, {
		technicians: people(lunchAtTwelve),
		bays: bays('lift'),
		cars: [
			{ promise: at(12), work: [work({ 0: 150 }, [0])] },
			{ promise: at(9), work: [work({ 0: 60 }, [0])] }
		]
	}),
	toyDay('the heavier of two late cars first', 60, {
		technicians: people(withoutLunch),
		bays: bays('lift'),
		cars: [
			{ promise: at(9), work: [work({ 0: 60 }, [0])] },
			{ promise: at(9), weight: 6, work: [work({ 0: 60 }, [0])] }
		]
	}),
	toyDay('work that may not pause goes where lunch does not cut it', 0, {
		technicians: people(lunchAtTwelve),
		bays: bays('lift'),
		cars: [
			{ promise: at(12), work: [work({ 0: 90 }, [0])] },
			{ promise: at(12), work: [work({ 0: 120 }, [0])] },
			{ promise: at(14), work: [work({ 0: 60 }, [0])] },
			{ promise: at(15), work: [work({ 0: 60 }, [0], { splittable: true })] }
		]
	}),
	toyDay('the specialist is kept free for what only he can do', 0, {
		technicians: people(withoutLunch, withoutLunch),
		bays: bays('lift', 'lift'),
		cars: [
			{ promise: at(10), work: [work({ 0: 60, 1: 80 }, [0, 1])] },
			{ promise: at(9), work: [work({ 0: 60 }, [0, 1])] }
		]
	}),
	toyDay('one waits for parts, and the bay is used meanwhile', 30, {
		technicians: people(withoutLunch, withoutLunch),
		bays: bays('lift'),
		cars: [
			{ promise: at(11), weight: 3, work: [work({ 0: 60, 1: 60 }, [0], { notBefore: at(10) })] },
			{ promise: at(10), work: [work({ 0: 90, 1: 90 }, [0])] },
			{ promise: at(11, 30), work: [work({ 0: 30, 1: 30 }, [0])] },
			{ promise: at(11, 30), work: [work({ 0: 60, 1: 60 }, [0])] }
		]
	}),
	toyDay('to wait for the urgent car is better than to begin another', 0, {
		technicians: people(withoutLunch),
		bays: bays('lift'),
		cars: [
			{ promise: at(14), work: [work({ 0: 180 }, [0])] },
			{ promise: at(9, 30), release: at(8, 30), weight: 6, work: [work({ 0: 60 }, [0])] }
		]
	}),
	toyDay('two cars cross: lift and wash in opposite order of need', 0, {
		technicians: people(lunchAtTwelve, lunchAtTwelve, withoutLunch),
		bays: bays('lift', 'wash'),
		cars: [
			{ promise: at(10), work: [work({ 0: 60, 1: 70 }, [0]), work({ 2: 30 }, [1])] },
			{ promise: at(11), work: [work({ 0: 90, 1: 60 }, [0]), work({ 2: 20 }, [1])] },
			{ promise: at(9), work: [work({ 2: 40 }, [1])] }
		]
	}),
	toyDay('five quick cars, two hands, one bay too few', 80, {
		technicians: people(lunchAtTwelve, lunchAtEleven),
		bays: bays('quick', 'quick'),
		cars: [
			{ promise: at(8, 50), weight: 3, work: [work({ 0: 50, 1: 60 }, [0, 1])] },
			{ promise: at(8, 50), work: [work({ 0: 45, 1: 50 }, [0, 1])] },
			{ promise: at(9, 30), weight: 3, work: [work({ 0: 60, 1: 60 }, [0, 1])] },
			{ promise: at(9, 40), work: [work({ 0: 40, 1: 55 }, [0, 1])] },
			{ promise: at(10), work: [work({ 0: 65, 1: 60 }, [0, 1])] }
		]
	}),
	toyDay('overnight: what cannot be done today costs open minutes only', 90, {
		technicians: people(lunchAtTwelve),
		bays: bays('body', 'lift'),
		cars: [
			{ promise: at(17, 30), work: [work({ 0: 420 }, [0], { splittable: true })] },
			{ promise: at(12), weight: 3, work: [work({ 0: 120 }, [1])] },
			{ promise: at(16), work: [work({ 0: 60 }, [1])] }
		]
	}),
	toyDay('repair, inspection and wash of four cars', 95, {
		technicians: people(lunchAtTwelve, lunchAtEleven, withoutLunch),
		bays: bays('lift', 'lift', 'wash'),
		cars: [
			{
				promise: at(9, 45),
				weight: 3,
				work: [work({ 0: 90, 1: 100 }, [0, 1]), work({ 2: 20 }, [2])]
			},
			{ promise: at(9, 30), work: [work({ 0: 60, 1: 60 }, [0, 1]), work({ 2: 20 }, [2])] },
			{
				promise: at(9, 30),
				weight: 6,
				work: [work({ 0: 60, 1: 75 }, [0, 1]), work({ 2: 20 }, [2])]
			},
			{ promise: at(11, 10), work: [work({ 0: 80, 1: 70 }, [0, 1]), work({ 2: 20 }, [2])] }
		]
	}),
	toyDay('a closed bay splits the morning', 70, {
		technicians: people(withoutLunch, withoutLunch),
		bays: [
			{ id: 'B0', type: 'alignment', closed: [{ from: at(9), to: at(10) }] },
			{ id: 'B1', type: 'lift', closed: [] }
		],
		cars: [
			{ promise: at(9, 30), work: [work({ 0: 40, 1: 40 }, [1]), work({ 0: 30 }, [0])] },
			{ promise: at(9), weight: 3, work: [work({ 0: 30, 1: 35 }, [0])] },
			{ promise: at(11), work: [work({ 0: 45, 1: 45 }, [1]), work({ 0: 40, 1: 40 }, [0])] }
		]
	}),
	toyDay('eight cars before noon', 95, {
		technicians: people(lunchAtTwelve, lunchAtTwelve),
		bays: bays('quick', 'quick'),
		cars: [
			{ promise: at(9), work: [work({ 0: 60 }, [0, 1])] },
			{ promise: at(9), weight: 3, work: [work({ 1: 50 }, [0, 1])] },
			{ promise: at(9, 30), work: [work({ 0: 45 }, [0, 1])] },
			{ promise: at(10), work: [work({ 0: 60, 1: 60 }, [0, 1])] },
			{ promise: at(10), weight: 6, work: [work({ 0: 30 }, [0, 1])] },
			{ promise: at(10, 30), work: [work({ 1: 60 }, [0, 1])] },
			{ promise: at(11), work: [work({ 0: 45, 1: 40 }, [0, 1])] },
			{ promise: at(11), weight: 3, work: [work({ 0: 30 }, [0, 1])] }
		]
	})
];
