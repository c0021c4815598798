import type { Stretch } from '#core/time/instant.ts';

/** What is drawn over the rows beside the bars themselves. */
export interface Ghost extends Stretch {
	readonly id: string;
	readonly row: string;
	/** `target`: held over this place. `sent`: let go here, not yet answered. `flying`: on its way back. `was-here`. */
	readonly kind: 'target' | 'sent' | 'flying' | 'was-here';
	/** How bad it would be, by colour and border; of a target only. */
	readonly weight: 'never' | 'override' | 'warn' | null;
	readonly text: string;
}
