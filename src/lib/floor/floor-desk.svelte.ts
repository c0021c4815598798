import { createContext, tick } from 'svelte';
import type { Command } from '#core/commands.ts';
import type { Actor } from '#core/decider.ts';
import { foreseenFrom } from '#core/foreseen-wishes.ts';
import { additionId, type JobId, type OperationId } from '#core/ids.ts';
import { lateMinutesAt } from '#core/job/late-finish.ts';
import type { Viewer } from '#core/people/may-on.ts';
import { mayDo } from '#core/people/may.ts';
import { MINUTE_MS, type Instant } from '#core/time/instant.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { spanText } from '$lib/i18n/lateness-text.ts';
import { namesOf } from '$lib/i18n/names.ts';
import type { LiveBoard } from '$lib/live/live-board.svelte.ts';
import { newCommandId } from '$lib/live/new-command-id.ts';
import { Wishes } from '$lib/live/wishes.ts';
import { PhotoOutbox, type HeldPhotos, type WaitingPhoto } from '$lib/photo/photo-outbox.ts';
import { sendPhoto } from '$lib/photo/send-photo.ts';
import type { Toasts } from '$lib/ui/toasts.svelte.ts';
import type { FloorSheet } from './floor-sheet.ts';

type Refused = Extract<CommandAnswer, { status: 'refused' }>;

interface FloorParts {
	readonly board: LiveBoard;
	readonly toasts: Toasts;
	readonly locale: () => Locale;
	readonly person: () => Pick<Actor, 'id' | 'name' | 'role' | 'staff'>;
}

/** What became of a wish: done; refused and why; or not answered yet, which is said when it is. */
export type Outcome =
	| { readonly status: 'done' | 'sent' }
	| {
			readonly status: 'refused';
			readonly why: readonly string[];
			readonly version: number | null;
	  };

/** Lateness is said in minutes; working it out more often than four times a minute shows nothing new. */
const CLOCK_STEP_MS = MINUTE_MS / 4;
/** A form waits so long for its answer; then it gives way, and the tile says that it is pending. */
const FORM_WAITS_MS = 800;

/**
 * What the person with the tablet looks at and is doing: the sheet that is open, and the one way by
 * which a wish is sent. Everything about cars comes from the live board.
 */
export class FloorDesk {
	readonly board: LiveBoard;
	sheet = $state.raw<FloorSheet | null>(null);
	readonly wishes: Wishes;

	/** Photos that are not sent yet. */
	waitingPhotos = $state.raw<readonly WaitingPhoto[]>([]);
	readonly photos = new PhotoOutbox({
		newId: newCommandId,
		send: (photo) =>
			this.setup === null
				? Promise.resolve({ status: 'no-line' })
				: sendPhoto(this.setup.code, photo),
		onChange: (waiting) => {
			this.waitingPhotos = waiting;
		}
	});

	private readonly parts: FloorParts;
	private openedFrom: Element | null = null;
	readonly now: Instant = $derived.by(
		() => Math.floor(this.board.clock.now / CLOCK_STEP_MS) * CLOCK_STEP_MS
	);
	/** As it will be once everything tapped here is done: nobody taps on what they have just changed. */
	private readonly foreseen = $derived.by(() =>
		foreseenFrom(this.board.state, this.board.unshown, this.person)
	);
	readonly state = $derived.by(() => this.foreseen.state);
	readonly setup = $derived(this.state.setup);
	readonly zone = $derived(this.setup?.timeZone ?? 'UTC');
	private readonly minute = $derived(Math.floor(this.now / MINUTE_MS) * MINUTE_MS);
	readonly names = $derived.by(() => namesOf(this.locale, this.state, this.minute));

	constructor(parts: FloorParts) {
		this.board = parts.board;
		this.parts = parts;
		const { board, toasts, locale } = parts;
		this.wishes = new Wishes({ board, toasts, locale, names: () => this.names });
	}

