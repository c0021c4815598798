import { describe, expect, it } from 'vitest';
import { jobId, noteId } from '../ids.ts';
import type { Note } from '../workshop/registers.ts';
import { notesOf } from './notes-of.ts';

const note = (id: string, job: string): [string, Note] => [
	id,
	{ kind: 'note', id: noteId(id), job: jobId(job), text: id }
];

describe('what was written about a visit', () => {
	it('comes by id, however the register was filled', () => {
		const one = notesOf(
			{ note: new Map([note('b', 'J1'), note('x', 'J2'), note('a', 'J1')]) },
			jobId('J1')
		);
		const other = notesOf({ note: new Map([note('a', 'J1'), note('b', 'J1')]) }, jobId('J1'));
		expect(one.map(({ id }) => id)).toEqual(['a', 'b']);
		expect(one).toEqual(other);
	});

	it('is nothing where nothing was', () => {
		expect(notesOf({ note: new Map() }, jobId('J1'))).toEqual([]);
	});
});
