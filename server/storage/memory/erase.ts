import { blankAddition, blankCall, blankNote, blankRemark } from '#core/customer/decide-erase.ts';
import type { JobId } from '#core/ids.ts';
import type { Job } from '#core/job/job.ts';
import { withoutCar, wordless } from '../without-person.ts';
import { entityKey, type Shelf } from './shelf.ts';

/** Takes whose the visits were, and what was typed about them, out of everything kept of them. */
export function erase(shelf: Shelf, jobs: readonly JobId[]): void {
	for (const job of jobs) {
		shelf.events.forEach((event, index) => {
			if (event.job === job) shelf.events[index] = { ...event, text: wordless(event.text) };
		});
		eraseEntity(shelf, job);
		erasePhotos(shelf, job);
		for (const [key, record] of shelf.records) {
			if (record.kind === 'remark' && record.id === job)
				shelf.records.set(key, blankRemark(record));
			if (record.kind === 'addition' && record.job === job)
				shelf.records.set(key, blankAddition(record));
			if (record.kind === 'call' && record.job === job) shelf.records.set(key, blankCall(record));
			if (record.kind === 'note' && record.job === job) shelf.records.set(key, blankNote(record));
		}
	}
}

function erasePhotos({ photos }: Shelf, job: JobId): void {
	for (const [id, photo] of photos) if (photo.job === job) photos.delete(id);
}

function eraseEntity({ entities, archived }: Shelf, job: JobId): void {
	const key = entityKey('job', job);
	const entity = entities.get(key);
	if (entity === undefined) return;
	const text = wordless(entity.text);
	entities.set(key, { ...entity, text });
	const { body } = JSON.parse(text) as { readonly body: Partial<Job> };
	for (const { orderNo } of body.orders ?? []) {
		const order = archived.get(orderNo);
		if (order !== undefined) archived.set(orderNo, withoutCar(order));
	}
}
