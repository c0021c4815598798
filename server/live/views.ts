import { AUDIENCES, type Audience } from '#core/board/rows.ts';
import type { WorkshopCode } from '#core/ids.ts';
import type { Change, Hello, Welcome } from '#protocol/messages.ts';
import type { CommandRunner } from '../commands/runner.ts';
import { AudienceView } from './audience-view.ts';

/** Which room a screen sits in: one per workshop and audience. */
export const roomOf = (workshop: WorkshopCode, audience: Audience): string =>
	`${audience}/${workshop}`;

/** One view per workshop and audience that anybody ever looked at since the start. */
export class Views {
	readonly #commands: CommandRunner;
	readonly #views = new Map<string, AudienceView>();
	readonly #workshopOf = new Map<string, WorkshopCode>();
	readonly #stop: () => void;

	/** `publish` is called once per step and audience, in the order of the log. */
	constructor(commands: CommandRunner, publish: (room: string, change: Change) => void) {
		this.#commands = commands;
		this.#stop = commands.onStep((step) => {
			for (const audience of AUDIENCES) {
				const room = roomOf(step.workshop, audience);
				const view = this.#views.get(room);
				if (view !== undefined) publish(room, view.follow(step));
			}
		});
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
