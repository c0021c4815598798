import { jobOf, type Recorded } from '#core/job/events.ts';
import type { JobId } from '#core/ids.ts';
import type { PersonalRecord } from '#core/workshop/registers.ts';
import type { AuditNote } from './audit-table.ts';
import type { Append, StoredPhoto } from './port.ts';

/**
 * An append with everything changeable turned into text at the moment of the call. Stores queue and
 * keep only this, so nothing the caller does to its objects afterwards can reach what was stored.
 */
export interface SerialisedAppend {
	readonly workshop: string;
	readonly expectedHead: number;
	/** Head after this append. */
	readonly head: number;
	readonly command: string;
	readonly answer: string;
	readonly events: readonly SerialisedEvent[];
	readonly entities: readonly SerialisedEntity[];
	readonly records: readonly PersonalRecord[];
	readonly archived: readonly { readonly orderNo: string; readonly body: string }[];
	/** Its bytes are a copy: what is queued cannot be changed from outside. */
	readonly photo: StoredPhoto | null;
	readonly audit: AuditNote | null;
	/** Every visit the facts are about. */
	readonly jobs: readonly JobId[];
	/** Those whose customer is erased. */
	readonly erased: readonly JobId[];
}

interface SerialisedEvent {
	readonly seq: number;
	readonly at: number;
	readonly recordedAt: number;
	readonly actor: string;
	readonly command: string;
	readonly type: string;
	readonly job: string | null;
	readonly body: string;
}

export interface SerialisedEntity {
	readonly kind: string;
	readonly id: string;
	readonly seq: number;
	readonly gone: boolean;
	readonly body: string;
}

/**
 * Takes the append as it is now. Throws where it could not be stored faithfully: a gap in the
 * positions or a value that is not JSON is a bug of the caller, not a state of the disk.
 */
export function serialise(append: Append): SerialisedAppend {
	append.events.forEach(({ seq }, index) => {
		const expected = append.expectedHead + index + 1;
		if (seq !== expected) {
			throw new TypeError(
				`event ${index + 1} of command ${append.command} has position ${seq}, expected ${expected}`
			);
		}
	});
	return {
		workshop: append.workshop,
		expectedHead: append.expectedHead,
		head: append.expectedHead + append.events.length,
		command: append.command,
		answer: toText(append.answer),
		events: append.events.map((recorded) => ({
			seq: recorded.seq,
			at: recorded.at,
			recordedAt: recorded.recordedAt,
			actor: recorded.actor,
			command: recorded.command,
			type: recorded.event.type,
			job: jobOf(recorded.event),
			body: toText(recorded.event)
		})),
		entities: append.entities.map((entity) => ({
			kind: entity.kind,
			id: entity.id,
			seq: entity.seq,
			gone: entity.gone,
			body: toText(entity.body)
		})),
		records: append.records.map((record) => ({ ...record })),
		archived: append.archived.map((order) => ({ orderNo: order.orderNo, body: toText(order) })),
		photo: append.photo === undefined ? null : copyOf(append.photo),
		audit: append.audit === undefined ? null : { ...append.audit },
		...visitsOf(append.events)
	};
}

/** A photo that shares nothing with the one handed in. */
export const copyOf = (photo: StoredPhoto): StoredPhoto => ({
	...photo,
	bytes: photo.bytes.slice()
});

function visitsOf(events: readonly Recorded[]): Pick<SerialisedAppend, 'jobs' | 'erased'> {
	const erased = events.flatMap(({ event }) => (event.type === 'PersonErased' ? event.jobs : []));
	const about = events.map(({ event }) => jobOf(event)).filter((job) => job !== null);
	return { erased, jobs: [...new Set([...about, ...erased])] };
}

/** JSON text of a value; throws for what JSON cannot hold (`undefined`, a function). */
export function toText(value: unknown): string {
	// stringify answers undefined for such values, which its type does not tell.
	const text = JSON.stringify(value) as string | undefined;
	if (text === undefined) throw new TypeError(`a ${typeof value} cannot be stored as JSON`);
	return text;
}
