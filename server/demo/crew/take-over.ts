import type { JobId } from '#core/ids.ts';
import type { Job } from '#core/job/job.ts';

/** Who a fact came from, as the history of a job tells it. */
export interface Told {
	readonly seq: number;
	readonly by: string;
}

/**
 * Which cars a person has taken over. The crew knows the positions of its own facts; where a car
 * changed at another, its history is asked, and once a person is in it the crew leaves it alone.
 */
export class TakeOver {
	private readonly own = new Set<number>();
	private readonly looked = new Map<JobId, number>();
	private readonly taken = new Set<JobId>();
	private readonly nobody: ReadonlySet<string>;

	/** `nobody`: names that do not count as persons (the crew, the board). */
	constructor(nobody: readonly string[]) {
		this.nobody = new Set(nobody);
	}

	/** Remembers the positions of what the crew did itself: `events` of them, ending at `seq`. */
	did(seq: number, events: number): void {
		for (let at = seq - events + 1; at <= seq; at++) this.own.add(at);
	}

	has(job: JobId): boolean {
		return this.taken.has(job);
	}

	/** Cars that somebody else has changed since they were last looked at. */
	toLookAt(jobs: Iterable<Job>): readonly Job[] {
		return [...jobs].filter(
			({ id, version, end }) =>
				end === null &&
				!this.taken.has(id) &&
				!this.own.has(version) &&
				(this.looked.get(id) ?? 0) < version
		);
	}

	/** Takes note of a car's history; `true` when a person is found in it for the first time. */
	look(job: Job, history: readonly Told[]): boolean {
		this.looked.set(job.id, job.version);
		const isTaken = history.some(({ by }) => !this.nobody.has(by));
		if (isTaken) this.taken.add(job.id);
		return isTaken;
	}
}
