import { overtimeUntil } from '#core/attendance/overtime.ts';
import { isNoShow } from '#core/appointment/no-show.ts';
import type { Actor } from '#core/decider.ts';
import type { Command } from '#core/commands.ts';
import { commandId, personId, type WorkshopCode } from '#core/ids.ts';
import type { Job } from '#core/job/job.ts';
import { hasToLeaveLounge } from '#core/lounge/stay.ts';
import { deliveryWindow } from '#core/promise/delivery-window.ts';
import type { WorkshopState } from '#core/state.ts';
import type { Instant } from '#core/time/instant.ts';
import { localDateOf } from '#core/time/zone.ts';
import { closingAfter } from '#core/workshop/calendar.ts';
import type { Clock } from '../ops/clock.ts';
import type { Log } from '../ops/log.ts';
import type { Store } from '../storage/port.ts';
import type { Tracking } from '../tracking/tracking.ts';
import type { CommandRunner, LiveWorkshop } from './runner.ts';

/**
 * What the board does by itself: it tells customers who wait or have a page of theirs a time, gives up booked cars that do not
 * come, and closes the day. All are commands like any other, sent by nobody in particular, so that the log shows them and says when.
 */
export const BOARD: Actor = { id: personId('board'), role: 'board', name: '控工板' };

/** Windows are told in steps of five minutes; in the demo five minutes are five seconds. */
const LOOK_EVERY_MS = 5_000;
const AREA = 'closed-up-to';

export interface Keeper {
	/** Looks once at every workshop; the timer does the same. For tests. */
	look(): Promise<void>;
	stop(): Promise<void>;
}

interface KeeperParts {
	readonly commands: CommandRunner;
	readonly store: Pick<Store, 'remember' | 'recall'>;
	readonly clock: Clock;
	readonly log: Log;
	/** Who can read a page of their visit is told a time, too. */
	readonly tracking: Pick<Tracking, 'isTracked'>;
}

export function keepBoard(parts: KeeperParts): Keeper {
	let looking: Promise<void> | null = null;
	const look = (): Promise<void> => {
		// A look that takes longer than the period is waited for, not joined by a second one.
		looking ??= lookAtAll(parts).finally(() => {
			looking = null;
		});
		return looking;
	};
	const stopTimer = parts.clock.every(LOOK_EVERY_MS, () => void look());
	return {
		look,
		stop: async () => {
			stopTimer();
			await looking;
		}
	};
}

async function lookAtAll(parts: KeeperParts): Promise<void> {
	for (const code of parts.commands.workshops()) {
		try {
			await closeDayWhenDue(parts, code);
			await recordNoShows(parts, code);
			await announceWindows(parts, code);
			await clearLounge(parts, code);
		} catch (error) {
			// One workshop's trouble is not the next one's; the next look tries again.
			parts.log.error('the board could not do its own duties', error, { workshop: code });
		}
	}
}

async function closeDayWhenDue(
	{ commands, store }: KeeperParts,
	code: WorkshopCode
): Promise<void> {
	const workshop = commands.workshop(code);
	if (workshop?.state.setup == null) return;
	const now = workshop.time.workshopNow;
	const upTo = await closedUpTo(store, workshop);
	const closing = closingAfter(workshop.state.setup, upTo);
	if (closing === null || closing > now) return;
	const date = localDateOf(closing, workshop.state.setup.timeZone);
	// Whoever works overtime is not clocked off at the usual time.
	if ((overtimeUntil(workshop.state, date) ?? closing) > now) return;
	const closed = await send(commands, workshop, {
		name: `close-day:${closing}`,
		command: { type: 'CloseDay', date }
	});
	if (closed) await store.remember(AREA, code, now);
}

/** Closings up to this moment are done with. A workshop met for the first time starts with now. */
async function closedUpTo(
	store: KeeperParts['store'],
	{ code, time }: LiveWorkshop
): Promise<Instant> {
	const known = await store.recall(AREA, code);
	// A clock that was put back (a demo day begun again) closes its day again.
	if (typeof known === 'number' && known <= time.workshopNow) return known;
	await store.remember(AREA, code, time.workshopNow);
	return time.workshopNow;
}

/** Bay and technician of a booked car that has not come go to others (duty D2). */
async function recordNoShows({ commands }: KeeperParts, code: WorkshopCode): Promise<void> {
	const workshop = commands.workshop(code);
	if (workshop?.state.setup == null) return;
	const { state, time } = workshop;
	const { setup } = workshop.state;
	const missed = [...state.jobs.values()].filter((job) => isNoShow(setup, job, time.workshopNow));
	for (const { id } of missed)
		await send(commands, workshop, {
			name: `no-show:${id}`,
			command: { type: 'RecordNoShow', job: id }
		});
}

async function announceWindows(
	{ commands, tracking }: KeeperParts,
	code: WorkshopCode
): Promise<void> {
	const workshop = commands.workshop(code);
	if (workshop === null) return;
	const wishes = [...workshop.state.jobs.values()]
		.filter((job) => job.waiting || tracking.isTracked({ workshop: code, job: job.id }))
		.flatMap((job) => windowToTell(workshop.state, job, workshop.time.workshopNow));
	for (const command of wishes) {
		const name = `window:${command.job}:${command.from}-${command.to}`;
		await send(commands, workshop, { name, command });
	}
}

/** Cars that were handed over go from the customers' screen. */
async function clearLounge({ commands }: KeeperParts, code: WorkshopCode): Promise<void> {
	const workshop = commands.workshop(code);
	if (workshop === null) return;
	const { state, time } = workshop;
	const gone = [...state.jobs.values()].filter((job) => hasToLeaveLounge(job, time.workshopNow));
	for (const { id } of gone)
		await send(commands, workshop, {
			name: `leave-lounge:${id}`,
			command: { type: 'LeaveLounge', job: id }
		});
}

function windowToTell(
	state: WorkshopState,
	job: Job,
	now: Instant
): readonly Extract<Command, { type: 'AnnounceWindow' }>[] {
	const window = deliveryWindow(state, job, now);
	if (window === null) return [];
	const { announced } = job;
	if (announced?.from === window.from && announced.to === window.to) return [];
	return [{ type: 'AnnounceWindow', job: job.id, from: window.from, to: window.to }];
}

/** A command of the board's own; the name makes its id, so that the same look sends it once. */
interface Own {
	readonly name: string;
	readonly command: Command;
}

/** Whether it went through; a refusal is fine, as the state has moved on and is looked at again. */
async function send(
	commands: CommandRunner,
	{ code, state }: LiveWorkshop,
	{ name, command }: Own
): Promise<boolean> {
	const id = commandId(`board:${name}:${state.seq}`);
	const answer = await commands.run({ id, workshop: code, command }, BOARD);
	return answer.status === 'accepted';
}
