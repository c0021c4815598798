import { commandId, type PhotoId, type WorkshopCode } from '#core/ids.ts';
import type { Refusal } from '#core/refusals.ts';
import { ok, refused, type Result } from '#core/result.ts';
import { customerOf } from '#core/track/customer.ts';
import { pageRefusal } from '#core/track/may-have-page.ts';
import { isTrackAlive } from '#core/track/stay.ts';
import { isPhotoShown, trackPage, type TrackPage } from '#core/track/track-page.ts';
import { localTimeOf } from '#core/time/zone.ts';
import type { CommandAnswer, WireRefusal } from '#protocol/messages.ts';
import type { TrackAnswer } from '#protocol/schemas/track-answer.ts';
import type { Journal } from '../audit/journal.ts';
import { secretHash } from '../auth/secret-hash.ts';
import { unknownWorkshop } from '../auth/may-act.ts';
import type { CommandRunner } from '../commands/runner.ts';
import type { Step } from '../commands/workshop-queue.ts';
import type { Clock } from '../ops/clock.ts';
import type { Ids } from '../ops/ids.ts';
import type { Log } from '../ops/log.ts';
import type { Store, StoredPhoto } from '../storage/port.ts';
import type { TrackKey } from './track-key.ts';
import {
	openTrackRegister,
	type Tracked,
	type TrackRegister,
	type VisitOf
} from './track-register.ts';
import { WrongCodes } from './wrong-codes.ts';

/**
 * The pages of customers: who is given one, and what whoever holds its code may read and say. Whether
 * somebody of the house may give or withdraw one is asked by whoever calls.
 */
export interface Tracking {
	/** Where a visit's page is, as whoever asks from `origin` has it printed; given now where it has none. */
	give(visit: VisitOf, origin: string): Promise<Result<string, Refusal | WireRefusal>>;
	/** The same of one that was given; null where it has none. */
	addressOf(visit: VisitOf, origin: string): string | null;
	/** Whether its customer can read a page of it. */
	isTracked(visit: VisitOf): boolean;
	/** Ends the page at once; false where there was none. Another giving has another code. */
	withdraw(visit: VisitOf): Promise<boolean>;
	/** The same for an erased customer; written down with the erasure. */
	forget(visit: VisitOf): Promise<void>;
	/** What a code opens, for whoever asks from this address. */
	open(code: string, address: string): Result<OpenedPage, 'none' | 'too-many'>;
	/** The customer's word on what was put before them; the same id again does it once. */
	answer(opened: OpenedPage, said: TrackAnswer): Promise<CommandAnswer>;
	/** A photo that is on the page; null for any other. */
	photo(opened: OpenedPage, photo: PhotoId): Promise<StoredPhoto | null>;
}

/** A page that was opened with its code. */
export interface OpenedPage {
	readonly visit: VisitOf;
	readonly page: TrackPage;
	/** Local time of the workshop, e.g. `14:05`. */
	readonly time: string;
}

interface TrackingParts {
	readonly store: Pick<Store, 'remember' | 'recallAll' | 'photoOf'>;
	readonly commands: Pick<CommandRunner, 'workshop' | 'run' | 'onStep' | 'workshops'>;
	readonly journal: Pick<Journal, 'note'>;
	readonly clock: Pick<Clock, 'now'>;
	readonly ids: Ids;
	readonly key: TrackKey;
	/** Where customers reach their pages, which inside a workshop is another address than ours; null: the same. */
	readonly customerOrigin: string | null;
	readonly log: Pick<Log, 'error'>;
}

