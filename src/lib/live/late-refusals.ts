import type { Command } from '#core/commands.ts';
import { carriesPersonalText } from '#core/customer/personal-text.ts';
import type { CommandId, WorkshopCode } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import { keyOf, orElse } from '../device/device-memory.ts';

/** A wish that had to wait for the line and was then refused: what, when it was tapped, and why. */
export interface LateRefusal {
	readonly id: CommandId;
	readonly command: Command;
	/** Workshop time of the tap; null when the device did not know it. */
	readonly tappedAt: Instant | null;
	readonly answer: Extract<CommandAnswer, { status: 'refused' }>;
}

/** Where they stay until the person has seen them. */
export interface LateRefusalStorage {
	load(): readonly LateRefusal[];
	keep(all: readonly LateRefusal[]): void;
}

/** Keeps nothing: they last as long as the page. */
export const noLateRefusals: LateRefusalStorage = { load: () => [], keep: () => undefined };

/** On this device, for this person. What holds personal text lasts as long as the page. */
export function deviceLateRefusals(workshop: WorkshopCode, person: string): LateRefusalStorage {
	const key = keyOf('refused', workshop, person);
	return {
		load: () =>
			orElse([], () => {
				const kept = JSON.parse(localStorage.getItem(key) ?? '[]') as unknown;
				return Array.isArray(kept) ? kept.filter(isWhole) : [];
			}),
		keep: (all) => {
			orElse(undefined, () => {
				const bare = all.filter(({ command }) => !carriesPersonalText(command)).map(withoutNames);
				if (bare.length === 0) localStorage.removeItem(key);
				else localStorage.setItem(key, JSON.stringify(bare));
			});
		}
	};
}

/** Who changed something meanwhile is a name; the reason alone is kept. */
const withoutNames = (late: LateRefusal): LateRefusal => {
	const { status, id, refusal } = late.answer;
	return { ...late, answer: { status, id, refusal } };
};

/** One that this page, or an older one, wrote. */
function isWhole(kept: unknown): kept is LateRefusal {
	const late = kept as Partial<LateRefusal> | null;
	return (
		typeof late?.id === 'string' &&
		typeof late.command?.type === 'string' &&
		typeof late.answer?.refusal.code === 'string'
	);
}
