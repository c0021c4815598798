import type { WorkshopCode } from '#core/ids.ts';
import type { LocalDate } from '#core/time/instant.ts';
import { keyOf } from '../device/device-memory.ts';
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
	typeof step?.id === 'string' &&
	typeof step.what === 'string' &&
	(step.on === undefined ||
		(Array.isArray(step.on) && step.on.every((id) => typeof id === 'string')));

const areSteps = (steps: unknown): steps is readonly OwnStep[] =>
	Array.isArray(steps) && steps.every(isStep);

/** Words name cars; a device keeps none, whatever a page of another time wrote. */
const withoutWords = (steps: readonly OwnStep[]): readonly OwnStep[] =>
	steps.map((step) => ({ ...step, about: '' }));

/**
 * The storage of one tab: a reload finds its steps again, and two tabs of one person do not take back
 * each other's. Only ids are kept; whether a step can still be taken back the server says.
 */
export function tabStepStorage(workshop: WorkshopCode, person: string): StepStorage {
	const key = keyOf('undo', workshop, person);
	return {
		load: () => {
			try {
				const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Partial<KeptSteps> | null;
				if (typeof kept?.epoch !== 'string' || kept.day === undefined) return null;
				const { epoch, day, done, undone } = kept;
				if (!areSteps(done) || !areSteps(undone)) return null;
				return { epoch, day, done: withoutWords(done), undone: withoutWords(undone) };
			} catch {
				// A browser that keeps nothing, or somebody else's text under our key.
				return null;
			}
		},
		keep: (kept) => {
			const { done, undone } = kept;
			const told = { ...kept, done: withoutWords(done), undone: withoutWords(undone) };
			try {
				sessionStorage.setItem(key, JSON.stringify(told));
			} catch {
				// As above, or full: the steps last as long as the page.
			}
		}
	};
}
