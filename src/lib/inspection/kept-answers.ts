import { CHECK_RESULTS, type CheckResult } from '#core/inspection/check-item.ts';
import type { OperationId } from '#core/ids.ts';
import { keyOf, orElse } from '$lib/device/device-memory.ts';

/** What was ticked on a list that is not sent yet: items and kilometres, no words anybody typed. */
export interface KeptAnswers {
	readonly answers: Readonly<Record<string, CheckResult>>;
	readonly distanceKm: number;
}

/** Where they stay over a reload. */
export interface AnswerStorage {
	load(operation: OperationId): KeptAnswers | null;
	keep(operation: OperationId, kept: KeptAnswers): void;
	forget(operation: OperationId): void;
}

/** Keeps nothing: a dialog at a desk is answered before it is left. */
export const noAnswers: AnswerStorage = {
	load: () => null,
	keep: () => undefined,
	forget: () => undefined
};

/** In this tab, for this person; a list is answered in one go, and begins anew on another day. */
export function tabAnswers(workshop: string, person: string): AnswerStorage {
	const prefix = `${keyOf('checks', workshop, person)}/`;
	return {
		load: (operation) => orElse(null, () => answersIn(sessionStorage.getItem(prefix + operation))),
		keep: (operation, kept) => {
			orElse(undefined, () => {
				sessionStorage.setItem(prefix + operation, JSON.stringify(kept));
			});
		},
		forget: (operation) => {
			orElse(undefined, () => {
				sessionStorage.removeItem(prefix + operation);
			});
		}
	};
}

/** An entry as this page, or an older one, wrote it; what cannot be read is left out. */
export function answersIn(text: string | null): KeptAnswers | null {
	const kept = JSON.parse(text ?? 'null') as Partial<KeptAnswers> | null;
	if (typeof kept?.answers !== 'object') return null;
	const known = Object.entries(kept.answers).filter(([, result]) => CHECK_RESULTS.includes(result));
	const { distanceKm = 0 } = kept;
	return {
		answers: Object.fromEntries(known),
		distanceKm: Number.isFinite(distanceKm) ? distanceKm : 0
	};
}