export async function openTracking(parts: TrackingParts): Promise<Tracking> {
	const register = await openTrackRegister(parts);
	const { commands, journal, store } = parts;
	for (const workshop of commands.workshops()) settle(parts, register, workshop);
	commands.onStep(({ workshop, before, after }: Step) => {
		if (before.jobs !== after.jobs) settle(parts, register, workshop);
	});
	const wrong = new WrongCodes(parts.clock);
	const addressOf = (visit: VisitOf, origin: string): string | null => {
		const code = register.codeOf(visit);
		return code === null ? null : `${parts.customerOrigin ?? origin}/track/${code}`;
	};
	return {
		addressOf,
		isTracked: (visit) => register.codeOf(visit) !== null,
		forget: (visit) => register.forget(visit),
		async give(visit, origin) {
			const known = commands.workshop(visit.workshop);
			if (known === null) return refused(unknownWorkshop(visit.workshop));
			const refusal = pageRefusal(known.state, visit.job);
			if (refusal !== null) return refused(refusal);
			if (register.codeOf(visit) === null) {
				await register.give(visit);
				await journal.note({ kind: 'TrackGiven', about: visit.job, workshop: visit.workshop });
			}
			return ok(addressOf(visit, origin) ?? '');
		},
		async withdraw(visit) {
			if (register.codeOf(visit) === null) return false;
			await register.forget(visit);
			await journal.note({ kind: 'TrackWithdrawn', about: visit.job, workshop: visit.workshop });
			return true;
		},
		open(code, address) {
			if (!wrong.mayTry(address)) return refused('too-many');
			const track = register.find(code);
			const opened = track === null ? null : openedPage(parts, track);
			if (opened === null) {
				wrong.wasWrong(address);
				return refused('none');
			}
			wrong.wasRight(address);
			return ok(opened);
		},
		answer: ({ visit, page }, said) => answered(parts, { visit, page, said }),
		photo: ({ visit: { workshop, job }, page }, photo) =>
			isPhotoShown(page, photo) ? store.photoOf(workshop, job, photo) : Promise.resolve(null)
	};
}

function openedPage({ commands }: TrackingParts, track: Tracked): OpenedPage | null {
	const { workshop, job } = track;
	const known = commands.workshop(workshop);
	if (known === null) return null;
	const { state, time } = known;
	const page = trackPage(state, track, time.workshopNow);
	if (page === null) return null;
	const zone = state.setup?.timeZone ?? 'UTC';
	return { visit: { workshop, job }, page, time: localTimeOf(time.workshopNow, zone) };
}

/** Said by the customer as any advisor would write it down, under an id that nobody else can have. */
function answered(
	{ commands }: TrackingParts,
	{ visit, page, said }: Pick<OpenedPage, 'visit' | 'page'> & { readonly said: TrackAnswer }
): Promise<CommandAnswer> {
	const { workshop, job } = visit;
	const { id, addition, offer, answer } = said;
	const actor = customerOf(job);
	const own = secretHash(`${workshop}/${job}`).slice(0, 16);
	const price = page.offers.find((one) => one.addition === addition)?.price ?? '';
	return commands.run(
		{
			id: commandId(`track-${own}-${id}`),
			workshop,
			command: {
				...{ type: 'AnswerAdditionalWork', job, addition, offer, answer },
				...{ saidBy: actor.name, price }
			}
		},
		actor
	);
}

/** Keeps when cars were handed over, which the board forgets at closing, and ends what came to nothing. */
function settle(
	{ commands, log }: TrackingParts,
	register: TrackRegister,
	workshop: WorkshopCode
): void {
	const known = commands.workshop(workshop);
	if (known === null) return;
	const written = (write: Promise<void>): void => {
		write.catch((error: unknown) => {
			// The next start finds it out again from the board.
			log.error('end of a tracked visit not written down', error, { workshop });
		});
	};
	for (const track of register.all(workshop)) {
		const job = known.state.jobs.get(track.job);
		const isGone = job === undefined ? track.deliveredAt === null : hasFailed(job.end);
		if (isGone || !isTrackAlive(track.deliveredAt, known.time.workshopNow))
			written(register.forget(track));
		else if (track.deliveredAt === null && job?.end != null)
			written(register.delivered(track, job.end.at));
	}
}

const hasFailed = (end: { readonly how: string } | null): boolean =>
	end !== null && end.how !== 'delivered';
