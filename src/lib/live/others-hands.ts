import type { OperationId } from '#core/ids.ts';
import { LIFT_HOLDS_MS, type Lifted } from '#protocol/messages.ts';

/** Who has what in the air: names by operation. */
export const NOTHING_LIFTED: ReadonlyMap<OperationId, string> = new Map();

interface Parts {
	/** The device's clock, milliseconds. */
	readonly localNow: () => number;
	readonly onChange: () => void;
}

/**
 * What others have in the air, as this screen has heard it. A hand not heard of for 15 s has gone, even
 * if the message that it let go was lost with the line.
 */
export class OthersHands {
	/** A new map with every change. Where two hold the same operation, the later one's name stands. */
	byOperation = NOTHING_LIFTED;

	private readonly parts: Parts;
	private readonly held = new Map<
		string,
		{ readonly by: string; readonly operation: OperationId; readonly heardAt: number }
	>();

	constructor({ localNow, onChange }: Parts) {
		this.parts = { localNow, onChange };
	}

	/** Somebody lifted something, holds it still, or put it down. */
	take({ client, by, operation }: Lifted): void {
		const before = this.held.get(client);
		this.held.delete(client);
		if (operation !== null) {
			this.held.set(client, { by, operation, heardAt: this.parts.localNow() });
		}
		// Being told again what is shown already is nothing to draw.
		if (before?.operation !== operation && !(before === undefined && operation === null)) {
			this.show();
		}
	}

	/** Looks at the time and drops who was not heard of. */
	forget(): void {
		const oldest = this.parts.localNow() - LIFT_HOLDS_MS;
		let isChanged = false;
		for (const [client, { heardAt }] of this.held) {
			if (heardAt >= oldest) continue;
			this.held.delete(client);
			isChanged = true;
		}
		if (isChanged) this.show();
	}

	private show(): void {
		this.byOperation = new Map(
			Array.from(this.held.values(), ({ operation, by }) => [operation, by] as const)
		);
		this.parts.onChange();
	}
}
