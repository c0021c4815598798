import type { Bar } from '#core/board/timeline-bars.ts';
import type { Standing } from './scene.ts';

const when = (isSo: boolean, mark: string): string => (isSo ? mark : '');

/**
 * What is the matter with a bar besides its work, as classes: one text, so that it is compared at a
 * glance. Bars that are `told` of carry a word about it.
 */
export function marksOf({ id, job, operation, isMovable }: Bar, standing: Standing): string {
	const isPending = standing.isPending(operation);
	const isHeld = standing.heldBy(operation) !== null;
	return (
		when(standing.bar === id || standing.selected.has(id), ' selected') +
		when(standing.job === job && standing.bar !== id, ' related') +
		when(isPending, ' pending') +
		when(isHeld, ' held') +
		when(isPending || isHeld, ' told') +
		when(isLifted(operation, standing), ' lifted') +
		when(standing.isHandled && isMovable, ' movable')
	);
}

const isLifted = (operation: string, { carry }: Standing): boolean =>
	carry !== null &&
	(carry.lead.id === operation || carry.others.some(({ id }) => id === operation));
