import type { DisplayEntry } from '#protocol/displays.ts';
import { openFleetLine } from './fleet-line.ts';
import { onMount } from 'svelte';

/** The screens on the walls of one workshop as whoever looks after them sees them, as it changes. */
class LiveFleet {
	displays = $state.raw<readonly DisplayEntry[]>([]);

	constructor(first: readonly DisplayEntry[]) {
		this.displays = first;
	}
}

/** Follows a workshop's displays for the life of the component that calls it. */
export function openFleet(workshop: string | null, first: readonly DisplayEntry[]): LiveFleet {
	const fleet = new LiveFleet(first);
	onMount(() => {
		const line = openFleetLine({
			fleet: (code, displays) => {
				if (code === workshop) fleet.displays = displays;
			}
		});
		return () => {
			line.close();
		};
	});
	return fleet;
}