	get locale(): Locale {
		return this.parts.locale();
	}

	/** Who looks at what: asked before anything is offered. */
	get viewer(): Viewer {
		return { state: this.state, who: this.parts.person() };
	}

	/** Who holds the tablet. */
	get person(): Pick<Actor, 'id' | 'name' | 'role' | 'staff'> {
		return this.parts.person();
	}

	/** Whether this person may wish such a thing at all, be it of what is their own only. */
	may(wished: Command['type']): boolean {
		return mayDo(this.person.role, wished);
	}

	/** Whether something wished about this car, or its work, is not on the screen yet. */
	isPending(job: JobId): boolean {
		return [...this.board.pending.keys()].some((key) => key === job || key.startsWith(`${job}/`));
	}

	/** Opens a sheet; the focus goes back to where it was opened from. */
	open(sheet: FloorSheet): void {
		if (this.sheet === null) this.openedFrom = document.activeElement;
		this.sheet = sheet;
	}

	/** Shows a car with what can be done. */
	openCar(job: JobId, operation: OperationId | null = null): void {
		this.open({ kind: 'car', job, operation });
	}

	/** Takes the sheet away. */
	readonly close = (): void => {
		this.sheet = null;
		const from = this.openedFrom;
		void tick().then(() => {
			if (from instanceof HTMLElement && from.isConnected) from.focus();
		});
	};

	/** Sends a wish from a button: the tile shows that it is pending, a refusal is said in a toast. */
	async press(command: Command): Promise<void> {
		const answer = await this.send(command);
		if (answer.status === 'refused') this.tell(answer);
	}

	/** Says a refusal, unless it stands in the list of those that had to wait for the line. */
	private tell(answer: Refused): void {
		if (this.board.refusedLate.every(({ id }) => id !== answer.id)) this.wishes.sayRefused(answer);
	}

	/**
	 * Sends what a form says: the form closes when it was done, or when the answer is long in coming. The
	 * pictures of a report go once its words have gone, however long that takes.
	 */
	async submit(command: Command, pictures: readonly Blob[] = []): Promise<Outcome> {
		let isLeft = false;
		const held = 'job' in command ? this.photos.hold(command.job, pictures) : null;
		const answered = this.send(command).then((answer): Outcome => {
			settleHeld(held, answer);
			if (answer.status === 'accepted') return { status: 'done' };
			if (isLeft) this.tell(answer);
			const { refusal } = answer;
			const version = refusal.code === 'stale' ? refusal.version : null;
			return { status: 'refused', why: this.wishes.why(answer), version };
		});
		const tired = new Promise<Outcome>((resolve) => {
			setTimeout(() => {
				resolve({ status: 'sent' });
			}, FORM_WAITS_MS);
		});
		const outcome = await Promise.race([answered, tired]);
		isLeft = outcome.status === 'sent';
		return outcome;
	}

	private send(command: Command): Promise<CommandAnswer> {
		const follows =
			'operation' in command ? this.foreseen.changedBy.get(command.operation) : undefined;
		return this.wishes.send(command, follows);
	}

	/** Whether finishing this now would be late: then a cause is asked for. */
	lateMinutes(job: JobId, operation: OperationId): number {
		const car = this.state.jobs.get(job);
		const work = car?.operations.find(({ id }) => id === operation);
		if (car === undefined || work === undefined) return 0;
		return lateMinutesAt(car, work, { at: this.board.clock.now, goesBack: false });
	}

	/** Minutes as people say them. */
	span(minutes: number): string {
		return spanText(this.locale, minutes);
	}
}

/** The additional work goes by the id of the command that reported it. */
function settleHeld(held: HeldPhotos | null, { status, id }: CommandAnswer): void {
	if (status === 'accepted') held?.release(additionId(id));
	else held?.drop();
}

/** The desk of the page. */
export const [getFloor, setFloor] = createContext<FloorDesk>();
