import type { Addition, Job, Operation } from './job.ts';

/** What a visit that an earlier release stored did not have yet, as a visit without it has it. */
const LATER = {
	additions: [],
	duties: [],
	slot: null,
	keyTag: null,
	handedInAt: null,
	walkAround: null,
	ticket: null,
	leftLounge: false,
	comebackOf: null,
	carryOver: null,
	nights: [],
	partsSeen: [],
	toldDelays: []
} satisfies Partial<Job>;
/** The same of its work. */
const LATER_OF_WORK = {
	delay: null,
	inspection: null,
	selfChecks: []
} satisfies Partial<Operation>;
/** The same of its additional work. */
const LATER_OF_ADDITION = { photos: [], offered: null } satisfies Partial<Addition>;

type StoredWork = Omit<Operation, keyof typeof LATER_OF_WORK> & Partial<Operation>;
type StoredAddition = Omit<Addition, keyof typeof LATER_OF_ADDITION> & Partial<Addition>;
/** A visit as an earlier release may have stored it. */
export type StoredJob = Omit<Job, keyof typeof LATER | 'operations'> &
	Partial<Omit<Job, 'operations' | 'additions'>> & {
		readonly operations: readonly StoredWork[];
		readonly additions?: readonly StoredAddition[];
	};

/** Only what is missing, so that a visit that has everything stays as it was written, to the letter. */
const missing = <Later extends object>(later: Later, stored: object): Later =>
	Object.fromEntries(Object.entries(later).filter(([part]) => !(part in stored))) as Later;

/** The visit with every part it has today. */
export const completedJob = (stored: StoredJob): Job => ({
	...stored,
	...missing(LATER, stored),
	operations: stored.operations.map((work) => ({ ...work, ...missing(LATER_OF_WORK, work) })),
	additions: (stored.additions ?? []).map((addition) => ({
		...addition,
		...missing(LATER_OF_ADDITION, addition)
	}))
});
