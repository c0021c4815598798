import {
	DISPLAY_LIMITS,
	scopeFrom,
	type Display,
	type DisplayLocale,
	type Layout
} from '../board/display.ts';
import type { Audience } from '../board/rows.ts';
import type { Sound } from '../lounge/sound.ts';
import type { OnHours } from './off-hours.ts';

/**
 * What a screen that hangs on a wall was given to show, and how: its profile. It belongs to the display and
 * not to whoever looks after it, and knows nothing of credentials, lines or cars.
 */

/**
 * What a display shows: the workshop's board, the same where customers can see it (masked, no causes), or
 * the customers' own. One display shows one of them only, whatever its playlist: each is another audience,
 * and a screen in the lounge must never hold a row of the workshop.
 */
export const DISPLAY_PAGES = ['board', 'customer-board', 'lounge'] as const;
export type DisplayPage = (typeof DISPLAY_PAGES)[number];

/** One thing in a playlist. */
export interface PlaylistEntry {
	/** How a board is laid out; the lounge has one form of its own. */
	readonly layout: Layout;
	/** As in a board's address: `bays:K01-A07`, `team:…`, `trade:…`; empty: the whole workshop. */
	readonly scope: string;
	/** How long it stays at least, seconds; it goes at the end of its last page. */
	readonly dwellS: number;
}

/** Everything a supervisor says of a display. */
export interface DisplayProfile {
	/** What people call it, e.g. `大厅东`. */
	readonly name: string;
	/** Where it hangs; may be empty. */
	readonly place: string;
	readonly page: DisplayPage;
	/** At least one; shown in turn. The lounge shows the first one only. */
	readonly playlist: readonly PlaylistEntry[];
	/** Inches. */
	readonly diagonal: number;
	/** Metres to the farthest reader. */
	readonly distance: number;
	readonly theme: 'light' | 'dark';
	readonly locale: DisplayLocale;
	/** Percent of the glass left free on each side, which the set's overscan may eat (rule L8). */
	readonly safeArea: number;
	/** How loud it is, and when it keeps quiet; the workshop's board never sounds. */
	readonly sound: Sound;
	/** When it is lit; null: always. */
	readonly hours: OnHours | null;
}

/** The least and most of each number; the schema of the wire and the form read the same. */
export const PROFILE_LIMITS = {
	...DISPLAY_LIMITS,
	volume: [0, 100],
	/** Shorter than a quarter of a minute nobody reads it; longer than an hour is no turn. */
	dwellS: [15, 3600],
	name: [1, 40],
	place: [0, 60],
	scope: [0, 60],
	playlist: [1, 8]
} as const satisfies Readonly<Record<string, readonly [number, number]>>;

/** The one audience whose rows a display of this page receives. */
export const audienceOf = ({ page }: Pick<DisplayProfile, 'page'>): Audience =>
	(({ board: 'wall', 'customer-board': 'wall-masked', lounge: 'lounge' }) as const)[page];

/** The address its screen goes to once it is let in. */
export const pathOf = ({ page }: Pick<DisplayProfile, 'page'>): '/board' | '/lounge' =>
	page === 'lounge' ? '/lounge' : '/board';

/** The settings a wall page draws with while it shows this entry. */
export const displayOf = (profile: DisplayProfile, entry: PlaylistEntry): Display => ({
	layout: entry.layout,
	diagonal: profile.diagonal,
	distance: profile.distance,
	locale: profile.locale,
	theme: profile.theme,
	safeArea: profile.safeArea,
	scope: scopeFrom(entry.scope),
	visibleToCustomers: profile.page === 'customer-board'
});

/**
 * The address of what it shows, for whoever may look there in their own name; the language is left to
 * them. It shows the same with their rights, and asks nothing of the screen.
 */
export function mirrorOf(profile: DisplayProfile, entry: PlaylistEntry): string {
	const { diagonal, distance, safeArea, theme, page } = profile;
	const settings = {
		layout: entry.layout,
		scope: entry.scope,
		diagonal,
		distance,
		safeArea,
		theme
	};
	const query = Object.entries({
		...settings,
		...(page === 'customer-board' ? { visibleToCustomers: 1 } : {})
	}).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
	return `${pathOf(profile)}?${query.join('&')}`;
}

/** What a display begins with that nobody has said anything of: a large set in the workshop. */
export const usualProfile = (name: string): DisplayProfile => ({
	name,
	place: '',
	page: 'board',
	playlist: [{ layout: 'bay', scope: '', dwellS: 60 }],
	diagonal: 65,
	distance: 8,
	theme: 'light',
	locale: 'zh-CN',
	safeArea: 5,
	sound: { volume: 0, quiet: null },
	hours: null
});

/** Why a profile says nothing a display could follow; the fields it is about. Empty: all is well. */
export function profileMistakes(profile: DisplayProfile): readonly (keyof DisplayProfile)[] {
	const mistakes: (keyof DisplayProfile)[] = [];
	if (profile.name.trim() === '') mistakes.push('name');
	if (profile.playlist.length === 0 || profile.playlist.some(({ scope }) => !isScope(scope)))
		mistakes.push('playlist');
	for (const field of ['diagonal', 'distance', 'safeArea'] as const) {
		const [least, most] = PROFILE_LIMITS[field];
		if (!(profile[field] >= least && profile[field] <= most)) mistakes.push(field);
	}
	if (profile.hours !== null && profile.hours.weekdays.length === 0) mistakes.push('hours');
	return mistakes;
}

const isScope = (scope: string): boolean => scope === '' || scopeFrom(scope) !== null;
