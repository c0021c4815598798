import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { AUDIENCES, type Audience } from '#core/board/rows.ts';
import type { Command } from '#core/commands.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import type { AudienceLoad } from '../live/audience-loads.ts';
import type { Health } from './health.ts';

/**
 * What the server counts and measures, as Prometheus reads it. It names nobody: every label has a
 * closed list of values (command types, refusal codes, audiences), none of them a workshop or a person.
 */
export interface Metrics {
	/** A command was answered; `ms` from taking it in. */
	readonly answered: (type: Command['type'], answer: CommandAnswer, ms: number) => void;
	/** An append became durable (or failed) after so many milliseconds. */
	readonly committed: (ms: number) => void;
	/** What was durable for `ms` milliseconds has now been handed to every screen's line. */
	readonly published: (ms: number) => void;
	/** Everything, in the text form of Prometheus. */
	text(): Promise<string>;
	readonly contentType: string;
}

interface Observed {
	readonly health: () => Health;
	readonly audiences: () => ReadonlyMap<Audience, AudienceLoad>;
}

/** From a fast disk's commit to a stuck one's. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const PREFIX = 'workshop_board_';

export function createMetrics(observed: Observed): Metrics {
	const registry = new Registry();
	const registers = [registry];
	// Memory, CPU, open files, and how long the event loop keeps everybody waiting.
	collectDefaultMetrics({ register: registry });
	const counted = (name: string, help: string, labelNames: readonly string[]): Counter =>
		new Counter({ name: `${PREFIX}${name}`, help, labelNames, registers });
	const timed = (name: string, help: string): Histogram =>
		new Histogram({ name: `${PREFIX}${name}`, help, buckets: SECONDS, registers });
	const commands = counted('commands_total', 'Commands answered.', ['type', 'status']);
	const refusals = counted('refusals_total', 'Commands refused, by code.', ['code']);
	const command = timed('command_seconds', 'From taking a command in to its answer.');
	const commit = timed(
		'commit_seconds',
		'From handing an append to the store to its being durable.'
	);
	const fanout = timed('fanout_seconds', 'From durable to handed to every line of an audience.');
	const readGauges = gaugesOf(observed, registers);
	return {
		answered: (type, answer, ms) => {
			commands.inc({ type, status: answer.status });
			if (answer.status === 'refused') refusals.inc({ code: answer.refusal.code });
			command.observe(ms / 1_000);
		},
		committed: (ms) => {
			commit.observe(ms / 1_000);
		},
		published: (ms) => {
			fanout.observe(ms / 1_000);
		},
		text: () => {
			readGauges();
			return registry.metrics();
		},
		contentType: registry.contentType
	};
}

/** What is read at the moment of asking; the returned function reads it. */
function gaugesOf({ health, audiences }: Observed, registers: Registry[]): () => void {
	const readings: (() => void)[] = [];
	const gauge = (name: string, help: string, read: () => number): void => {
		const made = new Gauge({ name: `${PREFIX}${name}`, help, registers });
		readings.push(() => {
			made.set(read());
		});
	};
	const byAudience = (name: string, help: string, read: (load: AudienceLoad) => number): void => {
		const made = new Gauge({ name: `${PREFIX}${name}`, help, labelNames: ['audience'], registers });
		readings.push(() => {
			const loads = audiences();
			for (const audience of AUDIENCES)
				made.set({ audience }, read(loads.get(audience) ?? { connected: 0, oldestMs: 0 }));
		});
	};
	gauge('up_seconds', 'Since the start.', () => health().upSeconds);
	gauge('workshops', 'Workshops with a log.', () => health().workshops);
	gauge('store_writable', '1 while commands can be made durable.', () =>
		health().store.writable ? 1 : 0
	);
	gauge(
		'disk_fsync_seconds',
		'Median time the disk took to make a page durable, at the start.',
		() => (health().store.fsyncMs ?? 0) / 1_000
	);
	gauge(
		'backup_last_timestamp_seconds',
		'When the last backup was made; 0 before the first.',
		() => (health().backups.lastAt ?? 0) / 1_000
	);
	gauge('backup_failed', '1 while the last attempt to back up has failed.', () =>
		health().backups.failedAt === null ? 0 : 1
	);
	gauge('sockets', 'Connected clients.', () => health().connections);
	byAudience('screens', 'Clients that look, by audience.', ({ connected }) => connected);
	byAudience(
		'display_age_seconds',
		'Age of the oldest data on a connected screen: how long it has waited for something sent to it.',
		({ oldestMs }) => oldestMs / 1_000
	);
	return () => {
		for (const read of readings) read();
	};
}
