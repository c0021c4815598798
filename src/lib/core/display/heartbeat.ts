import { MINUTE_MS, SECOND_MS, type DurationMs } from '../time/instant.ts';

/**
 * What a display says of itself every half minute. It is shown to whoever looks after the screens and decides
 * nothing: a device can say what it likes.
 */

/** Between two heartbeats. */
export const HEARTBEAT_EVERY_MS: DurationMs = 30 * SECOND_MS;
/** Nothing heard for this long, three missed heartbeats: the display counts as silent (rule F3). */
export const SILENT_AFTER_MS: DurationMs = 90 * SECOND_MS;
/** A clock that is off by more is said (rule B13). */
export const MOST_DRIFT_MS: DurationMs = MINUTE_MS;

/** What the sound of a device is up to. */
export const SOUND_STATES = ['on', 'off', 'blocked', 'none'] as const;
/** `blocked`: the browser waits for somebody to touch it; `none`: it can make no sound. */
export type SoundState = (typeof SOUND_STATES)[number];

/** How well an engine carries the pages: A whole, B with patches, C without script only. */
export const TIERS = ['A', 'B', 'C'] as const;
type Tier = (typeof TIERS)[number];

/** One heartbeat. */
export interface Heartbeat {
	/** Of the page's code. */
	readonly version: string;
	/** Name and major version of the browser's engine, e.g. `Chromium 108`; empty: it says none. */
	readonly engine: string;
	readonly tier: Tier;
	/** CSS pixels, and how many of the device's lie in one. */
	readonly viewport: { readonly width: number; readonly height: number; readonly ratio: number };
	/** How old what it shows may be, real milliseconds; null: it shows nothing yet. */
	readonly dataAgeMs: number | null;
	/** The device's own clock at the moment of sending. */
	readonly deviceNow: number;
	readonly sound: SoundState;
	/** Whether the browser keeps the screen awake; null: it cannot. */
	readonly wakeLock: boolean | null;
	/** Which entry of the playlist is up, from 0. */
	readonly entry: number;
	/** What the screen does instead of showing its page, if anything. */
	readonly mode: 'page' | 'off-hours' | 'test-card';
	/** The last fault of the page, shortened; empty: none. */
	readonly fault: string;
}

/** Whether a display has fallen silent. `heardAt` null: not since the server started at `startedAt`. */
export const isSilent = (
	{ heardAt, startedAt }: { readonly heardAt: number | null; readonly startedAt: number },
	now: number
): boolean => now - (heardAt ?? startedAt) >= SILENT_AFTER_MS;

/** The engine of a user agent text and its major version; null where it names none that counts. */
export function engineOf(
	userAgent: string
): { readonly name: string; readonly major: number } | null {
	// Tizen writes the version without a name: `69.0.3497.106/5.5 TV Safari`.
	const chromium = /(?:Chrome|Chromium|CriOS)\/(\d+)|\b(\d+)\.0\.\d{4}\.\d+\/\d/.exec(userAgent);
	if (chromium !== null) return { name: 'Chromium', major: Number(chromium[1] ?? chromium[2]) };
	const firefox = /Firefox\/(\d+)/.exec(userAgent);
	if (firefox !== null) return { name: 'Firefox', major: Number(firefox[1]) };
	const safari = /Version\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari/.exec(userAgent);
	return safari === null ? null : { name: 'Safari', major: Number(safari[1]) };
}

/** From this version on an engine carries the pages whole, and from that one on with patches. */
const SUPPORT: Readonly<Record<string, readonly [number, number]>> = {
	Chromium: [94, 68],
	Firefox: [93, 78],
	Safari: [15, 13]
};

/**
 * Whether a browser names an engine that no patch makes run the programs of walls. One that names none is
 * given the program: whether that began shows on the device itself.
 */
export function runsNoProgram(userAgent: string): boolean {
	const engine = engineOf(userAgent);
	return engine !== null && tierOf(engine) === 'C';
}

/** The tier of an engine; one that does not name itself is taken to be old. */
export function tierOf(engine: { readonly name: string; readonly major: number } | null): Tier {
	const support = engine === null ? undefined : SUPPORT[engine.name];
	if (engine === null || support === undefined) return 'C';
	const [whole, patched] = support;
	if (engine.major >= whole) return 'A';
	return engine.major >= patched ? 'B' : 'C';
}
