import type { JobId } from '../ids.ts';
import type { Note, Registers } from '../workshop/registers.ts';

type ByVisit = ReadonlyMap<JobId, readonly Note[]>;
const known = new WeakMap<Registers['note'], ByVisit>();

/** Every row of every car asks; a register is never changed in place, so each is sorted once. */
function byVisit(register: Registers['note']): ByVisit {
	const sorted = known.get(register);
	if (sorted !== undefined) return sorted;
	const visits = new Map<JobId, Note[]>();
	for (const note of register.values()) {
		const notes = visits.get(note.job);
		if (notes === undefined) visits.set(note.job, [note]);
		else notes.push(note);
	}
	// A register read from the disk has an order of its own, and every screen must show one.
	for (const notes of visits.values()) notes.sort((a, b) => (a.id < b.id ? -1 : 1));
	known.set(register, visits);
	return visits;
}

/** What was written about one visit, by the id of the note; empty where nothing was. */
export const notesOf = ({ note }: Pick<Registers, 'note'>, job: JobId): readonly Note[] =>
	byVisit(note).get(job) ?? [];
