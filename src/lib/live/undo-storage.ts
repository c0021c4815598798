import type { WorkshopCode } from '#core/ids.ts';
import type { LocalDate } from '#core/time/instant.ts';
import type { OwnStep } from './own-step.ts';

/** One's own steps as they outlive a reload: which can be taken back, and which done again. */
export interface KeptSteps {
	/** The server's epoch they were done in; of another one the server knows none of them. */
	readonly epoch: string;
	readonly day: LocalDate;
	readonly done: readonly OwnStep[];
	readonly undone: readonly OwnStep[];
}

/** Where they are kept. */
export interface StepStorage {
	/** Null where nothing is kept. */
	load(): KeptSteps | null;
	keep(kept: KeptSteps): void;
}

/** Keeps nothing: steps last as long as the page. */
export const noStepStorage: StepStorage = { load: () => null, keep: () => undefined };

const isStep = (step: Partial<OwnStep> | null): boolean =>
	typeof step?.id === 'string' && typeof step.what === 'string' && typeof step.about === 'string';

const areSteps = (steps: unknown): boolean => Array.isArray(steps) && steps.every(isStep);

/**
 * The storage of one tab: a reload finds its steps again, and two tabs of one person do not take back
 * each other's. Only ids and words are kept; whether a step can still be taken back the server says.
 */
export function tabStepStorage(workshop: WorkshopCode, person: string): StepStorage {
	const key = `undo/${workshop}/${person}`;
	return {
		load: () => {
			try {
				const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Partial<KeptSteps> | null;
				const isWhole =
					typeof kept?.epoch === 'string' &&
					typeof kept.day === 'string' &&
					areSteps(kept.done) &&
					areSteps(kept.undone);
				return isWhole ? (kept as KeptSteps) : null;
			} catch {
				// A browser that keeps nothing, or somebody else's text under our key.
				return null;
			}
		},
		keep: (kept) => {
			try {
				sessionStorage.setItem(key, JSON.stringify(kept));
			} catch {
				// As above, or full: the steps last as long as the page.
			}
		}
	};
}
