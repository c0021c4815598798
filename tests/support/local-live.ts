import type { Actor } from '#core/decider.ts';
import type { Hello, Welcome } from '#protocol/messages.ts';
import type { CommandRunner } from '../../server/commands/runner.ts';
import { isStaffRoom, roomOf, Views } from '../../server/live/views.ts';
import type { LocalServer } from '../../src/lib/live/in-process-connection.ts';

type ToClient = Parameters<LocalServer>[0];

export interface LocalLive {
	/** Gives lines to one person, who may look at everything. */
	serverFor(actor: Actor): LocalServer;
	/** Tells everybody where their audience stands. */
	beacon(): void;
	/** What a fresh screen would be shown, and the hash of it. */
	hashOf(hello: Pick<Hello, 'workshop' | 'audience'>): string | undefined;
	/** Everybody is cut, as when the server stops. */
	close(): void;
}

/** Called with each position an audience ever stood at, e.g. `staff/test`, and the hash of what it saw there. */
export type OnPosition = (room: string, epoch: string, at: { seq: number; hash: string }) => void;

/** The server's live layer without a socket: the real views and the real command runner. */
export function localLive(commands: CommandRunner, onPosition: OnPosition): LocalLive {
	const rooms = new Map<string, Set<ToClient>>();
	const note = (room: string): void => {
		for (const [name, { epoch, seq, hash }] of views.positions())
			if (name === room) onPosition(room, epoch, { seq, hash });
	};
	const views = new Views(commands, (room, change) => {
		note(room);
		for (const client of rooms.get(room) ?? []) client.change(change);
	});
	const leave = (client: ToClient): void => {
		for (const members of rooms.values()) members.delete(client);
	};
	const welcome = (client: ToClient, hello: Hello): Promise<Welcome> => {
		const room = roomOf(hello.workshop, hello.audience);
		leave(client);
		rooms.set(room, (rooms.get(room) ?? new Set()).add(client));
		const answer = views.welcome(hello);
		note(room);
		return Promise.resolve(answer);
	};
	return {
		serverFor: (actor) => (client) => ({
			hello: (hello) => welcome(client, hello),
			sync: (hello) => welcome(client, hello),
			command: async (envelope) => {
				const answer = await commands.run(envelope, actor);
				await views.published();
				return answer;
			},
			lift: ({ operation }) => {
				const lifted = { client: actor.id, by: actor.name, operation };
				for (const [room, members] of rooms) {
					if (!members.has(client) || !isStaffRoom(room)) continue;
					for (const other of members) if (other !== client) other.lifts(lifted);
				}
			},
			leave: () => {
				leave(client);
			}
		}),
		beacon: () => {
			for (const [room, { workshop, ...position }] of views.positions()) {
				const time = commands.workshop(workshop)?.time;
				if (time === undefined) continue;
				for (const client of rooms.get(room) ?? []) client.beacon({ ...position, time });
			}
		},
		hashOf: ({ workshop, audience }) =>
			[...views.positions()].find(([room]) => room === roomOf(workshop, audience))?.[1].hash,
		close: () => {
			views.close();
			for (const members of rooms.values()) for (const client of [...members]) client.cut();
		}
	};
}
