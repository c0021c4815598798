import type { AdditionId, CommandId, JobId } from '#core/ids.ts';

/**
 * Photos that are not sent yet. They wait in the page only: what a picture shows, the next person who
 * holds the device is not to find. A photo goes once its words have gone, over HTTP beside the line.
 */

/** How sending one ended; `no-line`: nobody knows, and it is sent again under the same id. */
export type PhotoOutcome =
	{ readonly status: 'kept' | 'no-line' } | { readonly status: 'refused'; readonly why: string };

export interface WaitingPhoto {
	readonly id: CommandId;
	readonly job: JobId;
	/** Null while what it belongs to has no answer itself. */
	readonly addition: AdditionId | null;
	readonly bytes: Blob;
	readonly isOnItsWay: boolean;
	/** Whether it was tried in vain: until it has arrived the person is told that it waits. */
	readonly wasStopped: boolean;
	/** What the server said against it; empty while it said nothing. */
	readonly why: string;
}

/** A photo that may go. */
export type ReadyPhoto = WaitingPhoto & { readonly addition: AdditionId };

/** What becomes of the photos of one report. */
export interface HeldPhotos {
	/** The words have gone; the photos go after them. */
	release(addition: AdditionId): void;
	/** Nothing came of the words. */
	drop(): void;
}

interface OutboxParts {
	readonly send: (photo: ReadyPhoto) => Promise<PhotoOutcome>;
	readonly newId: () => CommandId;
	readonly onChange: (waiting: readonly WaitingPhoto[]) => void;
}

const isReady = (photo: WaitingPhoto): photo is ReadyPhoto =>
	photo.addition !== null && !photo.isOnItsWay;

/**
 * Whether the person is told that this photo is not sent yet. One that was stopped once is told of until
 * it has arrived: a notice that goes while the next try is on its way would say it had.
 */
export const isUnsent = (photo: WaitingPhoto, isLive: boolean): photo is ReadyPhoto =>
	photo.addition !== null && photo.why === '' && (photo.wasStopped || !photo.isOnItsWay || !isLive);

export class PhotoOutbox {
	private waiting: readonly WaitingPhoto[] = [];
	private readonly parts: OutboxParts;

	constructor(parts: OutboxParts) {
		this.parts = parts;
	}

	/** Takes photos in that wait for their words. */
	hold(job: JobId, photos: readonly Blob[]): HeldPhotos {
		const ids = photos.map((bytes) => {
			const id = this.parts.newId();
			const state = { addition: null, isOnItsWay: false, wasStopped: false, why: '' };
			this.tell([...this.waiting, { id, job, bytes, ...state }]);
			return id;
		});
		return {
			release: (addition) => {
				for (const id of ids) this.change(id, { addition });
				this.sendAll();
			},
			drop: () => {
				for (const id of ids) this.discard(id);
			}
		};
	}

	/** Sends what may go and is not on its way, also what was refused before: somebody asked for it. */
	sendAll(): void {
		for (const photo of this.waiting.filter(isReady)) void this.sendOne(photo);
	}

	/** The line is back: what was refused is not sent again by itself. */
	lineIsBack(): void {
		for (const photo of this.waiting.filter(isReady))
			if (photo.why === '') void this.sendOne(photo);
	}

	/** The person does without it. */
	discard(id: CommandId): void {
		this.tell(this.waiting.filter((photo) => photo.id !== id));
	}

	private async sendOne(photo: ReadyPhoto): Promise<void> {
		this.change(photo.id, { isOnItsWay: true });
		const outcome = await this.parts.send(photo);
		if (outcome.status === 'kept') this.discard(photo.id);
		else
			this.change(photo.id, {
				isOnItsWay: false,
				wasStopped: true,
				why: outcome.status === 'refused' ? outcome.why : ''
			});
	}

	private change(id: CommandId, change: Partial<WaitingPhoto>): void {
		this.tell(this.waiting.map((photo) => (photo.id === id ? { ...photo, ...change } : photo)));
	}

	private tell(waiting: readonly WaitingPhoto[]): void {
		this.waiting = waiting;
		this.parts.onChange(waiting);
	}
}
