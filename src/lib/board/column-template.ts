import type { WallFit } from '#core/board/wall-fit.ts';
import { rem } from '#core/board/wall-style.ts';

/** The columns of a row for its arrangement, as a grid template; what is left over lies between them. */
export function columnTemplate({ arrangement, columns }: WallFit): string {
	const { bay, car, stage, technician, promise, lateness } = columns;
	switch (arrangement) {
		case 'six':
			return [bay, car, stage, technician, promise, lateness].map(rem).join(' ');
		case 'two-lines':
			return `${rem(bay)} minmax(${rem(Math.max(car, promise))},1fr) ${rem(Math.max(stage, lateness))}`;
		default:
			return [bay, car, stage, promise, lateness].map(rem).join(' ');
	}
}
