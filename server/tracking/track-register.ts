import { createHmac } from 'node:crypto';
import { jobId, workshopCode, type JobId, type WorkshopCode } from '#core/ids.ts';
import * as v from 'valibot';
import { secretHash } from '../auth/secret-hash.ts';
import type { Ids } from '../ops/ids.ts';
import type { Store } from '../storage/port.ts';
import type { TrackKey } from './track-key.ts';

/**
 * Which visits have a page for their customer, and by which code it opens. A code is worked out anew each
 * time from the key beside the database and a number that is drawn for each giving, so that it can be shown
 * and printed again, though no code nor anything that opens a page stands in the database (decision 35).
 */
export interface TrackRegister {
	/** The code of a visit's page; null where it has none. */
	codeOf(visit: VisitOf): string | null;
	/** The visit whose page a code opens; null for any other text. */
	find(code: string): Tracked | null;
	/** Every visit of a workshop that has a page. */
	all(workshop: WorkshopCode): readonly Tracked[];
	give(visit: VisitOf): Promise<void>;
	/** Its car was handed over, in workshop time. */
	delivered(visit: VisitOf, at: number): Promise<void>;
	/** The code opens nothing from this moment on, whatever becomes of the writing. */
	forget(visit: VisitOf): Promise<void>;
}

/** A visit of a workshop. */
export interface VisitOf {
	readonly workshop: WorkshopCode;
	readonly job: JobId;
}

const AREA = 'track';
/** 160 bits: more than anybody tries, and short enough for a QR code that an old phone reads. */
const CODE_BYTES = 20;
/** Beyond it nobody wrote a code; it is not even hashed. */
const LONGEST = 64;

const storedTrack = v.object({
	workshop: v.pipe(v.string(), v.transform(workshopCode)),
	job: v.pipe(v.string(), v.transform(jobId)),
	/** Drawn anew with each giving: another number, another code. */
	draw: v.string(),
	deliveredAt: v.nullable(v.number())
});
/** A page that was given. */
export type Tracked = v.InferOutput<typeof storedTrack>;

interface RegisterParts {
	readonly store: Pick<Store, 'remember' | 'recallAll'>;
	readonly ids: Ids;
	readonly key: TrackKey;
}

export async function openTrackRegister(parts: RegisterParts): Promise<TrackRegister> {
	const kept = new KeptTracks(parts);
	for (const [, value] of await parts.store.recallAll(AREA)) {
		const read = v.safeParse(storedTrack, value);
		if (read.success) kept.keep(read.output);
	}
	return kept;
}

const nameOf = ({ workshop, job }: VisitOf): string => `${workshop}/${job}`;

class KeptTracks implements TrackRegister {
	readonly #parts: RegisterParts;
	readonly #tracks = new Map<string, Tracked>();
	/** By the hash of their code: comparing what was sent with what is known takes no longer for a near miss. */
	readonly #byHash = new Map<string, string>();

	constructor(parts: RegisterParts) {
		this.#parts = parts;
	}

	keep(track: Tracked): void {
		this.#tracks.set(nameOf(track), track);
		this.#byHash.set(secretHash(this.#codeFor(track)), nameOf(track));
	}

	codeOf(visit: VisitOf): string | null {
		const track = this.#tracks.get(nameOf(visit));
		return track === undefined ? null : this.#codeFor(track);
	}

	find(code: string): Tracked | null {
		const name = this.#byHash.get(secretHash(code.slice(0, LONGEST)));
		return name === undefined ? null : (this.#tracks.get(name) ?? null);
	}

	all(workshop: WorkshopCode): readonly Tracked[] {
		return [...this.#tracks.values()].filter((track) => track.workshop === workshop);
	}

	async give(visit: VisitOf): Promise<void> {
		const { workshop, job } = visit;
		const track = { workshop, job, draw: this.#parts.ids.secret(), deliveredAt: null };
		// Written first: a code that a restart forgets must not be printed.
		await this.#write(track);
		this.keep(track);
	}

	async delivered(visit: VisitOf, at: number): Promise<void> {
		const track = this.#tracks.get(nameOf(visit));
		if (track === undefined) return;
		const ended = { ...track, deliveredAt: at };
		this.#tracks.set(nameOf(visit), ended);
		await this.#write(ended);
	}

	async forget(visit: VisitOf): Promise<void> {
		const track = this.#tracks.get(nameOf(visit));
		if (track === undefined) return;
		this.#byHash.delete(secretHash(this.#codeFor(track)));
		this.#tracks.delete(nameOf(visit));
		await this.#parts.store.remember(AREA, nameOf(visit), null);
	}

	#write(track: Tracked): Promise<void> {
		return this.#parts.store.remember(AREA, nameOf(track), track);
	}

	#codeFor({ workshop, job, draw }: Tracked): string {
		return createHmac('sha256', this.#parts.key())
			.update(JSON.stringify([workshop, job, draw]))
			.digest()
			.subarray(0, CODE_BYTES)
			.toString('base64url');
	}
}
