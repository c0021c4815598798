import type { Bar } from '#core/board/timeline-bars.ts';
import type { Scene } from './scene.ts';

const when = (isSo: boolean, mark: string): string => (isSo ? mark : '');

/**
 * What is the matter with a bar besides its work, as classes: one text, so that it is compared at a
 * glance. Bars that are `told` of carry a word about it.
 */
export function marksOf({ id, job, operation, isMovable }: Bar, scene: Scene): string {
	const { hands, selectedBar, selectedJob } = scene;
	const isPending = scene.isPending(operation);
	const isHeld = scene.heldBy(operation) !== null;
	return (
		when(selectedBar === id || hands?.selected.has(id) === true, ' selected') +
		when(selectedJob === job && selectedBar !== id, ' related') +
		when(isPending, ' pending') +
		when(isHeld, ' held') +
		when(isPending || isHeld, ' told') +
		when(isLifted(operation, scene), ' lifted') +
		when(hands !== undefined && isMovable, ' movable')
	);
}

function isLifted(operation: string, { hands }: Scene): boolean {
	const carry = hands?.carry ?? null;
	if (carry === null) return false;
	return carry.lead.id === operation || carry.others.some(({ id }) => id === operation);
}
