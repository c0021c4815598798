import type { JobId } from '#core/ids.ts';
import type { AdditionText, Note, PersonalRecord, Remark } from '#core/workshop/registers.ts';
import type { StoredPhoto } from '../port.ts';
import { toText, type SerialisedAppend } from '../serialised.ts';

/** Everything of one workshop. Bodies are JSON text, so that no caller holds a part of the store. */
export interface Shelf {
	readonly epoch: string;
	head: number;
	readonly events: { readonly job: string | null; readonly text: string }[];
	readonly answers: Map<string, string>;
	readonly entities: Map<string, { readonly gone: boolean; readonly text: string }>;
	readonly records: Map<string, PersonalRecord>;
	readonly archived: Map<string, string>;
	readonly photos: Map<string, StoredPhoto>;
}

/** Kinds are fixed words without a space, so two different entities never share a key. */
export const entityKey = (kind: string, id: string): string => `${kind} ${id}`;

/** One of a workshop where nothing has happened yet. */
export const emptyShelf = (epoch: string): Shelf => ({
	epoch,
	head: 0,
	events: [],
	answers: new Map(),
	entities: new Map(),
	records: new Map(),
	archived: new Map(),
	photos: new Map()
});

/** Puts everything of an append into its place. */
export function put(shelf: Shelf, append: SerialisedAppend): void {
	for (const { seq, at, recordedAt, actor, command, job, body } of append.events) {
		const event = JSON.parse(body) as unknown;
		shelf.events.push({ job, text: toText({ seq, at, recordedAt, actor, command, event }) });
	}
	for (const { body, ...rest } of append.entities) {
		const text = toText({ ...rest, body: JSON.parse(body) as unknown });
		shelf.entities.set(entityKey(rest.kind, rest.id), { gone: rest.gone, text });
	}
	for (const record of append.records) {
		shelf.records.set(entityKey(record.kind, record.id), record);
	}
	for (const { orderNo, body } of append.archived) shelf.archived.set(orderNo, body);
	if (append.photo !== null) shelf.photos.set(append.photo.id, append.photo);
	shelf.answers.set(append.command, append.answer);
	shelf.head = append.head;
}

/** The entities a text is loaded with, if one of them is; null for what is kept for good. */
export const entitiesOf = (record: PersonalRecord): readonly string[] | null => {
	if (record.kind === 'call') return [entityKey('call', record.id)];
	const job = visitOf(record);
	if (job === null) return null;
	// What was noted about a visit is needed as long as its customer is called.
	return record.kind === 'note'
		? [entityKey('job', job), entityKey('follow-up', job)]
		: [entityKey('job', job)];
};

/** The visit that what was typed is kept with. */
const visitOf = (record: PersonalRecord): JobId | null => {
	if (record.kind === 'remark') return record.id;
	return record.kind === 'addition' || record.kind === 'note' ? record.job : null;
};

/** What was typed about a visit. */
export const textsOf = (
	shelf: Shelf | undefined,
	job: JobId
): readonly (Remark | AdditionText | Note)[] =>
	[...(shelf?.records.values() ?? [])]
		.filter(
			(record) => record.kind === 'remark' || record.kind === 'addition' || record.kind === 'note'
		)
		.filter((record) => visitOf(record) === job)
		.map((record) => ({ ...record }));
