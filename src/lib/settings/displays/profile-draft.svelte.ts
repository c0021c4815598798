import type { Layout } from '#core/board/display.ts';
import type { DisplayPage, DisplayProfile, PlaylistEntry } from '#core/display/profile.ts';

/** One entry of a playlist while it is typed in. */
export interface EntryDraft {
	/** Names it in the list while that changes. */
	readonly id: number;
	layout: Layout;
	scope: string;
	dwellS: string;
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** A profile while it is typed in: numbers as text, so that half of one can stand there. */
export class ProfileDraft {
	name = $state('');
	place = $state('');
	page = $state<string>('board');
	entries = $state<EntryDraft[]>([]);
	diagonal = $state('');
	distance = $state('');
	theme = $state<string>('light');
	locale = $state<string>('zh-CN');
	safeArea = $state('');
	volume = $state('');
	isQuietSometimes = $state(false);
	quietFrom = $state('12:00');
	quietTo = $state('13:30');
	isDarkSometimes = $state(false);
	from = $state('07:30');
	to = $state('20:00');
	weekdays = $state<number[]>([...EVERY_DAY]);
	darkOnHolidays = $state(true);
	#made = 0;

	constructor(profile: DisplayProfile) {
		this.name = profile.name;
		this.place = profile.place;
		this.page = profile.page;
		this.entries = profile.playlist.map((entry) => this.#draftOf(entry));
		this.diagonal = String(profile.diagonal);
		this.distance = String(profile.distance);
		this.theme = profile.theme;
		this.locale = profile.locale;
		this.safeArea = String(profile.safeArea);
		this.volume = String(profile.sound.volume);
		if (profile.sound.quiet !== null) {
			this.isQuietSometimes = true;
			this.quietFrom = profile.sound.quiet.from;
			this.quietTo = profile.sound.quiet.to;
		}
		if (profile.hours !== null) {
			this.isDarkSometimes = true;
			this.from = profile.hours.from;
			this.to = profile.hours.to;
			this.weekdays = [...profile.hours.weekdays];
			this.darkOnHolidays = profile.hours.darkOnHolidays;
		}
	}

	/** The profile as it stands there; what is no number is not one. The server says what is wrong. */
	get profile(): DisplayProfile {
		const page = this.page as DisplayPage;
		return {
			name: this.name.trim(),
			place: this.place.trim(),
			page,
			playlist: this.#playlist(page),
			diagonal: Number(this.diagonal),
			distance: Number(this.distance),
			theme: this.theme === 'dark' ? 'dark' : 'light',
			locale: this.locale === 'en' ? 'en' : 'zh-CN',
			safeArea: Number(this.safeArea),
			sound: {
				volume: Number(this.volume),
				quiet: this.isQuietSometimes ? { from: this.quietFrom, to: this.quietTo } : null
			},
			hours: this.isDarkSometimes
				? {
						...{ from: this.from, to: this.to, darkOnHolidays: this.darkOnHolidays },
						weekdays: [...this.weekdays].sort((a, b) => a - b)
					}
				: null
		};
	}

	add(): void {
		this.entries.push(this.#draftOf({ layout: 'technician', scope: '', dwellS: 60 }));
	}

	remove(id: number): void {
		this.entries = this.entries.filter((entry) => entry.id !== id);
	}

	/** The lounge has one form, and shows all of it. */
	#playlist(page: DisplayPage): readonly PlaylistEntry[] {
		const all = this.entries.map(({ layout, scope, dwellS }) => ({
			...{ layout, scope: scope.trim(), dwellS: Number(dwellS) }
		}));
		const [first] = all;
		return page === 'lounge' && first !== undefined ? [{ ...first, scope: '' }] : all;
	}

	#draftOf({ layout, scope, dwellS }: PlaylistEntry): EntryDraft {
		this.#made += 1;
		return { id: this.#made, layout, scope, dwellS: String(dwellS) };
	}
}
