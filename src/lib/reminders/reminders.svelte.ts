import { remindersOf, type Reminder } from '#core/duty/reminders.ts';
import type { Asker } from '#core/people/own.ts';
import { SECOND_MS } from '#core/time/instant.ts';
import { orElse } from '$lib/device/device-memory.ts';
import type { LiveBoard } from '$lib/live/live-board.svelte.ts';
import { chime } from './chime.ts';
import { takeNew } from './told-keys.ts';

/** Duties come by the minute and calls by the second; a look at all cars costs a few milliseconds. */
const LOOK_EVERY_MS = 5 * SECOND_MS;
const SOUND_KEY = 'reminders-sound';

interface Parts {
	readonly board: () => LiveBoard;
	readonly person: () => Asker;
	/** Says what is new, where the person allowed it. */
	readonly tell: (news: readonly Reminder[]) => void;
}

/**
 * What waits for this person, whatever page they are on. New ones are told once on this device, by a
 * sound unless it was muted here, and to whatever `tell` reaches.
 */
export class Reminders {
	all = $state.raw<readonly Reminder[]>([]);
	/** On until somebody mutes this device, which stays so. */
	isLoud = $state(true);

	private readonly parts: Parts;

	constructor(parts: Parts) {
		this.parts = parts;
	}

	/** Looks again and again until the returned function is called. */
	start(): () => void {
		this.isLoud = orElse(true, () => localStorage.getItem(SOUND_KEY) !== 'off');
		this.look();
		const looks = setInterval(() => {
			this.look();
		}, LOOK_EVERY_MS);
		return () => {
			clearInterval(looks);
		};
	}

	/** Switches the sound; the tap that does it lets the browser make sounds, too. */
	turnSound(): void {
		this.isLoud = !this.isLoud;
		orElse(undefined, () => {
			localStorage.setItem(SOUND_KEY, this.isLoud ? 'on' : 'off');
		});
		if (this.isLoud) chime();
	}

	private look(): void {
		const { person, tell } = this.parts;
		const { state, clock } = this.parts.board();
		if (state.setup === null) return;
		const who = person();
		const found = remindersOf(state, { who, now: clock.now });
		this.all = found;
		const whose = { workshop: state.setup.code, person: who.id };
		const keys = found.map(({ key }) => key);
		const news = orElse<readonly string[]>([], () => takeNew(keys, whose, localStorage));
		if (news.length === 0) return;
		if (this.isLoud) chime();
		tell(found.filter(({ key }) => news.includes(key)));
	}
}
