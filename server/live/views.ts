import { AUDIENCES, type Audience } from '#core/board/rows.ts';
import { workshopCode, type WorkshopCode } from '#core/ids.ts';
import type { Change, Hello, Welcome } from '#protocol/messages.ts';
import type { CommandRunner } from '../commands/runner.ts';
import { AudienceView } from './audience-view.ts';
import { mergeChanges } from './merge-changes.ts';

/** Which room a screen sits in: one per workshop and audience. */
export const roomOf = (workshop: WorkshopCode, audience: Audience): string =>
	`${audience}/${workshop}`;

/** Whose room it is. */
export const workshopOf = (room: string): WorkshopCode =>
	workshopCode(room.slice(room.indexOf('/') + 1));

/** Whether signed-in people sit in the room, and nobody else. */
export const isStaffRoom = (room: string): boolean => room.startsWith('staff/');

/** One view per workshop and audience that anybody ever looked at since the start. */
export class Views {
	readonly #commands: CommandRunner;
	readonly #views = new Map<string, AudienceView>();
	readonly #workshopOf = new Map<string, WorkshopCode>();
	readonly #publish: (room: string, change: Change) => void;
	/** What was not published yet, by room. */
	#unpublished = new Map<string, Change>();
	#publishing: Promise<void> | null = null;
	#durableAt = 0;
	readonly #onPublished: (ms: number) => void;
	readonly #stop: () => void;

	/**
	 * `publish` is called in the order of the log, once per audience and turn of the event loop: the
	 * commands of one group commit reach every display as one message instead of dozens. `onPublished`
	 * is told how long the oldest of them waited for that, in milliseconds.
	 */
	constructor(
		commands: CommandRunner,
		publish: (room: string, change: Change) => void,
		onPublished: (ms: number) => void = () => undefined
	) {
		this.#commands = commands;
		this.#onPublished = onPublished;
		this.#publish = publish;
		this.#stop = commands.onStep((step) => {
			for (const audience of AUDIENCES) {
				const room = roomOf(step.workshop, audience);
				const view = this.#views.get(room);
				if (view !== undefined) this.#publishSoon(room, view.follow(step));
			}
		});
	}

	/** Resolves when everything that is durable by now was published: a sender sees its change before its answer. */
	published(): Promise<void> {
		return this.#publishing ?? Promise.resolve();
	}

	#publishSoon(room: string, change: Change): void {
		const before = this.#unpublished.get(room);
		if (this.#unpublished.size === 0) this.#durableAt = performance.now();
		this.#publishing ??= new Promise((resolve) => {
			setImmediate(() => {
				this.#publishing = null;
				this.#publishNow();
				resolve();
			});
		});
		this.#unpublished.set(room, before === undefined ? change : mergeChanges(before, change));
	}

	#publishNow(): void {
		const changes = this.#unpublished;
		this.#unpublished = new Map();
		for (const [room, change] of changes) this.#publish(room, change);
		if (changes.size > 0) this.#onPublished(performance.now() - this.#durableAt);
	}

	/** Greets a screen that already sits in the room, so that it misses nothing after this answer. */
	welcome(hello: Hello): Welcome {
		const workshop = this.#commands.workshop(hello.workshop);
		if (workshop === null) {
			const reason = { code: 'wire/unknown-workshop', detail: hello.workshop } as const;
			return { status: 'refused', reason };
		}
		const room = roomOf(hello.workshop, hello.audience);
		const view = this.#views.get(room) ?? new AudienceView(hello.audience, workshop);
		this.#views.set(room, view);
		this.#workshopOf.set(room, hello.workshop);
		return { ...view.welcome(hello), time: workshop.time };
	}

	/** Head and hash of every view with its workshop, by room, for the beacon. */
	*positions(): Iterable<readonly [string, Positioned]> {
		// A beacon ahead of the changes it counts would look like a loss to every display.
		this.#publishNow();
		for (const [room, view] of this.#views) {
			const workshop = this.#workshopOf.get(room);
			if (workshop !== undefined) yield [room, { workshop, ...view.position }];
		}
	}

	close(): void {
		this.#stop();
	}
}

/** Where a view stands, and of which workshop it is. */
type Positioned = AudienceView['position'] & { readonly workshop: WorkshopCode };
