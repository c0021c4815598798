import { stateFromRows } from '#core/board/state-from-rows.ts';
import { commandId, type WorkshopCode } from '#core/ids.ts';
import type { Job } from '#core/job/job.ts';
import { emptyState, type WorkshopState } from '#core/state.ts';
import type { Actor } from '#core/decider.ts';
import { personId } from '#core/ids.ts';
import { newCommandId } from '../../../src/lib/live/new-command-id.ts';
import { noStorage } from '../../../src/lib/live/outbox-storage.ts';
import { socketIoConnection } from '../../../src/lib/live/socket-io-connection.ts';
import { View } from '../../../src/lib/live/view.ts';
import { TakeOver, type Told } from './take-over.ts';
import { crewWishes, type Wish } from './wishes.ts';

/**
 * The simulated crew as a client like any other: it follows the workshop over the live link and
 * sends commands; it knows nothing a signed-in person could not know.
 */
export interface CrewOptions {
	readonly url: string;
	readonly token: string;
	readonly workshop: WorkshopCode;
	/** Names in a history that are not persons: the crew's own and the board's. */
	readonly nobody: readonly string[];
	/** Called when a person takes a car over. */
	readonly onTakeOver: (job: Job) => void;
}

/** Between two looks around; in the demo a quarter of a workshop minute. */
const ROUND_MS = 250;
/** Questions about histories per round; a whole import must not become a hundred requests at once. */
const MOST_LOOKS = 8;

const CREW: Actor = { id: personId('crew'), role: 'crew', name: '' };

/** Starts the crew; the returned function sends it home. */
export function startCrew(options: CrewOptions): () => void {
	const headers = { authorization: `Bearer ${options.token}` };
	const takeOver = new TakeOver(options.nobody);
	const view = new View({
		workshop: options.workshop,
		audience: 'staff',
		localNow: () => performance.now(),
		storage: noStorage,
		onChange: () => undefined,
		onOutdated: () => undefined,
		onLateAnswer: () => undefined
	});
	let state = emptyState;
	let atWork = false;
	const round = async (): Promise<void> => {
		view.check();
		if (atWork || view.link !== 'live') return;
		atWork = true;
		try {
			state = stateFromRows(view.rows, view.seq, state);
			await lookAround(state, takeOver, options);
			await act(view, state, takeOver);
		} finally {
			atWork = false;
		}
	};
	view.connect(socketIoConnection({ url: options.url, headers }));
	const timer = setInterval(() => void round(), ROUND_MS);
	return () => {
		clearInterval(timer);
		view.close();
	};
}

async function lookAround(
	state: WorkshopState,
	takeOver: TakeOver,
	options: CrewOptions
): Promise<void> {
	const suspects = takeOver.toLookAt(state.jobs.values()).slice(0, MOST_LOOKS);
	await Promise.all(
		suspects.map(async (job) => {
			const history = await historyOf(job, options);
			if (history !== null && takeOver.look(job, history)) options.onTakeOver(job);
		})
	);
}

/** The job's history over the public API; null when it cannot be had just now. */
async function historyOf(
	{ id }: Job,
	{ url, token, workshop }: CrewOptions
): Promise<readonly Told[] | null> {
	const path = `/api/v1/jobs/${encodeURIComponent(id)}/history?workshop=${encodeURIComponent(workshop)}`;
	try {
		const answer = await fetch(new URL(path, url), {
			headers: { authorization: `Bearer ${token}` }
		});
		if (!answer.ok) return null;
		const { events } = (await answer.json()) as { events: readonly Told[] };
		return events;
	} catch {
		// The server is away or busy; the car is looked at again in the next round.
		return null;
	}
}

async function act(view: View, state: WorkshopState, takeOver: TakeOver): Promise<void> {
	const wishes = crewWishes(state, (job) => takeOver.has(job), {
		now: view.clock.workshopNow,
		actor: CREW,
		command: commandId('crew'),
		archived: new Map()
	});
	const answers = await Promise.all(wishes.map((wish) => send(view, wish)));
	for (const [index, seq] of answers.entries()) {
		if (seq !== null) takeOver.did(seq, wishes[index]?.events ?? 1);
	}
}

/** Position of what came of the wish; null when it was refused (somebody was faster). */
async function send(view: View, { command }: Wish): Promise<number | null> {
	const answer = await view.send(newCommandId(), command);
	return answer.status === 'accepted' && answer.changed ? answer.seq : null;
}
