import { stateFromRows } from '#core/board/state-from-rows.ts';
import type { Command } from '#core/commands.ts';
import type { Actor } from '#core/decider.ts';
import { commandId, personId, workshopCode } from '#core/ids.ts';
import { emptyState, type WorkshopState } from '#core/state.ts';
import type { Instant } from '#core/time/instant.ts';
import { crewWishes } from '../../server/demo/crew/wishes.ts';
import { newCommandId } from '../../src/lib/live/new-command-id.ts';
import { noStorage } from '../../src/lib/live/outbox-storage.ts';
import { socketIoConnection } from '../../src/lib/live/socket-io-connection.ts';
import { View } from '../../src/lib/live/view.ts';

export interface CrewParts {
	readonly url: string;
	/** Of an administrator. */
	readonly token: string;
	readonly workshop: string;
}

const ACTOR: Actor = { id: personId('crew'), role: 'administrator', name: '' };
/** Longer than any answer takes on a busy machine. */
const SEEN_WITHIN_MS = 60_000;

/** The demo's crew, which works when it is told instead of by the clock: over the live line, as everybody. */
export class Crew {
	/** Updates that were accepted and changed something. */
	updates = 0;
	refused = 0;
	protected wishes: readonly Command[] = [];
	private readonly view: View;
	protected state: WorkshopState = emptyState;
	private readonly waiting = new Set<() => void>();

	constructor({ url, token, workshop }: CrewParts) {
		this.view = new View({
			workshop: workshopCode(workshop),
			audience: 'staff',
			localNow: () => performance.now(),
			storage: noStorage,
			onChange: () => {
				for (const look of [...this.waiting]) look();
			},
			onOutdated: () => undefined,
			onLateAnswer: () => undefined
		});
		this.view.connect(socketIoConnection({ url, headers: { authorization: `Bearer ${token}` } }));
	}

	/** Resolves when the floor can be seen. */
	async begins(): Promise<void> {
		await this.until(() => this.view.link === 'live' && this.view.rows.size > 0);
	}

	/** Workshop time as the server last told it. */
	get now(): Instant {
		return this.view.clock.workshopNow;
	}

	/** Looks around: what there is to do now. */
	look(): void {
		this.view.check();
		this.state = stateFromRows(this.view.rows, this.view.seq, this.state);
		this.wishes = crewWishes(this.state, () => false, {
			now: this.now,
			actor: ACTOR,
			command: commandId('crew'),
			archived: new Map()
		}).map(({ command }) => command);
	}

	/** Does all of it, and sees what came of it. */
	async workOff(): Promise<void> {
		await this.sendAll(this.wishes);
	}

	/** The workshop's clock shows `at` from now on, and runs as a real one does. */
	async setClock(at: Instant): Promise<void> {
		const realAt = Math.round(this.view.clock.realNow);
		await this.sendAll([{ type: 'SetClock', realAt, workshopAt: at, rate: 1 }]);
	}

	close(): void {
		this.view.close();
	}

	/** Sends them in order. */
	protected async sendAll(commands: readonly Command[]): Promise<void> {
		const reached = await Promise.all(commands.map((command) => this.send(command)));
		const last = Math.max(0, ...reached);
		await this.until(() => this.view.seq >= last);
	}

	/** Position of what came of it; 0 where nothing did. */
	private async send(command: Command): Promise<number> {
		const answer = await this.view.send(newCommandId(), command);
		if (answer.status === 'refused') {
			// Somebody was faster, or the clock was: as on any floor.
			this.refused += 1;
			return 0;
		}
		if (!answer.changed) return 0;
		this.updates += 1;
		return answer.seq;
	}

	private until(isTrue: () => boolean): Promise<void> {
		if (isTrue()) return Promise.resolve();
		return new Promise((resolve, reject) => {
			const look = (): void => {
				if (!isTrue()) return;
				clearTimeout(late);
				this.waiting.delete(look);
				resolve();
			};
			const late = setTimeout(() => {
				this.waiting.delete(look);
				reject(new Error('the crew does not see what it did'));
			}, SEEN_WITHIN_MS);
			this.waiting.add(look);
		});
	}
}

/** The crew works from now until `until`, looking around every `everyMs` of the workshop. */
export async function playUntil(
	parts: CrewParts,
	{ until, everyMs }: { readonly until: Instant; readonly everyMs: number }
): Promise<void> {
	const crew = new Crew(parts);
	try {
		await crew.begins();
		for (let at = crew.now; at < until;) {
			at = Math.min(until, at + everyMs);
			await crew.setClock(at);
			crew.look();
			await crew.workOff();
		}
	} finally {
		crew.close();
	}
}
