import type { Change } from '#protocol/messages.ts';
import type { Connection } from '../../src/lib/live/connection.ts';

/** Passes everything on but the changes, which the fault may keep (null) or alter. */
export const losingChanges = (
	line: Connection,
	fault: (change: Change) => Change | null
): Connection => ({
	open: (listener) => {
		line.open({
			up: () => {
				listener.up();
			},
			down: () => {
				listener.down();
			},
			change: (change) => {
				const left = fault(change);
				if (left !== null) listener.change(left);
			},
			beacon: (beacon) => {
				listener.beacon(beacon);
			},
			lifts: (lifted) => {
				listener.lifts(lifted);
			},
			turnedAway: (reason) => {
				listener.turnedAway(reason);
			}
		});
	},
	hello: (hello) => line.hello(hello),
	sync: (hello) => line.sync(hello),
	command: (envelope) => line.command(envelope),
	lift: (lift) => {
		line.lift(lift);
	},
	reconnect: () => {
		line.reconnect();
	},
	close: () => {
		line.close();
	}
});
