import { Random } from '#core/planner/random.ts';
import { clocksOf, happen, type Day } from '#core/promise/day.ts';
import { leaning, type Stretching } from '#core/promise/history.ts';
import { normalQuantile } from '#core/promise/multipliers.ts';
import { NO_SPREAD, withSample, type Spread } from '#core/promise/spread.ts';
import type { WorkshopDay } from './workshop-day.ts';

/**
 * A shop as it really is, which the quote is not told: how long work takes here differs from what is
 * planned by skill and by person, and repairs find more work (planner's notes, section 6). The quote
 * only gets what past days taught.
 */

/** One piece of work of a day's file. */
export type DayOperation = WorkshopDay['jobs'][number]['ops'][number];

/** Spread of ln(real ÷ planned) by skill; mechanical and body work differ from person to person. */
const SIGMA: Readonly<Record<string, number>> = { DIAG: 0.45, QC: 0.2, WASH: 0.2 };
const LEAST_SIGMA = 0.25;
const MOST_SIGMA = 0.35;
/** Nobody is exactly as quick as the set-up says: median of real ÷ planned, from a tenth less to a tenth more. */
const BIAS = 0.1;
/** Eight repairs in a hundred find more: 30 to 90 minutes. */
const REPAIR = 'M2';
const FINDS_MORE = 0.08;
const LEAST_MORE = 30;
const MOST_MORE = 90;

/** How one person really does one kind of work. */
interface Truth {
	readonly median: number;
	readonly sigma: number;
}

/** The shop: real lengths, and what was learnt of them. */
export class QuoteWorld {
	readonly #truths = new Map<string, Truth>();
	readonly #people = new Map<string, Spread>();
	readonly #skills = new Map<string, Spread>();
	readonly #random: Random;

	constructor(seed: number) {
		this.#random = new Random(seed);
	}

	#truthOf(skill: string, person: string): Truth {
		const key = `${skill} ${person}`;
		let truth = this.#truths.get(key);
		if (truth === undefined) {
			const spread = LEAST_SIGMA + (MOST_SIGMA - LEAST_SIGMA) * this.#random.unit();
			const median = 1 + BIAS * (2 * this.#random.unit() - 1);
			truth = { median, sigma: SIGMA[skill] ?? spread };
			this.#truths.set(key, truth);
		}
		return truth;
	}

	/** Minutes a piece of work takes this once. */
	lengthOf(work: { skill: string; person: string; minutes: number }, random: Random): number {
		const { median, sigma } = this.#truthOf(work.skill, work.person);
		const share = (random.next() + 0.5) / 2 ** 32;
		const length = work.minutes * median * Math.exp(sigma * normalQuantile(share));
		const isMore = work.skill === REPAIR && random.unit() < FINDS_MORE;
		return length + (isMore ? LEAST_MORE + random.unit() * (MOST_MORE - LEAST_MORE) : 0);
	}

	/** So many days gone by teach the shop its own times: everybody did their work of the day each time. */
	learn(day: WorkshopDay, times: number): void {
		for (let past = 0; past < times; past += 1)
			for (const { ops } of day.jobs)
				for (const operation of ops) this.#learnFrom(day, operation, past);
	}

	#learnFrom({ techs }: WorkshopDay, { skill, minutes }: DayOperation, past: number): void {
		const able = techs.filter(({ skills }) => skill in skills);
		const who = able[(past + this.#random.below(able.length)) % able.length];
		if (who === undefined) return;
		const planned = Math.max(5, Math.round(minutes * (who.skills[skill] ?? 1)));
		const work = { skill, person: who.id, minutes: planned };
		const value = Math.log(this.lengthOf(work, this.#random) / planned);
		const key = `${skill} ${who.id}`;
		this.#people.set(key, withSample(this.#people.get(key) ?? NO_SPREAD, value));
		this.#skills.set(skill, withSample(this.#skills.get(skill) ?? NO_SPREAD, value));
	}

	/** What is believed of one person's work, the way the product believes it. */
	believed(skill: string, person: string): Stretching {
		const usual = { mu: 0, sigma: SIGMA[skill] ?? 0.3 };
		const type = leaning(this.#skills.get(skill) ?? NO_SPREAD, usual);
		return leaning(this.#people.get(`${skill} ${person}`) ?? NO_SPREAD, type);
	}

	/** Lives through a day as it really goes; when the last work of the car was done. */
	live(
		day: Day,
		{ job, workOf }: { readonly job: number; readonly workOf: WorkOf },
		random: Random
	): number {
		const clocks = clocksOf(day);
		let finish = 0;
		for (let piece = 0; piece < day.count; piece += 1) {
			const minutes = day.minutes[piece] ?? 1;
			let length = this.lengthOf({ ...workOf(piece), minutes }, random);
			// Work that has begun lasts longer than it has already.
			const elapsed = day.elapsed[piece] ?? -1;
			for (let again = 0; again < 50 && length <= elapsed; again += 1)
				length = this.lengthOf({ ...workOf(piece), minutes }, random);
			clocks.minutes[piece] = Math.max(1, Math.round(length));
			happen(day, clocks, piece);
			if (day.job[piece] === job) finish = Math.max(finish, clocks.end[piece] ?? 0);
		}
		return finish;
	}
}

/** Which work a piece of a day is, and whose. */
export type WorkOf = (piece: number) => { readonly skill: string; readonly person: string };
