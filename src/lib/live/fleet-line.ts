import type { Heartbeat } from '#core/display/heartbeat.ts';
import type { WorkshopCode } from '#core/ids.ts';
import {
	FLEET_NAMESPACE,
	type DisplayEntry,
	type DisplayOrder,
	type DisplaySelf,
	type FleetToClient,
	type HeartbeatAnswer
} from '#protocol/displays.ts';
import { BareLine } from './bare-line.ts';

/** What the line of the fleet tells; a display hears the first three, whoever looks after displays the last. */
interface FleetListener {
	self?: (self: DisplaySelf) => void;
	order?: (order: DisplayOrder) => void;
	/** The server lets this client in no more: a display was taken down, a session has ended. */
	turnedAway?: () => void;
	fleet?: (workshop: WorkshopCode, displays: readonly DisplayEntry[]) => void;
	/** The line is up, at the start and after each loss. */
	up?: () => void;
}

export interface FleetLine {
	/** Says how this display is; null when nobody heard it. */
	beat(heartbeat: Heartbeat): Promise<HeartbeatAnswer | null>;
	close(): void;
}

/** Opens the line beside the rows, and again after each loss until it is closed. */
export function openFleetLine(listener: FleetListener): FleetLine {
	const line = new BareLine(
		{ namespace: FLEET_NAMESPACE },
		{
			up: () => listener.up?.(),
			down: () => undefined,
			heard: (name, said) => {
				hear(listener, name, said);
				if (name === 'turnedAway') line.redial.turnedAway(true);
			},
			// An answer of the server, not of the network: it knows nobody who could use this line.
			notLetIn: () => {
				line.redial.turnedAway(true);
				listener.turnedAway?.();
			}
		}
	);
	line.redial.start();
	return {
		beat: (heartbeat) => line.ask('heartbeat', heartbeat) as Promise<HeartbeatAnswer | null>,
		close: () => {
			line.close();
		}
	};
}

function hear(listener: FleetListener, name: string, [first, second]: readonly unknown[]): void {
	switch (name as keyof FleetToClient) {
		case 'self':
			listener.self?.(first as DisplaySelf);
			return;
		case 'order':
			listener.order?.(first as DisplayOrder);
			return;
		case 'turnedAway':
			listener.turnedAway?.();
			return;
		case 'fleet':
			listener.fleet?.(first as WorkshopCode, second as readonly DisplayEntry[]);
	}
}
